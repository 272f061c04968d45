import { pacedEach, type Pace } from '../../pace';
import { addExample, columnOf, isKept, noteCell, type Cleaning } from '../cleaning';
import { numberReader } from '../numbers';
import type { StepOf } from '../recipe';

/** Sets numbers outside the range aside with a note; what is no number is left to the step that normalises it. */
export async function range(table: Cleaning, step: StepOf<'range'>, pace: Pace): Promise<void> {
	const { least = -Infinity, most = Infinity } = step;
	const column = columnOf(table, step.column);
	if (!column) return;
	const read = numberReader(column);
	await pacedEach(table.sheet.rowCount, pace, (row) => {
		const value = column.values.at(row);
		if (value === undefined || !isKept(table, row)) return;
		const number = typeof value === 'string' ? read(value) : value;
		if (typeof number !== 'number' || (number >= least && number <= most)) return;
		column.values.set(row, undefined);
		column.faults.set(row, 'cell-out-of-range');
		noteCell(table, row, column, String(value), 'cell-out-of-range');
		addExample(table, row, column.header, String(value), '');
	});
}
