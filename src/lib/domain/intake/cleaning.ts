import { problem, type ProblemCode } from '../problem';
import type { PlainDay } from '../time';
import type { CellNote, CleanColumn, Cleaned, Quarantined, QuarantineReason, StepReport } from './cleaned';
import type { ColumnKey } from './recipe';
import { cellsOf, type Sheet } from './sheet';
import { Values } from './values';

export interface CleanOptions {
	/** ISO 3166-1 alpha-2: country of phones without a code, and the custom where dates can be read two ways. */
	country: string;
	/** No birthday lies after it. */
	today: PlainDay;
	/** Numbers of rows that the person does not want in the book: kept aside before anything is judged. */
	leftOut?: ReadonlySet<number>;
}

/** The table while its steps run: each step changes it in place. */
export interface Cleaning extends Omit<Cleaned, 'rowCount' | 'rowNumbers' | 'quarantined' | 'notes' | 'steps'> {
	sheet: Sheet;
	/** By row. Many rows may share one reason. */
	quarantined: Map<number, QuarantineReason>;
	options: CleanOptions;
	/** Notes with the index of their row, of which some may still be kept aside. */
	cellNotes: (CellNote & { index: number })[];
	/** Of the step that runs. */
	report: StepReport;
}

const EXAMPLES = 5;

/** Counts something a step did, and shows the first few. */
export function addExample(
	table: Cleaning,
	row: number,
	column: string | undefined,
	from: string | number,
	to: string | number
): void {
	const { examples } = table.report;
	table.report.count++;
	if (examples.length < EXAMPLES)
		examples.push({ row: table.sheet.rowNumbers[row]!, column, from: String(from), to: String(to) });
}

/** The column a step asks for; where the file has none, the step says so. */
export function columnOf(table: Cleaning, key: ColumnKey): CleanColumn | undefined {
	const column = table.columns.get(key);
	if (!column) table.report.problems.push(problem('step-no-column', { key }));
	return column;
}

/** Says why the step that runs could not do its work in a column. */
export function addProblem(table: Cleaning, code: ProblemCode, column: string): void {
	table.report.problems.push(problem(code, { column }));
}

/** Says of a cell that it was set aside or repaired. */
export function noteCell(table: Cleaning, row: number, column: CleanColumn, text: string, code: ProblemCode): void {
	table.cellNotes.push({ index: row, row: table.sheet.rowNumbers[row]!, column: column.header, text, code });
}

/**
 * A column of numbers beside the file's, kept as a custom field; one of that name that the file brought is what an
 * earlier run made, and gives way. Returns its values, all empty.
 */
export function addAnalysisColumn(table: Cleaning, name: string): Values {
	const column: CleanColumn = {
		key: `custom/${name}`,
		header: name,
		type: 'amount',
		maxLength: Infinity,
		reversed: false,
		values: Values.none(table.sheet.rowCount),
		faults: new Map(),
		normalised: true
	};
	table.columns.set(column.key, column);
	return column.values;
}

/** Keeps a row aside, for the first reason found. */
export function quarantine(table: Cleaning, row: number, reason: QuarantineReason): void {
	table.aside[row] = 1;
	table.quarantined.set(row, reason);
}

/** A row kept aside as it stands in the file. Its cells are cut out when somebody looks at them: there may be thousands. */
export const quarantinedRow = (sheet: Sheet, row: number, why: QuarantineReason): Quarantined => ({
	row: sheet.rowNumbers[row]!,
	headers: sheet.headers,
	get cells() {
		return cellsOf(sheet, row);
	},
	...why
});

/** Leaves out a row that repeats an earlier one. */
export function leaveOut(table: Cleaning, row: number, earlier: number): void {
	table.aside[row] = 1;
	table.repeats.set(row, earlier);
	addExample(table, row, undefined, '', String(table.sheet.rowNumbers[earlier]));
}

/** Whether a row has been neither kept aside nor left out so far. */
export const isKept = ({ aside }: Pick<Cleaned, 'aside'>, row: number): boolean => aside[row] === 0;
