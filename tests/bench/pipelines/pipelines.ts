/** The two pipelines of the design from file to last number, through the code of the app. `first|second FILE` */
import { readFileSync } from 'node:fs';
import { carryOut, startCleaning } from '$lib/domain/intake/clean';
import { isKept } from '$lib/domain/intake/cleaning';
import { ANALYSIS_TABLE, STRICT, type Recipe } from '$lib/domain/intake/recipe';
import { accuracy } from '$lib/domain/insights/evaluation';
import { histogram } from '$lib/domain/insights/histogram';
import { fitLogistic, probabilities } from '$lib/domain/insights/logistic';
import { needByAge } from '$lib/domain/insights/need';
import { trainTestSplit } from '$lib/domain/insights/split';
import { unpaced } from '$lib/domain/pace';
import { readLoaded } from '$lib/worker/intake/reading';

/** The file cleaned by a recipe: a way to its columns, of the rows kept, as numbers. */
async function cleanedBy(recipe: Recipe, file: string): Promise<(name: string) => Float64Array> {
	const { sheet, reading } = await readLoaded(readFileSync(file), {}, unpaced);
	if (!sheet || !reading.table.ok) throw new Error('The file was refused.');
	const options = { country: 'CN', today: '2026-11-22' };
	const table = startCleaning(sheet, reading.table.value.mapping, recipe, options);
	await carryOut(table, recipe.steps, unpaced);
	const kept = new Uint32Array(sheet.rowCount).map((_, row) => row).filter((row) => isKept(table, row));
	return (name) => {
		const cells = sheet.columns[sheet.headers.indexOf(name)]!;
		return new Float64Array(kept.length).map((_, index) => Number(cells.at(kept[index]!)));
	};
}

async function first(file: string): Promise<number[]> {
	const column = await cleanedBy(STRICT, file);
	const columns = ['age', 'order_count', 'total_amount'].map(column);
	const labels = Uint8Array.from(column('satisfied'));
	const { train, test } = trainTestSplit(labels.length, 0.2, 42);
	const at = (rows: Uint32Array) =>
		columns.map((values) => new Float64Array(rows.length).map((_, index) => values[rows[index]!]!));
	const labelsAt = (rows: Uint32Array) => new Uint8Array(rows.length).map((_, index) => labels[rows[index]!]!);
	const model = await fitLogistic(at(train), labelsAt(train), unpaced);
	const counts = [columns[0]!, columns[1]!].flatMap((values) => [...histogram(values, 10).counts]);
	return [...counts, accuracy(labelsAt(test), probabilities(model, at(test))).value];
}

async function second(file: string): Promise<number[]> {
	const column = await cleanedBy(ANALYSIS_TABLE, file);
	const found = await needByAge(column('age'), unpaced);
	if (!found.ok) throw new Error(found.problem.code);
	return found.value.groups.map(({ meanNeed }) => meanNeed);
}

const [which, file = ''] = process.argv.slice(2);
console.log(JSON.stringify(await (which === 'first' ? first : second)(file)));
