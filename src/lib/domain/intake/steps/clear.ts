import { pacedEach, type Pace } from '../../pace';
import { addExample, type Cleaning } from '../cleaning';
import type { StepOf } from '../recipe';

/**
 * Empties cells that say one of the words. Cells are compared as they stand, spaces and case included; where the format
 * itself says what is missing, a word is meant.
 */
export async function clear(table: Cleaning, { words }: StepOf<'clear'>, pace: Pace): Promise<void> {
	if (table.sheet.saysMissing) return;
	const missing = new Set<unknown>(words);
	const columns = [...table.columns.values()].filter(({ normalised }) => !normalised);
	await pacedEach(table.sheet.rowCount, pace, (row) => {
		if (table.quarantined.has(row)) return;
		for (const { header, values } of columns) {
			const cell = values[row];
			if (cell === undefined || !missing.has(cell)) continue;
			values[row] = undefined;
			addExample(table, row, header, cell as string, '');
		}
	});
}
