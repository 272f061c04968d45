import type { ColumnFacts, ColumnKind } from './question';

type Missing = null;
/** Values of a column, one a row. Numbers and days are NaN where there is none. */
export type Column = { id: string; open?: boolean } & (
	| { kind: 'number' | 'day'; values: Float64Array }
	| { kind: 'category'; values: (string | Missing)[] }
	| { kind: 'yesNo'; values: (boolean | Missing)[] }
	| { kind: 'tags'; values: (readonly string[] | Missing)[] }
);

/** A table of the book as columns, each with a value for every row. */
export interface Columns {
	rows: number;
	/** Id of the customer that each row belongs to. */
	customer: string[];
	columns: Column[];
}

/** Different values of a category that a form offers. */
const MOST_VALUES = 200;
/** Different values up to which a whole number is told apart by value, not by range. */
export const FEW_VALUES = 20;

export const number = <R>(id: string, rows: readonly R[], read: (row: R) => number | undefined): Column =>
	numeric(id, 'number', rows, read);

/** @param read days since 1970-01-01 */
export const day = <R>(id: string, rows: readonly R[], read: (row: R) => number | undefined): Column =>
	numeric(id, 'day', rows, read);

function numeric<R>(
	id: string,
	kind: 'number' | 'day',
	rows: readonly R[],
	read: (row: R) => number | undefined
): Column {
	const values = new Float64Array(rows.length);
	rows.forEach((row, index) => (values[index] = read(row) ?? NaN));
	return { id, kind, values };
}

/** @param open whether anybody may have typed anything there */
export const category = <R>(
	id: string,
	rows: readonly R[],
	read: (row: R) => string | undefined,
	open = false
): Column => ({ id, kind: 'category', open, values: rows.map((row) => read(row) || null) });

export const yesNo = <R>(id: string, rows: readonly R[], read: (row: R) => boolean | undefined): Column => ({
	id,
	kind: 'yesNo',
	values: rows.map((row) => read(row) ?? null)
});

export const tags = <R>(id: string, rows: readonly R[], read: (row: R) => readonly string[] | undefined): Column => ({
	id,
	kind: 'tags',
	open: true,
	values: rows.map((row) => (read(row)?.length ? read(row)! : null))
});

/** Days since 1970-01-01 of a plain day. */
export const dayNumber = (plainDay: string): number => Date.parse(`${plainDay}T00:00:00Z`) / 86_400_000;

/** What the page is told of a column. */
export function factsOf(column: Column): ColumnFacts {
	const { id, kind, open = false } = column;
	const numbers = column.kind === 'number' || column.kind === 'day';
	const facts = { id, kind: kind as ColumnKind, open };
	if (numbers) {
		const seen = new Set<number>();
		let [known, whole] = [0, true];
		for (const value of column.values) {
			if (Number.isNaN(value)) continue;
			known++;
			whole &&= Number.isSafeInteger(value);
			if (seen.size <= FEW_VALUES) seen.add(value);
		}
		return { ...facts, known, discrete: kind === 'number' && whole && seen.size <= FEW_VALUES, values: [] };
	}
	const counts = new Map<string, number>();
	let known = 0;
	for (const value of column.values) {
		if (value === null) continue;
		known++;
		for (const each of Array.isArray(value) ? value : [String(value)]) counts.set(each, (counts.get(each) ?? 0) + 1);
	}
	const values = [...counts].sort(([, one], [, other]) => other - one).map(([value]) => value);
	return { ...facts, known, discrete: false, values: values.slice(0, MOST_VALUES) };
}
