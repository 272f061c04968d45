import type { ContactCard } from './contact-card';
import { writeCard } from './write-card';

/** Octets of the largest code that common phones still read off a screen: version 25 of ISO/IEC 18004, correction M. */
export const MOST_OCTETS = 997;

/** What a code has no room for, the first to go first. */
const DISPENSABLE = ['notes', 'address', 'more'] as const;
export type Dispensable = (typeof DISPENSABLE)[number];

const octets = (text: string): number => new TextEncoder().encode(text).length;

/** A line of a code is not folded: readers of codes seldom put it together again. */
const unfolded = (text: string): string => text.replaceAll('\r\n ', '');

/** The card as a code carries it, and what had to be left out of it; null where not even the name and one number fit. */
export function codeOfCard(card: ContactCard): { text: string; leftOut: Dispensable[] } | null {
	const leftOut: Dispensable[] = [];
	let smaller = card;
	for (const next of [undefined, ...DISPENSABLE]) {
		if (next) {
			const without = leave(smaller, next);
			if (without === smaller) continue;
			smaller = without;
			leftOut.push(next);
		}
		const text = unfolded(writeCard(smaller));
		if (octets(text) <= MOST_OCTETS) return { text, leftOut };
	}
	return null;
}

/** The card without it, or the card itself where it has none. */
function leave(card: ContactCard, what: Dispensable): ContactCard {
	if (what !== 'more') return card[what] ? { ...card, [what]: undefined } : card;
	const { phones, emails, title, birthday } = card;
	if (phones.length < 2 && emails.length < 2 && !title && !birthday) return card;
	return { ...card, phones: phones.slice(0, 1), emails: emails.slice(0, 1), title: undefined, birthday: undefined };
}
