/** A contact that was saved just now. */
export interface Fresh {
	contact: string;
	/** The journal's entry that later taps go on with. */
	action: string;
	/** The customer whose page the rep came from. */
	from: string | undefined;
	/** The app saved it, on coming back from the phone: the rep has not said yet that there was a contact. */
	returned?: true;
}
