/** An instant: ISO 8601 in UTC, `2026-11-22T09:30:00.000Z`. Sorts as text. */
export type Instant = string;

/** A day of the calendar with no time zone, `2026-11-22`: birthdays and due days never shift when the phone travels. */
export type PlainDay = string;

const DAY = 86_400_000;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The calendar day of an instant in a time zone `offset` minutes east of UTC (the negative of `Date#getTimezoneOffset`). */
export function dayOf(at: Instant, offset: number): PlainDay {
	return new Date(Date.parse(at) + offset * 60_000).toISOString().slice(0, 10);
}

/** `day` moved by a whole number of days; plain days know no daylight saving, so this is exact. */
export function addDays(day: PlainDay, days: number): PlainDay {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDay, to: PlainDay): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** Whole years from one day to another, as an age is counted. */
export function yearsBetween(from: PlainDay, to: PlainDay): number {
	return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
}

/** ISO weekday of a plain day: Monday 1 … Sunday 7. */
export function weekdayOf(day: PlainDay): number {
	return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Whether the text is a day the Gregorian calendar has: `1990-02-30` is not one. */
export const isPlainDay = (text: string): text is PlainDay =>
	/^\d{4}-\d{2}-\d{2}$/.test(text) &&
	isCalendarDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));

/** Whether the Gregorian calendar has the day; months count from 1. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const length = month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
	return day >= 1 && day <= length;
}
