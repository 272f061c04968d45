import { pacedEach, type Pace } from '../../pace';
import { addExample, isKept, type Cleaning } from '../cleaning';
import type { StepOf } from '../recipe';
import { hashOf } from '../text-column';

/**
 * Empties cells that say one of the words. Cells are compared as they stand, spaces and case included; where the format
 * itself says what is missing, a word is meant.
 */
export async function clear(table: Cleaning, { words }: StepOf<'clear'>, pace: Pace): Promise<void> {
	if (table.sheet.saysMissing) return;
	const missing = new Set<unknown>(words);
	const longest = Math.max(...words.map(({ length }) => length));
	const hashes = new Set(words.map((word) => hashOf(word)));
	const columns = [...table.columns.values()].filter(({ normalised }) => !normalised);
	await pacedEach(table.sheet.rowCount, pace, (row) => {
		if (!isKept(table, row)) return;
		for (const { header, values } of columns) {
			// Most cells are no such word, which needs no string to tell.
			if (values.lengthAt(row) > longest || !hashes.has(values.hashAt(row))) continue;
			const cell = values.at(row);
			if (typeof cell !== 'string' || !missing.has(cell)) continue;
			values.set(row, undefined);
			addExample(table, row, header, cell, '');
		}
	});
}
