import type { FollowUp } from '../follow-up';
import { addDays, daysBetween, type PlainDay } from '../time';

/** Days beyond today that Today looks ahead. */
const DAYS_AHEAD = 7;

/** The last day that Today shows. */
export const horizonOf = (today: PlainDay): PlainDay => addDays(today, DAYS_AHEAD);

export type AgendaSection = 'overdue' | 'today' | 'ahead';

/** Where a due day stands; null beyond the horizon. Plain days against a plain day: the time zone has no say. */
export function sectionOf(dueOn: PlainDay, today: PlainDay): AgendaSection | null {
	const days = daysBetween(today, dueOn);
	if (days < 0) return 'overdue';
	if (days === 0) return 'today';
	return days <= DAYS_AHEAD ? 'ahead' : null;
}

type Due = Pick<FollowUp, 'id' | 'dueOn' | 'dueTime'>;

/** Order of the agenda: by day, timed ones by the clock before those of any time; ids keep the order of promising. */
export function byDue(a: Due, b: Due): number {
	const key = ({ dueOn, dueTime, id }: Due) => `${dueOn} ${dueTime ?? '~'} ${id}`;
	const [first, second] = [key(a), key(b)];
	return first < second ? -1 : first > second ? 1 : 0;
}
