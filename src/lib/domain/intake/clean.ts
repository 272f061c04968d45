import { paceOfPart, pacedEach, type Pace } from '../pace';
import { problem, type ProblemCode } from '../problem';
import type { Cleaned } from './cleaned';
import { addExample, isKept, quarantine, type Cleaning, type CleanOptions } from './cleaning';
import { mapColumns } from './columns';
import { fingerprintsOf } from './fingerprint';
import type { Mapping } from './mapping';
import { keysOfRow, KeyIndex } from './match';
import { normaliseColumns } from './normalise';
import type { Recipe, Step, StepKind } from './recipe';
import { rowAt, type Sheet } from './sheet';

type Run<S extends Step> = (table: Cleaning, step: S, pace: Pace) => Promise<void>;

/** What a row says to be reached by, where that is the only thing and cannot be. */
const IMPOSSIBLE: ReadonlyMap<ProblemCode, ProblemCode> = new Map([
	['cell-not-a-phone', 'row-impossible-phone'],
	['cell-not-an-email', 'row-impossible-email']
]);

/** How each kind of step is carried out. A new kind is one more entry here and one more member of `Step`. */
const STEPS: { [K in StepKind]: Run<Extract<Step, { step: K }>> } = {
	normalise: (table, _, pace) => normaliseColumns(table, pace),

	require: (table, { anyOf, reason }, pace) =>
		pacedEach(table.sheet.rowCount, pace, (row) => {
			if (!isKept(table, row)) return;
			const columns = anyOf.flatMap((key) => table.columns.get(key) ?? []);
			if (columns.some(({ values, faults }) => values[row] !== undefined && !faults.has(row))) return;
			const bad = columns.find(({ faults }) => faults.has(row));
			const column = (bad ?? (columns.length === 1 ? columns[0] : undefined))?.header;
			const value = String(bad?.values[row] ?? '');
			const impossible = bad && IMPOSSIBLE.get(bad.faults.get(row)!);
			quarantine(table, row, impossible ? problem(impossible, { value }) : problem(reason), column);
			addExample(table, row, column, value, '');
		}),

	'drop-repeats': (table, _, pace) => {
		const seen = new KeyIndex<number>();
		return pacedEach(table.sheet.rowCount, pace, (row) => {
			if (!isKept(table, row)) return;
			const keys = keysOfRow(table, row);
			const [earlier] = seen.find(keys);
			if (earlier === undefined) return seen.add(keys, row);
			table.repeats.set(row, earlier);
			addExample(table, row, undefined, '', String(table.sheet.rowNumbers[earlier]));
		});
	}
};

/**
 * Carries a recipe out on a sheet. Rows with too many or too few cells are kept aside first, since their cells may
 * stand under the wrong headers; columns the recipe left as text are normalised last, since a record holds no other.
 *
 * @throws Cancelled by the pace
 */
export async function clean(
	sheet: Sheet,
	mapping: Mapping,
	recipe: Recipe,
	options: CleanOptions,
	pace: Pace
): Promise<Cleaned> {
	const parts = recipe.steps.length + 2;
	const table: Cleaning = {
		sheet,
		options,
		...mapColumns(sheet, mapping),
		fingerprints: await fingerprintsOf(sheet, paceOfPart(pace, 0, parts)),
		quarantined: new Map(),
		repeats: new Map(),
		cellNotes: [],
		columnNotes: [],
		report: { step: 'normalise', count: 0, examples: [] }
	};
	for (const number of options.leftOut ?? []) {
		const row = rowAt(sheet, number);
		if (row >= 0) quarantine(table, row, problem('row-left-out'));
	}
	const width = sheet.headers.length;
	for (const [row, { length }] of sheet.uneven) {
		if (!isKept(table, row)) continue;
		quarantine(
			table,
			row,
			problem(length > width ? 'row-too-many-cells' : 'row-too-few-cells', { found: length, expected: width })
		);
	}

	const steps: Cleaned['steps'] = [];
	for (const [index, step] of recipe.steps.entries()) {
		table.report = { step: step.step, count: 0, examples: [] };
		await (STEPS[step.step] as Run<Step>)(table, step, paceOfPart(pace, index + 1, parts));
		steps.push(table.report);
	}
	await normaliseColumns(table, paceOfPart(pace, parts - 1, parts));
	return {
		rowCount: sheet.rowCount,
		rowNumbers: sheet.rowNumbers,
		columns: table.columns,
		companies: table.companies,
		fingerprints: table.fingerprints,
		quarantined: table.quarantined,
		repeats: table.repeats,
		notes: table.cellNotes
			.filter(({ index }) => isKept(table, index))
			.sort((a, b) => a.row - b.row)
			.map(({ index: _, ...note }) => note),
		columnNotes: table.columnNotes,
		steps
	};
}
