import { pacedEach, type Pace } from '../../pace';
import { problem, type ProblemCode } from '../../problem';
import { addExample, columnOf, isKept, quarantine, type Cleaning } from '../cleaning';
import type { StepOf } from '../recipe';

/** What a row says to be reached by, where that is the only thing and cannot be. */
const IMPOSSIBLE: ReadonlyMap<ProblemCode, ProblemCode> = new Map([
	['cell-not-a-phone', 'row-impossible-phone'],
	['cell-not-an-email', 'row-impossible-email']
]);

/** Keeps aside rows in which none of the columns has a value that holds. */
export function require(table: Cleaning, { anyOf, reason }: StepOf<'require'>, pace: Pace): Promise<void> {
	const columns = anyOf.flatMap((key) => table.columns.get(key) ?? []);
	return pacedEach(table.sheet.rowCount, pace, (row) => {
		if (!isKept(table, row)) return;
		if (columns.some(({ values, faults }) => !values.isGap(row) && !faults.has(row))) return;
		const bad = columns.find(({ faults }) => faults.has(row));
		const column = (bad ?? (columns.length === 1 ? columns[0] : undefined))?.header;
		const value = String(bad?.values.at(row) ?? '');
		const impossible = bad && IMPOSSIBLE.get(bad.faults.get(row)!);
		quarantine(table, row, { reason: impossible ? problem(impossible, { value }) : problem(reason), column });
		addExample(table, row, column, value, '');
	});
}

/**
 * Keeps aside rows with a gap in one of the columns. A column named that the file does not have is a gap in every
 * row, and said once.
 */
export function requireAll(table: Cleaning, { columns }: StepOf<'require-all'>, pace: Pace): Promise<void> {
	const found = columns === 'all' ? [...table.columns.values()] : columns.flatMap((key) => columnOf(table, key) ?? []);
	const isWhole = columns === 'all' || found.length === columns.length;
	const reason = problem('row-missing-value');
	const reasons = new Map(found.map((column) => [column, { reason, column: column.header }]));
	return pacedEach(table.sheet.rowCount, pace, (row) => {
		if (!isKept(table, row)) return;
		const gap = found.find(({ values }) => values.isGap(row));
		if (!gap && isWhole) return;
		quarantine(table, row, (gap && reasons.get(gap)) ?? { reason });
		addExample(table, row, gap?.header, '', '');
	});
}
