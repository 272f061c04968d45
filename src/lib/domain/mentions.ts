import type { Customer } from './customer';
import { digitsOf, fold } from './text';

/** Digits that make a number somebody's: a subscriber number without its area code has as many. */
const FEWEST_DIGITS = 7;

const significant = (text: string): string => digitsOf(text).replace(/^0+/, '');
const isPhone = (text: string): boolean => significant(text).length >= FEWEST_DIGITS && /^[\s\d+().\-/]+$/.test(text);

/**
 * Whether a row of a file speaks of a person: it holds their e-mail address or a phone number of theirs, in whatever
 * spelling, or their name and no phone number or address of somebody else.
 */
export function mentions(cells: readonly string[], people: readonly Customer[]): boolean {
	const emails = new Set(people.flatMap(({ email, moreEmails = [] }) => [email ?? '', ...moreEmails].map(fold)));
	const names = new Set(people.map(({ name }) => fold(name ?? '')));
	const phones = people.flatMap(({ phone, morePhones = [] }) => [phone ?? '', ...morePhones].map(significant));
	const isTheirs = (text: string) => phones.some((phone) => phone.endsWith(text) || (phone && text.endsWith(phone)));

	let named = false;
	let anothers = false;
	for (const cell of cells) {
		const text = fold(cell);
		if (text === '') continue;
		if (text.includes('@')) {
			if (emails.has(text)) return true;
			anothers = true;
		} else if (isPhone(text)) {
			if (isTheirs(significant(text))) return true;
			anothers = true;
		} else if (names.has(text)) named = true;
	}
	return named && !anothers;
}
