import { addDays, isPlainDay, type PlainDay } from '../time';

/** Days beyond today whose birthdays Today speaks of. */
const BIRTHDAYS_AHEAD = 7;

/** Month and day, `02-29`. */
export type MonthDay = string;

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/**
 * The birthdays kept on a day: those of its date, and on 28 February of a common year those of the 29th too. People born
 * on a leap day keep it within their month: so do most laws (New Zealand's Age of Majority Act, Taiwan's Civil Code), and
 * a greeting that is early is better than one that is late.
 */
export function birthdaysOn(day: PlainDay): MonthDay[] {
	const date = day.slice(5);
	return date === '02-28' && !isLeapYear(Number(day.slice(0, 4))) ? [date, '02-29'] : [date];
}

/** Today and the days after it of which Today speaks, each with the birthdays kept on it. */
export function birthdaysAhead(today: PlainDay): { day: PlainDay; born: MonthDay[] }[] {
	return Array.from({ length: BIRTHDAYS_AHEAD + 1 }, (_, days) => {
		const day = addDays(today, days);
		return { day, born: birthdaysOn(day) };
	});
}

/** Month and day of a birthday; undefined for one that is no day. */
export const monthDayOf = (birthday: string | undefined): MonthDay | undefined =>
	birthday !== undefined && isPlainDay(birthday) ? birthday.slice(5) : undefined;

/** The age reached by a birthday kept on `day`; undefined for one before or on the day of birth, or beyond belief. */
export function turning(birthday: PlainDay, day: PlainDay): number | undefined {
	const years = Number(day.slice(0, 4)) - Number(birthday.slice(0, 4));
	return years > 0 && years <= 120 ? years : undefined;
}
