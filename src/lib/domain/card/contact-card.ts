/** A contact as phones hand it from one to the other: text as it stands there, unchecked. */
export interface ContactCard {
	company?: string;
	/** The card is that of a company, not of a person. */
	isCompany?: true;
	name?: string;
	title?: string;
	phones: string[];
	emails: string[];
	address?: string;
	/** `1980-02-29`. */
	birthday?: string;
	notes?: string;
}
