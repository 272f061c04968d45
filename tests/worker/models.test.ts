import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commit, type Change } from '$lib/db/commit';
import { currentPredictions, predictionOf } from '$lib/db/models';
import { book } from '$lib/db/open';
import { BASIC_FEATURES } from '$lib/domain/insights/features';
import { Cancelled, unpaced, type Pace } from '$lib/domain/pace';
import type { TaskContext } from '$lib/worker/context';
import * as prediction from '$lib/worker/tasks/prediction';
import * as segments from '$lib/worker/tasks/segments';
import { undoAction } from '$lib/worker/tasks/undo';
import { probabilityByFile } from '../domain/insights/score-by-file';
import { vectors } from '../vectors/models';

const now = Date.parse('2026-11-22T12:00:00Z');
const context: TaskContext = { pace: unpaced, report: () => {}, signal: new AbortController().signal };
const { customers, firstPipeline } = vectors;
const id = (row: number) => `c${String(row).padStart(4, '0')}`;

/** Two towns, and a rare one. */
const townOf = (row: number) => (row < 3 ? 'Bonn' : row % 2 ? 'Berlin' : 'Kiel');

/** The customers of the vectors as an import writes them, and one of whom nothing is known. */
beforeEach(async () => {
	await book().open();
	const at = new Date(now).toISOString();
	const changes = customers.age.map((years, row): Change => {
		const opening = {
			orderCount: customers.order_count[row],
			totalAmount: customers.total_amount[row],
			asOf: '2026-11-22'
		};
		const satisfied = { value: customers.satisfied[row] === 1, at };
		const custom = { Town: townOf(row) };
		const create = {
			id: id(row),
			externalId: `X${row}`,
			age: { years, asOf: '2026-11-22' },
			opening,
			satisfied,
			custom
		};
		return { table: 'customers', create };
	});
	changes.push({ table: 'customers', create: { id: 'nobody' } });
	await commit(book(), { kind: 'import', now }, ['customers'], { changes });
});
afterEach(() => book().delete());

const basic = { features: [...BASIC_FEATURES], seed: 1, now };
async function trained() {
	const result = await prediction.train(basic, context);
	if (!result.ok) throw new Error(result.problem.code);
	return result.value;
}

describe('training', () => {
	it('learns what scikit-learn learns from the same rows, and keeps it', async () => {
		const { model, predicted } = await trained();
		model.features.forEach(({ coefficient }, index) =>
			expect(coefficient).toBeCloseTo(firstPipeline.whole.coefficients[index]!, 6)
		);
		expect(model.card.split.accuracy).toBe(firstPipeline.splits.find(({ seed }) => seed === 42)!.accuracy);
		expect(model.card.rows).toMatchObject({ used: 500, unlabelled: 1 });
		expect(predicted).toBe(500);
		expect((await prediction.current())!.model).toEqual(model);
		const said = await predictionOf(book(), 'satisfaction', id(0));
		expect(said!.probability).toBeCloseTo(firstPipeline.whole.scores[0]!, 8);
		expect(said!.reasons).toHaveLength(3);
	});

	it('is one action: undone, the model before it and what it said are back', async () => {
		const first = await trained();
		const before = await currentPredictions(book(), 'satisfaction');
		const second = await prediction.train({ ...basic, features: ['age', 'orderCount'], now: now + 1 }, context);
		if (!second.ok) throw new Error(second.problem.code);
		expect((await prediction.current())!.model.features).toHaveLength(2);
		await undoAction({ action: second.value.action, now: now + 2 }, context);
		expect((await prediction.current())!.model).toEqual(first.model);
		const said = (rows: typeof before) => rows.map(({ id: row, probability, model }) => [row, probability, model]);
		expect(said(await currentPredictions(book(), 'satisfaction'))).toEqual(said(before));
		await undoAction({ action: first.action, now: now + 3 }, context);
		expect(await prediction.current()).toBeNull();
		expect(await currentPredictions(book(), 'satisfaction')).toEqual([]);
		expect(await predictionOf(book(), 'satisfaction', id(0))).toBeUndefined();
	});

	it('that is refused or cancelled writes nothing', async () => {
		const refused = await prediction.train({ ...basic, features: ['recency'] }, context);
		expect(refused).toMatchObject({ ok: false, problem: { code: 'feature-missing', facts: { feature: 'recency' } } });
		let looks = 0;
		const cancelled: Pace = (done, total) => (++looks > 2 ? Promise.reject(new Cancelled()) : unpaced(done, total));
		await expect(prediction.train(basic, { ...context, pace: cancelled })).rejects.toThrow(Cancelled);
		expect(await book().records('models').count()).toBe(0);
		expect(await book().records('predictions').count()).toBe(0);
	});

	it('says of how many labelled customers each feature was known', async () => {
		const { choices } = await prediction.features(null, context);
		expect(choices.find(({ key }) => key === 'age')).toEqual({ key: 'age', known: 500, customers: 500, varies: true });
		expect(choices.find(({ key }) => key === 'lastRating')).toMatchObject({ known: 0, varies: false });
		expect(choices.find(({ key }) => key === 'contactFrequency')).toMatchObject({ known: 500, varies: false });
	});
});

