import { addDays, daysBetween, weekdayOf, type PlainDay } from '../time';

/** What *Later* offers on Today. */
export const LATER = ['tomorrow', 'in-3-days', 'monday'] as const;
/** What Log offers as a follow-up. */
export const PROMISES = ['tomorrow', 'in-3-days', 'in-1-week'] as const;
export type Later = (typeof LATER)[number];
export type Promised = (typeof PROMISES)[number];

const DAYS: Record<Promised, number> = { tomorrow: 1, 'in-3-days': 3, 'in-1-week': 7 };

/** The day a choice means when it is made on `today`; Monday is the next one, never today. */
export function dueDay(choice: Later | Promised, today: PlainDay): PlainDay {
	return addDays(today, choice === 'monday' ? 8 - weekdayOf(today) : DAYS[choice]);
}

/** The choice that leads from one day to the other, or null where none does. */
export function promiseOf(madeOn: PlainDay, dueOn: PlainDay): Promised | null {
	const days = daysBetween(madeOn, dueOn);
	return PROMISES.find((choice) => DAYS[choice] === days) ?? null;
}
