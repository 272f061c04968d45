/** A time of the day on a 24-hour clock, `09:00`; sorts as text. */
export type TimeOfDay = string;

/** Open from one time until another; until `00:00` is until the day ends. */
export interface OpenHours {
	from: TimeOfDay;
	until: TimeOfDay;
}

/** Hours by weekday, Monday first, in the time zone of the device; null where it is closed. */
export type BusinessHours = readonly (OpenHours | null)[];

/** Monday to Friday, nine to six: until somebody says otherwise. */
export const USUAL_HOURS: BusinessHours = Array.from({ length: 7 }, (_, day) =>
	day < 5 ? { from: '09:00', until: '18:00' } : null
);

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Why hours make no sense: a time is not there, or closing comes before opening. Undefined where they do. */
export function hoursProblem({ from, until }: OpenHours): 'incomplete' | 'closes-first' | undefined {
	if (!TIME.test(from) || !TIME.test(until)) return 'incomplete';
	return until === '00:00' || from < until ? undefined : 'closes-first';
}

/** The hours with those of one weekday changed. @param day 0 is Monday */
export const withDay = (hours: BusinessHours, day: number, open: OpenHours | null): BusinessHours =>
	hours.map((each, at) => (at === day ? open : each));