describe('a text that no row learnt from has', () => {
	const opening = { orderCount: 9, totalAmount: 900, asOf: '2026-11-22' };
	beforeEach(async () => {
		// One who never said whether they are satisfied.
		const ulm = { id: 'ulm', age: { years: 30, asOf: '2026-11-22' }, opening, custom: { Town: 'Ulm' } };
		await commit(book(), { kind: 'import', now }, ['customers'], { changes: [{ table: 'customers', create: ulm }] });
	});
	const withTown = { ...basic, features: [...BASIC_FEATURES, 'custom/Town: Kiel' as const] };

	it('is left out of the prediction, told and counted; the file alone says the same', async () => {
		await prediction.train(withTown, context);
		const { model, unseen } = (await prediction.current())!;
		expect(model.levels).toEqual({ 'custom/Town': ['Berlin', 'Bonn', 'Kiel'] });
		expect(unseen).toEqual({ customers: 1, fields: { 'custom/Town': 1 } });
		const said = (await predictionOf(book(), 'satisfaction', 'ulm'))!;
		expect(said.unseen).toEqual([{ key: 'custom/Town', level: 'Ulm' }]);
		expect(said.reasons!.map(({ key }) => key)).not.toContain('custom/Town: Kiel');

		const file = await prediction.file();
		if (!file.ok) throw new Error(file.problem.code);
		const text = await file.value.text();
		const row = { age: 30, ...{ orderCount: 9, totalAmount: 900 } };
		const byFile = (town: string) => probabilityByFile(text, { ...row, 'custom/Town': town });
		expect(Math.abs(byFile('Ulm') - said.probability!)).toBeLessThan(1e-9);
		// Between what it would be for either: not silently the base.
		expect(Math.sign(byFile('Ulm') - byFile('Bonn'))).toBe(Math.sign(byFile('Kiel') - byFile('Ulm')));
		expect(byFile('Bonn')).not.toBeCloseTo(byFile('Ulm'), 9);
	});

	it('is forgotten with the model, and back with it', async () => {
		await prediction.train(withTown, context);
		const next = await prediction.train({ ...basic, now: now + 1 }, context);
		if (!next.ok) throw new Error(next.problem.code);
		expect((await prediction.current())!.unseen).toEqual({ customers: 0, fields: {} });
		expect((await predictionOf(book(), 'satisfaction', 'ulm'))!.unseen).toBeUndefined();
		await undoAction({ action: next.value.action, now: now + 2 }, context);
		expect((await predictionOf(book(), 'satisfaction', 'ulm'))!.unseen).toHaveLength(1);
	});

	it('is told apart from one whose level it is, and from an amount, in the reasons', async () => {
		await prediction.train(withTown, context);
		const { reasons } = (await predictionOf(book(), 'satisfaction', id(7)))!;
		const kinds = (await currentPredictions(book(), 'satisfaction')).flatMap((each) => each.reasons ?? []);
		expect(reasons).toHaveLength(3);
		expect(new Set(kinds.map(({ key, kind }) => `${key} ${kind ?? ''}`))).toContain('custom/Town: Kiel level');
	});
});

describe('the file of a model', () => {
	it('alone scores a customer as the book does, and is taken back', async () => {
		await trained();
		const file = await prediction.file();
		if (!file.ok) throw new Error(file.problem.code);
		const said = await predictionOf(book(), 'satisfaction', id(7));
		const row = {
			age: customers.age[7]!,
			orderCount: customers.order_count[7]!,
			totalAmount: customers.total_amount[7]!
		};
		expect(Math.abs(probabilityByFile(await file.value.text(), row) - said!.probability!)).toBeLessThan(1e-9);

		const before = (await prediction.current())!.model;
		await book().delete();
		await book().open();
		const imported = await prediction.importFile({ file: file.value, now }, context);
		expect(imported).toMatchObject({ ok: true, value: { model: before, predicted: 0 } });
		expect((await prediction.current())!.model).toEqual(before);
	});

	it('is refused where it is none, and leaves the model there was', async () => {
		await trained();
		for (const text of [
			'nothing',
			'{"format":"satchel-model","version":"9.0"}',
			'{"format":"satchel-model","version":"1.0"}'
		])
			expect(await prediction.importFile({ file: new Blob([text]), now }, context)).toMatchObject({ ok: false });
		expect((await prediction.current())!.model.features).toHaveLength(3);
		expect(await book().records('models').count()).toBe(1);
	});
});

describe('segments', () => {
	it('are found, kept and downloaded', async () => {
		const found = await segments.find({ features: ['age'], k: 3, seed: 1, now }, context);
		if (!found.ok) throw new Error(found.problem.code);
		const { segmentation, assignments, descriptions } = found.value;
		expect(segmentation.inertia).toBeLessThanOrEqual(vectors.clusters.age[1]! * (1 + 1e-9));
		expect(segmentation.rows).toEqual({ used: 500, leftOut: 1, lacking: { age: 1 } });
		expect(descriptions).toHaveLength(3);
		expect(await segments.current()).toBeNull();

		await segments.save({ found: found.value, now }, context);
		expect(await segments.current()).toEqual({ segmentation, descriptions });
		expect((await predictionOf(book(), 'segments', id(3)))!.segment).toBe(assignments[3]!.segment);
		const file = JSON.parse(await (await segments.file({ found: found.value })).text());
		expect(Object.keys(file)).toEqual(
			expect.arrayContaining([
				...['format', 'version', 'features', 'k', 'seed', 'centres', 'sizes', 'inertia', 'silhouette', 'assignments']
			])
		);
		expect(file.assignments[3]).toEqual({ ...assignments[3], externalId: 'X3' });
	});

	it('lie beside the prediction', async () => {
		await trained();
		const found = await segments.find({ features: ['age', 'orderCount'], seed: 1, now }, context);
		if (!found.ok) throw new Error(found.problem.code);
		await segments.save({ found: found.value, now: now + 1 }, context);
		expect(await currentPredictions(book(), 'satisfaction')).toHaveLength(500);
		expect(await currentPredictions(book(), 'segments')).toHaveLength(500);
	});

	it('count the needs of age groups', async () => {
		const found = await segments.need({ now }, context);
		expect(found.ok && found.value.groups.map(({ cluster }) => cluster)).toEqual([0, 1, 2]);
	});
});
