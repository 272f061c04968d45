import { pacedEach, type Pace } from '../../pace';
import { columnOf, isKept, leaveOut, type Cleaning } from '../cleaning';
import { keysOfRepeat, keysOfRow, KeyIndex } from '../match';
import type { ColumnKey, StepOf } from '../recipe';

/** Leaves out rows that repeat an earlier kept one. */
export function dropRepeats(table: Cleaning, { by }: StepOf<'drop-repeats'>, pace: Pace): Promise<void> {
	const earlierThan =
		by === 'match' ? matched(table) : sameCells(by === 'row' ? fileColumns(table) : columnsOf(table, by));
	return pacedEach(table.sheet.rowCount, pace, (row) => {
		if (!isKept(table, row)) return;
		const earlier = earlierThan(row);
		if (earlier !== undefined) leaveOut(table, row, earlier);
	});
}

/** The earlier row that a row repeats; a row that repeats none is remembered. */
type EarlierThan = (row: number) => number | undefined;

function matched(table: Cleaning): EarlierThan {
	const seen = new KeyIndex<number>();
	return (row) => {
		const keys = keysOfRow(table, row);
		const [earlier] = seen.find(keysOfRepeat(keys));
		if (earlier === undefined) seen.add(keys, row);
		return earlier;
	};
}

/** Values of a column, and whether they are all numbers: there 1 and 1.0 are the same, as they are to pandas. */
interface Cells {
	values: readonly unknown[];
	areNumbers: boolean;
}

/** Digits of a phone are no number. */
const cellsOf = (values: readonly unknown[], isPhone: boolean): Cells => ({
	values,
	areNumbers: !isPhone && values.every((value) => value === undefined || value === '' || isPlainNumber(value))
});

const fileColumns = ({ sheet, columns }: Cleaning): Cells[] =>
	sheet.columns.map((values, index) => cellsOf(values, sheet.headers[index] === columns.get('phone')?.header));

const columnsOf = (table: Cleaning, keys: readonly ColumnKey[]): Cells[] =>
	keys.flatMap((key) => columnOf(table, key) ?? []).map(({ key, values }) => cellsOf(values, key === 'phone'));

/** A number, or text that is one and no code: without leading zeros, exact in a double. */
const isPlainNumber = (value: unknown): boolean =>
	typeof value === 'number' || /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(String(value));

/** Rows under a cell of one column: the only one so far, or all by their cells in the next column. */
type Branch = Map<string, number | Branch>;

/**
 * Rows with the same cells in all columns, found in a tree with a level a column. It grows only where rows meet, so most
 * rows cost one look in the first column. Without any column no row repeats another.
 */
function sameCells(columns: readonly Cells[]): EarlierThan {
	const seen: Branch = new Map();
	return (row) => {
		let branch = seen;
		for (const [depth, column] of columns.entries()) {
			const cell = cellOf(column, row);
			const found = branch.get(cell);
			if (found === undefined) {
				branch.set(cell, row);
				return undefined;
			}
			const next = columns[depth + 1];
			if (typeof found === 'object') branch = found;
			else if (!next) return found;
			else {
				const grown: Branch = new Map([[cellOf(next, found), found]]);
				branch.set(cell, grown);
				branch = grown;
			}
		}
		return undefined;
	};
}

function cellOf({ values, areNumbers }: Cells, row: number): string {
	const value = values[row] ?? '';
	return String(areNumbers && value !== '' ? Number(value) : value);
}
