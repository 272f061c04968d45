import { pacedEach, type Pace } from '../../pace';
import { addAnalysisColumn, addExample, columnOf, isKept, type Cleaning } from '../cleaning';
import type { StepOf } from '../recipe';

/** Replaces values that are named by others, in place or in an analysis column. */
export async function mapValues(table: Cleaning, step: StepOf<'map-values'>, pace: Pace): Promise<void> {
	const column = columnOf(table, step.column);
	if (!column) return;
	const meant = new Map(Object.entries(step.values));
	const into = step.into ? addAnalysisColumn(table, step.into) : column.values;
	const asText = !step.into && !column.normalised;
	await pacedEach(table.sheet.rowCount, pace, (row) => {
		const value = column.values.at(row);
		if (value === undefined || !isKept(table, row)) return;
		const mapped = meant.get(String(value));
		if (mapped === undefined) return;
		into.set(row, asText ? String(mapped) : mapped);
		addExample(table, row, column.header, String(value), String(mapped));
	});
}
