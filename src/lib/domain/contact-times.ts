import type { Channel, Interaction } from './interaction';
import { instantOf, localText, type OffsetAt } from './local-time';
import { failed, ok, type Result } from './problem';
import type { RegisterPath } from './record';
import type { Instant } from './time';

/** The times of a contact that a person can enter. An inbound one starts when it is received. */
export type TimeField = 'startedAt' | 'respondedAt' | 'resolvedAt';
type Times = Pick<Interaction, 'startedAt' | 'receivedAt' | 'respondedAt' | 'resolvedAt'>;
type Registers = [RegisterPath, unknown][];

/** Earlier years are a year still being typed. */
const EARLIEST = '2000';
const MOST_MINUTES = 1440;
/** A visit that was never stopped tells nothing of its length. Milliseconds. */
const LONGEST_VISIT = 12 * 3_600_000;
/** Answered as they come in. */
const LIVE: ReadonlySet<Channel> = new Set(['phone', 'video', 'visit']);

export const timeOf = (contact: Times, field: TimeField): Instant | undefined =>
	field === 'startedAt' ? (contact.receivedAt ?? contact.startedAt) : contact[field];

/**
 * The time that a local date and time entered for a contact means; undefined where it is blank. A time left as it was
 * keeps its seconds. Fails with `time-unreadable`, `time-in-the-future` or `times-out-of-order`: received, then answered,
 * then resolved.
 *
 * @param text `2026-11-22T14:05` @param now milliseconds since 1970
 */
export function readTime(
	text: string,
	field: TimeField,
	contact: Times,
	now: number,
	offsetAt: OffsetAt
): Result<Instant | undefined> {
	if (text === '' && field !== 'startedAt') return ok(undefined);
	const stored = timeOf(contact, field);
	const entered = instantOf(text, offsetAt);
	if (entered === null || text < EARLIEST) return failed('time-unreadable');
	if (Date.parse(entered) > now) return failed('time-in-the-future');
	const [earlier, later] = neighbours(contact, field);
	// To the minute a time is entered in, both are the same moment.
	const same = [stored, earlier, later].find((each) => each && localText(each, offsetAt) === text);
	const at = same ?? entered;
	if ((earlier && at < earlier) || (later && at > later)) return failed('times-out-of-order');
	return ok(at);
}

/** What must come before and after a time, where it is known. */
function neighbours(contact: Times, field: TimeField): [earlier: Instant | undefined, later: Instant | undefined] {
	const { respondedAt, resolvedAt } = contact;
	const received = timeOf(contact, 'startedAt');
	if (field === 'startedAt') return [undefined, respondedAt ?? resolvedAt];
	return field === 'respondedAt' ? [received, resolvedAt] : [respondedAt ?? received, undefined];
}

/** What a time that was entered changes: with the start of an inbound contact its receipt, with its end its status. */
export function timeRegisters(contact: Interaction, field: TimeField, at: Instant | undefined): Registers {
	if (field === 'startedAt')
		return [['startedAt', at], ...(contact.receivedAt ? [['receivedAt', at] as const] : [])] as Registers;
	if (field === 'respondedAt') return [[field, at]];
	return [
		[field, at],
		['status', at ? 'resolved' : 'open']
	];
}

/** What changes when a contact was the other way round; what only an inbound contact has goes with it. */
export function directionRegisters(contact: Interaction, direction: Interaction['direction']): Registers {
	if (direction === 'out')
		return [
			['direction', 'out'],
			...['receivedAt', 'respondedAt', 'resolvedAt', 'status'].map((field): [string, undefined] => [field, undefined])
		];
	const { channel, outcome, startedAt } = contact;
	const answered = LIVE.has(channel) && outcome !== 'no-answer' && outcome !== 'missed';
	return [
		['direction', 'in'],
		['receivedAt', startedAt],
		['respondedAt', answered ? startedAt : undefined],
		['status', answered ? 'resolved' : 'open']
	];
}

/** What changes when an inbound contact is resolved `at`, or open again. */
export const statusRegisters = (status: 'open' | 'resolved', at: Instant): Registers => [
	['status', status],
	['resolvedAt', status === 'resolved' ? at : undefined]
];

/** Whether a customer waits for something: an answer, or what was asked for to be done. Null where for nothing. */
export function waitsFor({
	direction,
	status,
	respondedAt
}: Pick<Interaction, 'direction' | 'status' | 'respondedAt'>): 'answer' | 'resolution' | null {
	if (direction !== 'in' || status !== 'open') return null;
	return respondedAt ? 'resolution' : 'answer';
}

/** The length of a contact as typed, whole minutes; undefined where it is blank. Fails with `minutes-out-of-range`. */
export function readMinutes(typed: string): Result<number | undefined> {
	const text = typed.normalize('NFKC').trim();
	if (text === '') return ok(undefined);
	const minutes = Number(text);
	return /^\d+$/.test(text) && minutes <= MOST_MINUTES
		? ok(minutes)
		: failed('minutes-out-of-range', { most: MOST_MINUTES });
}

/** Whole minutes of a visit, one at least; null where it was stopped too late to say. @param now milliseconds since 1970 */
export function visitMinutes(startedAt: Instant, now: number): number | null {
	const length = now - Date.parse(startedAt);
	return length < 0 || length > LONGEST_VISIT ? null : Math.max(1, Math.round(length / 60_000));
}
