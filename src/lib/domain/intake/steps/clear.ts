import { pacedEach, type Pace } from '../../pace';
import { addExample, isKept, type Cleaning } from '../cleaning';
import type { StepOf } from '../recipe';

/**
 * Empties cells that say one of the words. Cells are compared as they stand, spaces and case included; where the format
 * itself says what is missing, a word is meant.
 */
export async function clear(table: Cleaning, { words }: StepOf<'clear'>, pace: Pace): Promise<void> {
	if (table.sheet.saysMissing) return;
	const missing = new Set<unknown>(words);
	const longest = Math.max(...words.map(({ length }) => length));
	const columns = [...table.columns.values()].filter(({ normalised }) => !normalised);
	await pacedEach(table.sheet.rowCount, pace, (row) => {
		if (!isKept(table, row)) return;
		for (const { header, values } of columns) {
			if (values.isGap(row) || values.lengthAt(row) > longest) continue;
			const cell = values.at(row) as string;
			if (!missing.has(cell)) continue;
			values.set(row, undefined);
			addExample(table, row, header, cell, '');
		}
	});
}
