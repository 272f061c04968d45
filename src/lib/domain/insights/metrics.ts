import type { Interaction } from '../interaction';

/** A share of a whole, with what it was counted from. */
export interface Proportion {
	count: number;
	/** Of how many; at least 1. */
	n: number;
	share: number;
	/** The 95 % interval of the share. */
	low: number;
	high: number;
}

/** Standard normal quantile of 0.975. */
const Z = 1.959963984540054;

/**
 * A share with its 95 % score interval (Wilson 1927; method 3 of Newcombe 1998, Statistics in Medicine 17:857-872): it
 * stays within 0 and 1 and holds for small n. Null where there is nothing to take a share of.
 */
export function proportion(count: number, n: number): Proportion | null {
	if (n === 0) return null;
	const share = count / n;
	const centre = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
	const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
	return { count, n, share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** CSAT: ratings of 4 or 5 among all ratings given. Contacts without a rating are left out. */
export function customerSatisfaction(contacts: Iterable<Pick<Interaction, 'satisfaction'>>): Proportion | null {
	let satisfied = 0;
	let rated = 0;
	for (const { satisfaction } of contacts) {
		if (satisfaction === undefined) continue;
		rated++;
		if (satisfaction >= 4) satisfied++;
	}
	return proportion(satisfied, rated);
}

const DAY_MS = 86_400_000;

/** The overview's numbers, as counts; a proportion is null where there is nothing to count. */
export interface Overview {
	/** Contacts of the last 7 days, and of the 7 before. */
	contacts: { lastWeek: number; weekBefore: number };
	satisfaction: Proportion | null;
	/** Customers contacted in 28 days among all in the book. */
	coverage: Proportion | null;
	/** Open follow-ups whose day has passed. */
	overdue: number;
}

/** Days the overview looks back. */
export const OVERVIEW_DAYS = 28;

/** What the overview asks of a contact; `customerId` is missing where the customer is no longer in the book. */
export type CountedContact = Pick<Interaction, 'startedAt' | 'satisfaction'> & { customerId?: string };

/**
 * @param contacts those of the last 28 days, none from the trash, each under the customer that stands for it
 * @param customers how many there are in the book
 * @param now milliseconds since 1970
 */
export function overview(
	contacts: readonly CountedContact[],
	customers: number,
	overdue: number,
	now: number
): Overview {
	const age = (contact: CountedContact) => (now - Date.parse(contact.startedAt)) / DAY_MS;
	const recent = contacts.filter((contact) => age(contact) >= 0 && age(contact) < OVERVIEW_DAYS);
	const contacted = new Set(recent.flatMap(({ customerId }) => customerId ?? []));
	return {
		contacts: {
			lastWeek: recent.filter((contact) => age(contact) < 7).length,
			weekBefore: recent.filter((contact) => age(contact) >= 7 && age(contact) < 14).length
		},
		satisfaction: customerSatisfaction(recent),
		coverage: proportion(contacted.size, customers),
		overdue
	};
}
