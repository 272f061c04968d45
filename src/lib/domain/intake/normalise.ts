import { dayStyleOf, parseDay, type DayStyle } from '../day';
import { normaliseEmail } from '../email';
import { parseGender } from '../gender';
import { numberStyleOf, parseNumber, type NumberStyle } from '../number';
import { paceOfPart, pacedEach, type Pace } from '../pace';
import { normalisePhone } from '../phone';
import { problem, type Problem, type ProblemCode, type Result } from '../problem';
import { splitTags } from '../tag-list';
import { isMissing, tidy } from '../text';
import { isCalendarDay, type PlainDay } from '../time';
import { parseYesNo } from '../yes-no';
import type { CleanColumn } from './cleaned';
import { addExample, isKept, noteCell, type Cleaning } from './cleaning';
import type { ColumnKey } from './recipe';
import type { CellValue } from './values';

/** Marks and counts a normalised cell, or says why there is none. `note`: the value holds, but something was lost. */
interface Outcome {
	value?: CellValue;
	/** The value does not hold. */
	fault?: ProblemCode;
	note?: ProblemCode;
}

/**
 * Every column, or those named, to its field's type. A cell that does not say what its column asks is set aside with
 * a note.
 */
export async function normaliseColumns(table: Cleaning, pace: Pace, keys?: readonly ColumnKey[]): Promise<void> {
	const columns = [...table.columns.values()].filter(
		({ key, normalised }) => !normalised && (keys?.includes(key) ?? true)
	);
	for (const [index, column] of columns.entries())
		await normaliseColumn(table, column, paceOfPart(pace, index, columns.length));
}

async function normaliseColumn(table: Cleaning, column: CleanColumn, pace: Pace): Promise<void> {
	const { normalise, isNormal, assumption } = readerOf(column, table.options.country, table.options.today);
	if (assumption) table.columnNotes.push({ column: column.header, problem: assumption });
	await pacedEach(table.sheet.rowCount, pace, (row) => {
		if (isNormal?.(row)) return;
		const text = column.values.at(row) as string | undefined;
		if (text === undefined || !isKept(table, row)) return;
		const { value, fault, note } = outcomeOf(column, text, normalise);
		if (value !== text) column.values.set(row, value);
		if (fault) column.faults.set(row, fault);
		const code = fault ?? note ?? (text.isWellFormed() && !text.includes('\ufffd') ? undefined : 'cell-broken-text');
		if (code) noteCell(table, row, column, text, code);
		// A yes that stays a yes is no change.
		const isSame = typeof value === 'boolean' ? !column.reversed : String(value) === text;
		if (value !== undefined && !isSame) addExample(table, row, column.header, text, String(value));
	});
	column.values.compact();
	column.normalised = true;
}

function outcomeOf(column: CleanColumn, raw: string, normalise: (text: string) => Outcome): Outcome {
	const text = tidy(raw);
	if (text === '' || (column.type !== 'text' && column.type !== 'longText' && isMissing(text))) return {};
	if (text.length > column.maxLength) return { fault: 'cell-too-long' };
	return normalise(text);
}

interface Reader {
	normalise: (text: string) => Outcome;
	/** Whether the cell of a row says already what it would be normalised to; needs no string. */
	isNormal?: (row: number) => boolean;
	/** The convention by which ambiguous cells are read, where none of the column's proves it. */
	assumption?: Problem;
}

const outcome = <T extends CellValue>(result: Result<T | undefined>): Outcome =>
	result.ok ? { value: result.value } : { fault: result.problem.code };

function readerOf(column: CleanColumn, country: string, today: PlainDay): Reader {
	switch (column.type) {
		case 'text':
			return { normalise: (text) => ({ value: text.replace(/\s+/gu, ' ') }) };
		case 'longText':
			return { normalise: (text) => ({ value: text }) };
		case 'phone':
			return { normalise: (text) => phone(text, country) };
		case 'email':
			return { normalise: email };
		case 'gender':
			return { normalise: (text) => outcome(parseGender(text)) };
		case 'phones':
			return { normalise: (text) => ({ value: splitTags(text).map((each) => phoneOf(each, country)) }) };
		case 'emails':
			return { normalise: (text) => ({ value: splitTags(text).map(emailOf) }) };
		case 'tags':
			return { normalise: (text) => ({ value: splitTags(text) }) };
		case 'yesNo':
			return {
				normalise: (text) => {
					const answer = parseYesNo(text);
					return answer.ok ? { value: answer.value !== column.reversed } : { fault: answer.problem.code };
				}
			};
		case 'day':
			return dayReader(column, dayStyleOf(textsOtherThanIso(column), country), today);
		case 'count':
		case 'amount':
			return numberReader(column, numberStyleOf(texts(column)));
	}
}

function* texts(column: CleanColumn): Generator<string> {
	for (const value of column.values) if (value !== undefined) yield value as string;
}

/** An ISO day proves nothing of the others' order. */
function textsOtherThanIso({ values }: CleanColumn): string[] {
	const others: string[] = [];
	for (let row = 0; row < values.length; row++)
		if (values.isoDayAt(row) === 0 && !values.isGap(row)) others.push(values.at(row) as string);
	return others;
}

/** What is no address is kept as it was typed, for a person to mend; it is no way to reach anybody. */
function email(text: string): Outcome {
	const address = normaliseEmail(text);
	return address.ok ? { value: address.value } : { value: text, fault: address.problem.code };
}

/** So is what cannot be dialled. */
function phone(text: string, country: string): Outcome {
	const found = normalisePhone(text, country);
	if (!found.ok) return { value: text, fault: found.problem.code };
	return { value: found.value.number, note: found.value.extension ? 'cell-phone-extension' : undefined };
}

/** One of several numbers: what cannot be dialled as it stands is kept as it was typed. */
function phoneOf(text: string, country: string): string {
	const found = normalisePhone(text, country);
	return found.ok && found.value.extension === undefined ? found.value.number : text;
}

function emailOf(text: string): string {
	const address = normaliseEmail(text);
	return address.ok ? address.value : text;
}

/** `parseDay` takes no year of fewer digits. */
const FIRST_DAY = 1000_01_01;

function dayReader({ key, values }: CleanColumn, { order, assumed }: DayStyle, today: PlainDay): Reader {
	const last = key === 'birthday' ? Number(today.replaceAll('-', '')) : Infinity;
	return {
		isNormal: (row) => {
			const day = values.isoDayAt(row);
			if (day < FIRST_DAY || day > last) return false;
			return isCalendarDay(Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100);
		},
		normalise: (text) => {
			const day = parseDay(text, order, today);
			return key === 'birthday' && day.ok && day.value > today ? { fault: 'cell-in-the-future' } : outcome(day);
		},
		assumption: assumed ? problem('column-day-order-assumed', { used: order }) : undefined
	};
}

function numberReader({ type, range }: CleanColumn, { mark, assumed }: NumberStyle): Reader {
	return {
		normalise: (text) => {
			const number = parseNumber(text, mark);
			if (!number.ok) return { fault: number.problem.code };
			if (type === 'count' && !Number.isInteger(number.value)) return { fault: 'cell-not-a-number' };
			if (range && (number.value < range[0] || number.value > range[1])) return { fault: 'cell-out-of-range' };
			return { value: number.value };
		},
		assumption: assumed ? problem('column-decimal-mark-assumed', { used: mark }) : undefined
	};
}
