import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clean } from '$lib/domain/intake/clean';
import type { Cleaned } from '$lib/domain/intake/cleaned';
import { isKept } from '$lib/domain/intake/cleaning';
import { readCsv } from '$lib/domain/intake/csv';
import { decode } from '$lib/domain/intake/decode';
import { readJson } from '$lib/domain/intake/json';
import { suggestMapping } from '$lib/domain/intake/mapping';
import { ANALYSIS_TABLE, MISSING_WORDS, STRICT, type Recipe } from '$lib/domain/intake/recipe';
import type { Sheet } from '$lib/domain/intake/sheet';
import { scaled, statisticOf } from '$lib/domain/intake/statistics';
import { unpaced } from '$lib/domain/pace';
import { TODAY } from './intake';

/** The two pipelines of the recipes against what pandas makes of the same bytes (`tests/vectors/make_pipelines.py`). */
const FOLDER = 'tests/vectors/pipelines';
const read = (name: string) => readFileSync(`${FOLDER}/${name}`);
interface StrictReference {
	rows: number;
	gaps: number;
	repeats: number;
	kept: number[];
	filled: number[];
	addresses: string[];
	birthdays: (string | null)[];
}
interface AnalysisReference {
	rows: number;
	kept: number[];
	ages: number[];
	genderCodes: (number | null)[];
	minMax: number[];
	standardised: number[];
}
const references = JSON.parse(read('references.json').toString()) as {
	strict: Record<string, StrictReference>;
	analysis: Record<string, AnalysisReference>;
	filled: Record<string, Record<'rows' | 'blanks' | 'median' | 'total' | 'churned' | 'female', number>>;
	statistics: (Record<'numbers' | 'minMax' | 'standardised', number[]> & Record<'mean' | 'median' | 'mode', number>)[];
};

async function sheetOf(name: string): Promise<Sheet> {
	const text = decode(read(name), 'utf-8');
	if (!text.ok) throw new Error(text.problem.code);
	const sheet = await readCsv(text.value, { delimiter: ',' }, unpaced);
	if (!sheet.ok) throw new Error(sheet.problem.code);
	return sheet.value;
}

async function sheetOfRecords(json: string): Promise<Sheet> {
	const sheet = await readJson(json, unpaced);
	if (!sheet.ok) throw new Error(sheet.problem.code);
	return sheet.value;
}

/** The same table as records: null where pandas reads a cell as missing. */
function recordsOf({ headers, columns, rowCount }: Sheet): string {
	const missing = new Set<string>(MISSING_WORDS);
	const record = (_: unknown, row: number) =>
		Object.fromEntries(headers.map((header, index) => [header, columns[index]!.at(row)]));
	return JSON.stringify(Array.from({ length: rowCount }, record), (_, value: unknown) =>
		typeof value === 'string' && missing.has(value) ? null : value
	);
}

const cleanedBy = (recipe: Recipe, sheet: Sheet) =>
	clean(sheet, suggestMapping(sheet), recipe, { country: 'CN', today: TODAY }, unpaced);
const keptOf = (cleaned: Cleaned) =>
	Array.from({ length: cleaned.rowCount }, (_, row) => row).filter((row) => isKept(cleaned, row));
const valuesOf = (cleaned: Cleaned, key: Parameters<Cleaned['columns']['get']>[0]) =>
	keptOf(cleaned).map((row) => cleaned.columns.get(key)?.values.at(row) ?? null);

/** Equal to a part in 10¹². */
function expectClose(found: ArrayLike<unknown>, expected: readonly number[]): void {
	expect(found).toHaveLength(expected.length);
	for (const [index, value] of expected.entries())
		expect(Math.abs((found[index] as number) - value)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value)));
}

it('every file has its reference', () => {
	const named = [references.strict, references.analysis, references.filled].flatMap(Object.keys);
	expect(
		readdirSync(FOLDER)
			.filter((name) => name !== 'references.json')
			.sort()
	).toEqual(named.sort());
});

