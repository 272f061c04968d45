import { pacedEach, type Pace } from '../../pace';
import { addExample, isKept, type Cleaning } from '../cleaning';
import { keysOfRow, KeyIndex } from '../match';
import type { StepOf } from '../recipe';

/** Leaves out rows that repeat an earlier kept one. */
export function dropRepeats(table: Cleaning, { by }: StepOf<'drop-repeats'>, pace: Pace): Promise<void> {
	const earlierThan =
		by === 'match' ? matched(table) : equalCells(by === 'row' ? table.sheet.columns : cellsBy(table, by));
	return pacedEach(table.sheet.rowCount, pace, (row) => {
		if (!isKept(table, row)) return;
		const earlier = earlierThan(row);
		if (earlier === undefined) return;
		table.repeats.set(row, earlier);
		addExample(table, row, undefined, '', String(table.sheet.rowNumbers[earlier]));
	});
}

/** The earlier row that a row repeats; a row that repeats none is remembered. */
type EarlierThan = (row: number) => number | undefined;

function matched(table: Cleaning): EarlierThan {
	const seen = new KeyIndex<number>();
	return (row) => {
		const keys = keysOfRow(table, row);
		const [earlier] = seen.find(keys);
		if (earlier === undefined) seen.add(keys, row);
		return earlier;
	};
}

const cellsBy = (table: Cleaning, keys: readonly string[]) =>
	[...table.columns.values()].filter(({ key }) => keys.includes(key)).map(({ values }) => values);

/** Rows with the same text in all columns. Without any column no row repeats another. */
function equalCells(columns: readonly (readonly unknown[])[]): EarlierThan {
	const seen = new Map<string, number>();
	return (row) => {
		// Each cell's length before it, so that no two rows run together into the same text.
		let key = '';
		for (const values of columns) {
			const cell = String(values[row] ?? '');
			key += `${cell.length} ${cell}`;
		}
		const earlier = key === '' ? undefined : seen.get(key);
		if (earlier === undefined) seen.set(key, row);
		return earlier;
	};
}
