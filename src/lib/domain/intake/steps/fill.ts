import { pacedEach, type Pace } from '../../pace';
import { ok, type Result } from '../../problem';
import { isMissing } from '../../text';
import type { CleanColumn } from '../cleaned';
import { addExample, addProblem, columnOf, isKept, type Cleaning } from '../cleaning';
import { isNumeric, keptNumbers } from '../numbers';
import type { Filling, StepOf } from '../recipe';
import { statisticOf } from '../statistics';
import type { CellValue } from '../values';

/**
 * Fills gaps of kept rows. What was filled is marked: it never takes the place of something a customer in the book
 * already has. A cell that was set aside is no gap.
 */
export async function fill(table: Cleaning, step: StepOf<'fill'>, pace: Pace): Promise<void> {
	const columns =
		step.columns === 'numbers'
			? [...table.columns.values()].filter(isNumeric)
			: step.columns.flatMap((key) => columnOf(table, key) ?? []);
	for (const column of columns) {
		const gaps = await gapsOf(table, column, pace);
		if (gaps.length === 0) continue;
		const filling = await fillingOf(table, column, step.with);
		if (!filling.ok) {
			addProblem(table, filling.problem.code, column.header);
			continue;
		}
		column.filled ??= new Set();
		for (const row of gaps) {
			addExample(table, row, column.header, String(column.values.at(row) ?? ''), String(filling.value));
			column.values.set(row, filling.value);
			column.filled.add(row);
		}
	}
}

/** Rows without a value; in a column of numbers also those whose text says that there is none, as a blank does. */
async function gapsOf(table: Cleaning, column: CleanColumn, pace: Pace): Promise<number[]> {
	const { values, faults } = column;
	const isBlank = (value: CellValue | undefined) => typeof value === 'string' && isMissing(value);
	const gaps: number[] = [];
	await pacedEach(table.sheet.rowCount, pace, (row) => {
		const isGap = values.isGap(row) || (isNumeric(column) && isBlank(values.at(row)));
		if (isGap && !faults.has(row) && isKept(table, row)) gaps.push(row);
	});
	return gaps;
}

/** The value for a column's gaps; text in a column that is still text, whole in one of counts. */
async function fillingOf(table: Cleaning, column: CleanColumn, filling: Filling): Promise<Result<CellValue>> {
	if (typeof filling === 'object') return ok(filling.value);
	const values =
		filling === 'mode' && !isNumeric(column) ? keptTexts(table, column) : keptNumbers(table, column).numbers;
	const found = await statisticOf<number | string>(values, filling);
	if (!found.ok) return found;
	const value = column.type === 'count' ? Math.round(Number(found.value)) : found.value;
	return ok(column.normalised ? value : String(value));
}

const keptTexts = (table: Cleaning, { values }: CleanColumn): string[] =>
	[...values].filter((value, row): value is string => typeof value === 'string' && isKept(table, row));
