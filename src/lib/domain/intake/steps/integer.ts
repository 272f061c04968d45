import { pacedEach, type Pace } from '../../pace';
import { addExample, columnOf, isKept, type Cleaning } from '../cleaning';
import { numberReader } from '../numbers';
import type { StepOf } from '../recipe';

/** Cuts fractions off, toward zero, as `astype(int)` does; what is no number is left as it is. */
export async function integer(table: Cleaning, step: StepOf<'integer'>, pace: Pace): Promise<void> {
	const column = columnOf(table, step.column);
	if (!column) return;
	const read = numberReader(column);
	await pacedEach(table.sheet.rowCount, pace, (row) => {
		const value = column.values.at(row);
		if (value === undefined || !isKept(table, row)) return;
		const number = typeof value === 'string' ? read(value) : value;
		if (typeof number !== 'number' || Number.isInteger(number)) return;
		const whole = Math.trunc(number);
		column.values.set(row, column.normalised ? whole : String(whole));
		addExample(table, row, column.header, String(value), String(whole));
	});
}
