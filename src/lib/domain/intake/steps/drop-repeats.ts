import { pacedEach, type Pace } from '../../pace';
import { columnOf, isKept, leaveOut, type Cleaning } from '../cleaning';
import { keysOfRepeat, keysOfRow, KeyIndex } from '../match';
import type { ColumnKey, StepOf } from '../recipe';
import { hashOf, type TextColumn } from '../text-column';
import type { Values } from '../values';

/** Leaves out rows that repeat an earlier kept one. */
export function dropRepeats(table: Cleaning, { by }: StepOf<'drop-repeats'>, pace: Pace): Promise<void> {
	const earlierThan =
		by === 'match'
			? matched(table)
			: sameCells(by === 'row' ? fileColumns(table) : columnsOf(table, by), table.sheet.rowCount);
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

/** Cells of a column, and whether they are all numbers: there 1 and 1.0 are the same, as they are to pandas. */
interface Cells {
	values: TextColumn | Values;
	areNumbers: boolean;
}

/** Digits of a phone are no number. */
function cellsOf(values: TextColumn | Values, isPhone: boolean): Cells {
	if (isPhone) return { values, areNumbers: false };
	for (const value of values)
		if (value !== undefined && value !== '' && !isPlainNumber(value)) return { values, areNumbers: false };
	return { values, areNumbers: true };
}

const fileColumns = ({ sheet, columns }: Cleaning): Cells[] =>
	sheet.columns.map((values, index) => cellsOf(values, sheet.headers[index] === columns.get('phone')?.header));

const columnsOf = (table: Cleaning, keys: readonly ColumnKey[]): Cells[] =>
	keys.flatMap((key) => columnOf(table, key) ?? []).map(({ key, values }) => cellsOf(values, key === 'phone'));

/** A number, or text that is one and no code: without leading zeros, exact in a double. */
const isPlainNumber = (value: unknown): boolean =>
	typeof value === 'number' || /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(String(value));

/**
 * Rows with the same cells in all columns, found in a hash table with open addressing and linear probing (Knuth, The
 * Art of Computer Programming, section 6.4). It holds row numbers alone; cells are compared where the whole hashes
 * are the same. Without
 * any column no row repeats another.
 */
function sameCells(columns: readonly Cells[], rowCount: number): EarlierThan {
	if (columns.length === 0) return () => undefined;
	const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * rowCount))).fill(FREE);
	const hashes = new Int32Array(rowCount);
	return (row) => {
		const hash = (hashes[row] = hashOfRow(columns, row));
		let slot = hash & (slots.length - 1);
		for (; slots[slot] !== FREE; slot = (slot + 1) & (slots.length - 1)) {
			const earlier = slots[slot]!;
			if (hashes[earlier] !== hash) continue;
			if (columns.every((column) => cellOf(column, row) === cellOf(column, earlier))) return earlier;
		}
		slots[slot] = row;
		return undefined;
	};
}

const FREE = -1;

function hashOfRow(columns: readonly Cells[], row: number): number {
	let hash = 0;
	for (const column of columns) {
		const { values, areNumbers } = column;
		hash = Math.imul(hash, 31) + (areNumbers ? hashOf(cellOf(column, row)) : values.hashAt(row));
	}
	// The high bits decide too where the row stands (the finish of MurmurHash3).
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	return hash ^ (hash >>> 13);
}

function cellOf({ values, areNumbers }: Cells, row: number): string {
	const value = values.at(row) ?? '';
	return String(areNumbers && value !== '' ? Number(value) : value);
}
