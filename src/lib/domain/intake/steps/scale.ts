import type { Pace } from '../../pace';
import { addAnalysisColumn, addExample, columnOf, addProblem, type Cleaning } from '../cleaning';
import { keptNumbers } from '../numbers';
import type { StepOf } from '../recipe';
import { scaled } from '../statistics';

/** Puts the numbers of kept rows on another scale, in an analysis column; a gap stays a gap. */
export async function scale(table: Cleaning, step: StepOf<'min-max' | 'standardise'>, pace: Pace): Promise<void> {
	const column = columnOf(table, step.column);
	if (!column) return;
	await pace(0, 1);
	const { rows, numbers } = keptNumbers(table, column);
	const found = scaled(numbers, step.step);
	if (!found.ok) return addProblem(table, found.problem.code, column.header);
	const values = addAnalysisColumn(table, step.into);
	for (let index = 0; index < rows.length; index++) {
		const row = rows[index]!;
		values.set(row, found.value[index]);
		addExample(table, row, column.header, numbers[index]!, found.value[index]!);
	}
}
