import { paceOfPart, type Pace } from '../pace';
import { problem } from '../problem';
import type { Cleaned } from './cleaned';
import { isKept, quarantine, quarantinedRow, type Cleaning, type CleanOptions } from './cleaning';
import { mapColumns } from './columns';
import { Fingerprints, fingerprintsOf } from './fingerprint';
import type { Mapping } from './mapping';
import { normaliseColumns } from './normalise';
import type { Recipe, Step, StepKind, StepOf } from './recipe';
import { rowAt, type Sheet } from './sheet';
import { clear } from './steps/clear';
import { dropRepeats } from './steps/drop-repeats';
import { fill } from './steps/fill';
import { integer } from './steps/integer';
import { mapValues } from './steps/map-values';
import { range } from './steps/range';
import { require, requireAll } from './steps/require';
import { scale } from './steps/scale';

type Run<S extends Step> = (table: Cleaning, step: S, pace: Pace) => Promise<void>;

/** How each kind of step is carried out. A new kind is one more entry here and one more member of `Step`. */
const STEPS: { [K in StepKind]: Run<StepOf<K>> } = {
	clear,
	normalise: (table, { columns }, pace) => normaliseColumns(table, pace, columns),
	require,
	'require-all': requireAll,
	fill,
	'drop-repeats': dropRepeats,
	range,
	integer,
	'map-values': mapValues,
	'min-max': scale,
	standardise: scale
};

/**
 * The sheet under its columns, before any step. Rows with too many or too few cells are kept aside, since their cells
 * may stand under the wrong headers.
 *
 * @param fingerprints of the sheet's rows, for steps that match by them
 */
export function startCleaning(
	sheet: Sheet,
	mapping: Mapping,
	{ padShortRows }: Pick<Recipe, 'padShortRows'>,
	options: CleanOptions,
	fingerprints = new Fingerprints(0)
): Cleaning {
	const table: Cleaning = {
		sheet,
		options,
		...mapColumns(sheet, mapping),
		fingerprints,
		quarantined: new Map(),
		repeats: new Map(),
		aside: new Uint8Array(sheet.rowCount),
		cellNotes: [],
		columnNotes: [],
		report: reportOf({ step: 'normalise' })
	};
	for (const number of options.leftOut ?? []) {
		const row = rowAt(sheet, number);
		if (row >= 0) quarantine(table, row, { reason: problem('row-left-out') });
	}
	const width = sheet.headers.length;
	for (const [row, { length }] of sheet.uneven) {
		if (!isKept(table, row)) continue;
		const facts = { found: length, expected: width };
		if (length > width) quarantine(table, row, { reason: problem('row-too-many-cells', facts) });
		else if (!padShortRows) quarantine(table, row, { reason: problem('row-too-few-cells', facts) });
	}
	return table;
}

/** Carries out the steps, each reporting what it did. @throws Cancelled by the pace */
export async function carryOut(table: Cleaning, steps: readonly Step[], pace: Pace): Promise<Cleaned['steps']> {
	const reports: Cleaned['steps'] = [];
	for (const [index, step] of steps.entries()) {
		table.report = reportOf(step);
		await (STEPS[step.step] as Run<Step>)(table, step, paceOfPart(pace, index, steps.length));
		reports.push(table.report);
	}
	table.report = reportOf({ step: 'normalise' });
	return reports;
}

const reportOf = (step: Step): Cleaning['report'] => ({ step, count: 0, examples: [], problems: [] });

/**
 * Carries a recipe out on a sheet. Columns the recipe left as text are normalised last, since a record holds no other,
 * and reported as one more step.
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
	const fingerprints = await fingerprintsOf(sheet, paceOfPart(pace, 0, 3));
	const table = startCleaning(sheet, mapping, recipe, options, fingerprints);
	const steps = await carryOut(table, recipe.steps, paceOfPart(pace, 1, 3));
	const isText = [...table.columns.values()].some(({ normalised }) => !normalised);
	await normaliseColumns(table, paceOfPart(pace, 2, 3));
	if (isText) steps.push(table.report);
	return {
		rowCount: sheet.rowCount,
		rowNumbers: sheet.rowNumbers,
		columns: table.columns,
		companies: table.companies,
		fingerprints: table.fingerprints,
		quarantined: new Map([...table.quarantined].map(([row, why]) => [row, quarantinedRow(sheet, row, why)])),
		repeats: table.repeats,
		aside: table.aside,
		notes: table.cellNotes
			.filter(({ index }) => isKept(table, index))
			.sort((a, b) => a.row - b.row)
			.map(({ index: _, ...note }) => note),
		columnNotes: table.columnNotes,
		steps
	};
}
