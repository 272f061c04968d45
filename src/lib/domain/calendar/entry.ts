import type { Customer } from '../customer';
import type { FollowUp } from '../follow-up';
import { registerStamp, type RegisterPath } from '../record';
import { stampTime } from '../stamp';
import type { PlainDay } from '../time';
import type { CalendarEntry } from './calendar-file';

const OF_FOLLOW_UP: RegisterPath[] = ['dueOn', 'dueTime', 'title', 'kind', 'repeatEveryDays'];
const OF_CUSTOMER: RegisterPath[] = ['name', 'company', 'address'];

/**
 * What the calendar is told of a follow-up: what, with whom, when, and of a visit where. No number, no note: calendars
 * travel to other devices. What is overdue stands on today, for in the past no phone rings.
 */
export function calendarEntry(
	followUp: FollowUp,
	customer: Customer,
	{ title, today, link }: { title: string; today: PlainDay; link?: string }
): CalendarEntry {
	const late = followUp.dueOn < today;
	const stamps = [
		...OF_FOLLOW_UP.map((path) => registerStamp(followUp, path)),
		...OF_CUSTOMER.map((path) => registerStamp(customer, path))
	];
	const changes = stamps.filter((stamp) => stamp !== '').map(stampTime);
	return {
		id: followUp.id,
		title,
		day: late ? today : followUp.dueOn,
		time: late ? undefined : followUp.dueTime,
		repeatEveryDays: followUp.repeatEveryDays,
		place: followUp.kind === 'visit' ? customer.address : undefined,
		link,
		// Moved to today, it must be newer than the entry that stood on its own day.
		changedAt: Math.max(0, ...changes, ...(late ? [Date.parse(`${today}T00:00:00Z`)] : []))
	};
}
