import { numberStyleOf, parseNumber } from '../number';
import type { CleanColumn } from './cleaned';
import { isKept, type Cleaning } from './cleaning';
import type { Values } from './values';

export const isNumeric = ({ type }: CleanColumn): boolean => type === 'count' || type === 'amount';

/** The numbers that kept rows have in a column, and those rows; cells that say no number are passed over. */
export function keptNumbers(table: Cleaning, column: CleanColumn): { rows: number[]; numbers: Float64Array } {
	const read = column.normalised ? undefined : numberReader(column);
	const rows: number[] = [];
	const numbers: number[] = [];
	for (let row = 0; row < column.values.length; row++) {
		if (!isKept(table, row)) continue;
		const value = column.values.at(row);
		if (value === undefined) continue;
		const number = read ? read(value as string) : value;
		if (typeof number !== 'number') continue;
		rows.push(row);
		numbers.push(number);
	}
	return { rows, numbers: Float64Array.from(numbers) };
}

/** Reads the column's cells as it writes numbers; `undefined` where a cell is none, or could be two. */
export function numberReader({ values }: CleanColumn): (text: string) => number | undefined {
	const { mark } = numberStyleOf(texts(values));
	return (text) => {
		const number = parseNumber(text, mark);
		return number.ok ? number.value : undefined;
	};
}

function* texts(values: Values): Generator<string> {
	for (const value of values) if (typeof value === 'string') yield value;
}
