import type { Customer } from '../customer';
import { readFieldText } from '../field-text';
import type { FieldKey } from '../fields';
import { failed, ok, type Problem, type Result } from '../problem';
import type { PlainDay } from '../time';
import type { ContactCard } from './contact-card';

export interface CardCustomer {
	customer: Omit<Customer, 'clock'>;
	/** What of the card could not be kept, and why. */
	leftOut: { field: FieldKey; problem: Problem }[];
}

/**
 * A customer as a card describes it, each value in its stored form. Fails with `row-no-name` where the card says neither
 * a name nor any way to reach somebody.
 *
 * @param typist.country ISO 3166-1 alpha-2, of phones without a country code
 */
export async function customerOfCard(
	card: ContactCard,
	id: string,
	typist: { country: string; today: PlainDay }
): Promise<Result<CardCustomer>> {
	const leftOut: CardCustomer['leftOut'] = [];
	const read = async (field: FieldKey, text: string | undefined): Promise<string | undefined> => {
		const value = await readFieldText(field, text ?? '', typist);
		if (!value.ok) leftOut.push({ field, problem: value.problem });
		return value.ok ? (value.value as string | undefined) : undefined;
	};
	const several = async (field: FieldKey, texts: string[]): Promise<string[]> => {
		const values = [];
		for (const text of texts) values.push(await read(field, text));
		return [...new Set(values.filter((value) => value !== undefined))];
	};
	const [phone, ...morePhones] = await several('phone', card.phones);
	const [email, ...moreEmails] = await several('email', card.emails);
	const values = {
		kind: card.isCompany ? ('company' as const) : undefined,
		name: await read('name', card.name),
		company: card.company === card.name ? undefined : await read('company', card.company),
		title: await read('title', card.title),
		phone,
		morePhones: morePhones.length ? morePhones : undefined,
		email,
		moreEmails: moreEmails.length ? moreEmails : undefined,
		address: await read('address', card.address),
		birthday: await read('birthday', card.birthday),
		notes: await read('notes', card.notes)
	};
	if (!values.name && !values.company && !phone && !email) return failed('row-no-name');
	const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
	return ok({ customer: { id, ...known }, leftOut });
}