describe('Strict gives what pandas gives', () => {
	it.each(
		Object.entries(references.strict).flatMap(([name, reference]) => [
			[name, 'as it is', reference] as const,
			[name, 'as records of JSON', reference] as const
		])
	)('of %s, %s', async (name, form, reference) => {
		const file = await sheetOf(name);
		const sheet = form === 'as it is' ? file : await sheetOfRecords(recordsOf(file));
		const cleaned = await cleanedBy(STRICT, sheet);
		expect({
			rows: cleaned.rowCount,
			gaps: cleaned.quarantined.size,
			repeats: cleaned.repeats.size,
			kept: keptOf(cleaned)
		}).toEqual({
			rows: reference.rows,
			gaps: reference.gaps,
			repeats: reference.repeats,
			kept: reference.kept
		});
		expect(keptOf(cleaned).filter((row) => cleaned.columns.get('address')!.filled?.has(row))).toEqual(reference.filled);
		// Spaces around a text are no part of what is stored, and one kind of line end is.
		const stored = reference.addresses.map((text) => text.replace(/\r\n/g, '\n').trim() || null);
		expect(valuesOf(cleaned, 'address')).toEqual(stored);
		expect(valuesOf(cleaned, 'birthday')).toEqual(reference.birthdays);
	});
});

describe('Analysis table gives what pandas gives', () => {
	it.each(Object.entries(references.analysis))('of %s', async (name, reference) => {
		const cleaned = await cleanedBy(ANALYSIS_TABLE, await sheetOfRecords(read(name).toString()));
		expect([cleaned.rowCount, keptOf(cleaned)]).toEqual([reference.rows, reference.kept]);
		expect(cleaned.quarantined.size + cleaned.repeats.size).toBe(reference.rows - reference.kept.length);
		expect(valuesOf(cleaned, 'age')).toEqual(reference.ages);
		expectClose(valuesOf(cleaned, 'custom/age_min_max'), reference.minMax);
		expectClose(valuesOf(cleaned, 'custom/age_standardised'), reference.standardised);
		expect(valuesOf(cleaned, 'custom/gender_code')).toEqual(reference.genderCodes);
	});

	it('and fills the blanks of a column of numbers with its median', async () => {
		const { 'subscribers.csv': reference } = references.filled;
		const cleaned = await cleanedBy(ANALYSIS_TABLE, await sheetOf('subscribers.csv'));
		const { columns, steps } = cleaned;
		const fill = steps.find(({ step }) => step.step === 'fill')!;
		expect(fill).toMatchObject({ count: reference!.blanks, examples: [{ column: 'TotalCharges', from: ' ' }, {}] });
		expect(fill.examples.map(({ to }) => Number(to))).toEqual([reference!.median, reference!.median]);
		const total = ([...columns.get('totalAmount')!.values] as number[]).reduce((sum, each) => sum + each);
		expect(total).toBeCloseTo(reference!.total, 6);
		expect([...columns.get('satisfied')!.values].filter((value) => value === false)).toHaveLength(reference!.churned);
		expect([...columns.get('custom/gender_code')!.values].filter((value) => value === 1)).toHaveLength(
			reference!.female
		);
		expect([cleaned.rowCount, keptOf(cleaned).length]).toEqual([reference!.rows, reference!.rows]);
	});
});

describe('statistics are those of pandas', () => {
	it.each(references.statistics.map((each) => [each.numbers.length, each] as const))(
		'of %i numbers',
		async (_, each) => {
			const numbers = Float64Array.from(each.numbers);
			for (const statistic of ['mean', 'median', 'mode'] as const) {
				const found = await statisticOf(numbers, statistic);
				expectClose(found.ok ? [found.value] : [], [each[statistic]]);
			}
			for (const [scale, expected] of [
				['min-max', each.minMax],
				['standardise', each.standardised]
			] as const) {
				const found = await scaled(numbers, scale);
				expectClose(found.ok ? found.value : [], expected);
			}
		}
	);
});
