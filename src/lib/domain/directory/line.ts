import { displayName, type Customer } from '../customer';
import { digitsOf, fold } from '../text';

/** Ends a part of a line. No folded needle holds a separator, so that none matches across two parts. */
const NEXT = '\n';
/** Ends the names. */
const REST = '\v';
/** Begins the phones. */
const PHONES = '\t';

/**
 * What of a customer can be searched, as one folded line: the name on display and the company; after a vertical tab the
 * number in another system, e-mail addresses, handles, the address, tags and notes; after a tab the digits of every phone.
 * Searching is one `indexOf` a word.
 */
export function searchLine(customer: Customer): string {
	const { name, company, email, externalId, phone, moreEmails, morePhones, handles, address, tags, notes } = customer;
	const shown = displayName(customer);
	let line = fold(shown) + NEXT;
	if (company && company !== shown) line += fold(company) + NEXT;
	line += REST;
	if (externalId && name) line += fold(externalId) + NEXT;
	if (email) line += fold(email) + NEXT;
	if (moreEmails) for (const text of moreEmails) line += fold(text) + NEXT;
	if (handles) for (const text of Object.values(handles)) line += fold(text) + NEXT;
	if (address) line += fold(address) + NEXT;
	if (tags) for (const text of tags) line += fold(text) + NEXT;
	if (notes) line += fold(notes) + NEXT;
	line += PHONES;
	if (phone) line += digitsOf(phone) + NEXT;
	if (morePhones) for (const text of morePhones) line += digitsOf(text) + NEXT;
	return line;
}

/** Whether the name on display is that of a person, as far as is known. */
export const isPersonName = ({ kind, name, company }: Customer): boolean =>
	kind !== 'company' && !!name && name !== company;

/** One line for several customers that are one person: the first one's name is the name. */
export function joinLines(lines: readonly string[]): string {
	const parts = lines.map((line) => [
		line.slice(0, namesEnd(line)),
		line.slice(namesEnd(line) + 1, textEnd(line)),
		line.slice(textEnd(line) + 1)
	]);
	const all = (part: number) => parts.map((each) => each[part]).join('');
	return all(0) + REST + all(1) + PHONES + all(2);
}

export type LineParts = readonly [name: string, others: string, texts: string, phones: string];

/** A line in four, each part with what ends it: the name on display, the names beside it, other texts, phones. */
export function partsOf(line: string): LineParts {
	const [name, names, texts] = [nameEnd(line) + 1, namesEnd(line) + 1, textEnd(line) + 1];
	return [line.slice(0, name), line.slice(name, names), line.slice(names, texts), line.slice(texts)];
}

/** Where the name ends. */
export const nameEnd = (line: string): number => line.indexOf(NEXT);
/** Where the names of a person and of companies end. */
export const namesEnd = (line: string): number => line.indexOf(REST);
/** Where all but the phones ends. */
export const textEnd = (line: string): number => line.indexOf(PHONES);
