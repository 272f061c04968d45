import { failed, ok, type Result } from './problem';
import { isPlainDay, type PlainDay } from './time';

/** Which part comes first where both could be a day or a month; `mixed`: a column that holds both. */
export type DayOrder = 'dmy' | 'mdy' | 'mixed';
export interface DayStyle {
	order: DayOrder;
	/** Cells need the order and none proves it: it is the custom of the country. */
	assumed: boolean;
}

/** Countries that write the month first (CLDR short date formats). */
const MONTH_FIRST = new Set(['US', 'PR', 'VI', 'GU', 'AS', 'MP', 'UM', 'MH', 'FM', 'PW', 'PH']);
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const TIME = /(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$/i;
/** The form of ISO 8601, in which nearly all programs write days. */
const ISO = /^\d{4}-\d\d-\d\d$/;
const YEAR_FIRST = /^(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*[日号]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/;
const DAY_NAMED_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]*([a-z]{3,9})\.?,?[\s-]*(\d{4}|\d{2})$/i;
const NAMED_MONTH_DAY = /^([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;

/** Year as written, month and day where only one reading is possible; else both numbers. */
type Reading = { year: string; month: number; day: number } | { year: string; either: [number, number] } | null;

function readDay(text: string): Reading {
	const plain = text.normalize('NFKC').trim().replace(TIME, '').trim();
	let match = YEAR_FIRST.exec(plain) ?? COMPACT.exec(plain);
	if (match) return { year: match[1]!, month: Number(match[2]), day: Number(match[3]) };
	if ((match = YEAR_LAST.exec(plain))) {
		const [first, second] = [Number(match[1]), Number(match[3])];
		const year = match[4]!;
		if (second > 12) return { year, month: first, day: second };
		// Dots stand between day and month wherever dates are written with them.
		if (first > 12 || first === second || match[2] === '.') return { year, month: second, day: first };
		return { year, either: [first, second] };
	}
	if ((match = DAY_NAMED_MONTH.exec(plain))) return named(match[3]!, match[2]!, match[1]!);
	if ((match = NAMED_MONTH_DAY.exec(plain))) return named(match[3]!, match[1]!, match[2]!);
	return null;
}

function named(year: string, name: string, day: string): Reading {
	const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
	return month ? { year, month, day: Number(day) } : null;
}

/** What the cells of a column say about its order. @param country ISO 3166-1 alpha-2; decides where no cell does */
export function dayStyleOf(cells: Iterable<string>, country: string): DayStyle {
	let [dayFirst, monthFirst, either] = [false, false, false];
	for (const cell of cells) {
		if (ISO.test(cell)) continue;
		const match = YEAR_LAST.exec(cell.normalize('NFKC').trim().replace(TIME, '').trim());
		if (!match || match[2] === '.') continue;
		const [first, second] = [Number(match[1]), Number(match[3])];
		if (first > 31) continue;
		if (first > 12) dayFirst = true;
		else if (second > 12) monthFirst = true;
		else if (first !== second) either = true;
	}
	if (dayFirst && monthFirst) return { order: 'mixed', assumed: false };
	if (dayFirst || monthFirst) return { order: dayFirst ? 'dmy' : 'mdy', assumed: false };
	return { order: MONTH_FIRST.has(country) ? 'mdy' : 'dmy', assumed: either };
}

/**
 * A day of the calendar from `1990-02-28`, `1990/2/28`, `28.02.1990`, `19900228`, `1990年2月28日`, `Feb 28, 1990`,
 * `28/2/90`; a time after it is left off, a two-digit year is the latest that is not after `today`. A bare number (a
 * spreadsheet's serial day) is never taken for a date.
 *
 * Fails with `cell-not-a-date`, or `cell-ambiguous-date` where the order is `mixed` and both readings exist.
 */
export function parseDay(text: string, order: DayOrder, today: PlainDay): Result<PlainDay> {
	if (ISO.test(text)) return calendarDay(text);
	const reading = readDay(text);
	if (!reading) return failed('cell-not-a-date');
	if (!('either' in reading)) return plainDay(reading.year, reading.month, reading.day, today);
	if (order === 'mixed') return failed('cell-ambiguous-date');
	const [first, second] = reading.either;
	return order === 'dmy' ? plainDay(reading.year, second, first, today) : plainDay(reading.year, first, second, today);
}

function plainDay(year: string, month: number, day: number, today: PlainDay): Result<PlainDay> {
	const two = (part: number) => String(part).padStart(2, '0');
	const rest = `-${two(month)}-${two(day)}`;
	const century = today.slice(0, 2);
	const full =
		year.length === 4 ? year : `${century}${year}${rest}` <= today ? century + year : `${Number(century) - 1}${year}`;
	return calendarDay(full + rest);
}

const calendarDay = (text: string): Result<PlainDay> =>
	text >= '1000' && isPlainDay(text) ? ok(text) : failed('cell-not-a-date');
