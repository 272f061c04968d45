import type { FollowUp } from '../follow-up';
import { failed, ok, type Result } from '../problem';
import { addDays, daysBetween, isPlainDay, type PlainDay } from '../time';

/** Days that a follow-up may lie ahead, and that may pass between two of a series. */
const FARTHEST = 3650;

/** What a follow-up is promised as. */
export type FollowUpWords = Pick<FollowUp, 'dueOn' | 'dueTime' | 'title' | 'kind' | 'repeatEveryDays'>;

/**
 * The day chosen for a follow-up. Fails with `follow-up-no-day`, `follow-up-too-far`, or `follow-up-day-passed`: nothing
 * can be promised for yesterday.
 *
 * @param before the day it has now: one that is late may keep it while other things of it change
 */
export function parseDueOn(text: string, today: PlainDay, before?: PlainDay): Result<PlainDay> {
	if (!isPlainDay(text)) return failed('follow-up-no-day');
	if (text < today && text !== before) return failed('follow-up-day-passed');
	return daysBetween(today, text) > FARTHEST ? failed('follow-up-too-far') : ok(text);
}

/** Days between two of a series as typed; undefined for none. Fails with `follow-up-repeat-not-days`. */
export function parseRepeat(text: string): Result<number | undefined> {
	const digits = text.normalize('NFKC').trim();
	if (digits === '') return ok(undefined);
	const days = /^\d{1,9}$/.test(digits) ? Number(digits) : NaN;
	return isRepeat(days) ? ok(days) : failed('follow-up-repeat-not-days', { most: FARTHEST });
}

const isRepeat = (days: number | undefined): days is number =>
	days !== undefined && Number.isInteger(days) && days >= 1 && days <= FARTHEST;

/**
 * The next day of a series once one of it is done: steps on from the day it was promised for, and passes over those that
 * are gone by. Undefined where it does not repeat, or by what is no number of days.
 */
export function nextDueOn(
	{ dueOn, repeatEveryDays: every }: Pick<FollowUp, 'dueOn' | 'repeatEveryDays'>,
	today: PlainDay
): PlainDay | undefined {
	if (!isRepeat(every)) return undefined;
	const gone = Math.max(0, Math.floor(daysBetween(dueOn, today) / every));
	return addDays(dueOn, (gone + 1) * every);
}
