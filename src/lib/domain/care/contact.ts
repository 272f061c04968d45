import type { Interaction } from '../interaction';
import { dayOf, daysBetween, type Instant, type PlainDay } from '../time';

/** Minutes that a place's clock is east of UTC at an instant: daylight saving moves it. */
export type OffsetAt = (at: Instant) => number;

/** Whether a contact cares for the customer: on any channel, in either direction, unless nobody was met or answered. */
export const isCare = ({ outcome, deleted }: Pick<Interaction, 'outcome' | 'deleted'>): boolean =>
	!deleted && outcome !== 'no-answer' && outcome !== 'missed';

/** Days on which there was care, the latest first: the contacts of one local day are one. */
export function careDays(
	contacts: Iterable<Pick<Interaction, 'outcome' | 'deleted' | 'startedAt'>>,
	offsetAt: OffsetAt
): PlainDay[] {
	const days = new Set<PlainDay>();
	for (const contact of contacts) if (isCare(contact)) days.add(dayOf(contact.startedAt, offsetAt(contact.startedAt)));
	return [...days].sort().reverse();
}

/** Median of the gaps between the days, in whole days; undefined under three of them. @param days the latest first */
export function usualGap(days: readonly PlainDay[]): number | undefined {
	const gaps = days.slice(1).map((day, index) => daysBetween(day, days[index]!));
	if (gaps.length < 2) return undefined;
	const sorted = gaps.sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return Math.round(sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2);
}
