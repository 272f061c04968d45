import { describe, expect, it } from 'vitest';
import { modelFile, readModel } from '$lib/domain/insights/model-file';
import { predict, trainSatisfaction, type Training } from '$lib/domain/insights/satisfaction';
import { Cancelled, unpaced } from '$lib/domain/pace';
import { customerColumns, customerLabels, vectors } from '../../vectors/models';
import { planted } from './planted';
import { probabilityByFile } from './score-by-file';

const keys = ['age', 'orderCount', 'totalAmount'];
const customers = (): Training => ({
	features: customerColumns.map((values, index) => ({ key: keys[index]!, values })),
	labels: customerLabels,
	moments: Array.from(customerLabels, (_, row) => new Date(1.7e12 + row * 3.6e6).toISOString()),
	unlabelled: 3,
	undecided: 2
});
async function trained(training = customers(), seed = 1) {
	const result = await trainSatisfaction(training, seed, unpaced);
	if (!result.ok) throw new Error(result.problem.code);
	return result.value;
}
const seeds = Array.from({ length: 10 }, (_, seed) => seed);

describe('a satisfaction model', () => {
	it("has scikit-learn's coefficients on all rows and its accuracy on its split", async () => {
		const { features, intercept, card } = await trained();
		const { whole, splits } = vectors.firstPipeline;
		features.forEach(({ coefficient }, index) => expect(coefficient).toBeCloseTo(whole.coefficients[index]!, 6));
		expect(intercept).toBeCloseTo(whole.intercept, 6);
		expect(card.split).toEqual({ seed: 42, rows: 100, accuracy: splits.find(({ seed }) => seed === 42)!.accuracy });
	});

	it('says on its card what there is to know before one believes it', async () => {
		const { card } = await trained();
		const yes = customerLabels.reduce((sum, label) => sum + label, 0);
		expect(card.rows).toEqual({
			...{ used: 500, leftOut: 0, lacking: {}, yes, no: 500 - yes },
			...{ unlabelled: 3, undecided: 2 }
		});
		expect(card.baseline).toBe(Math.max(yes, 500 - yes) / 500);
		for (const { value, low, high } of Object.values(card.metrics)) {
			expect(low).toBeLessThan(value);
			expect(high).toBeGreaterThan(value);
		}
		const { trueYes, trueNo, falseYes, falseNo } = card.confusion;
		expect(trueYes + trueNo + falseYes + falseNo).toBe(500);
		expect(card.metrics.accuracy.value).toBe((trueYes + trueNo) / 500);
		expect(card.calibration.reduce((sum, { n }) => sum + n, 0)).toBe(500);
		expect(card.folds.map(({ rows }) => rows)).toEqual([100, 100, 100, 100, 100]);
		expect(card.newest).toMatchObject({ rows: 100, from: customers().moments[400] });
		// Held out, it does worse than on the rows it has seen.
		expect(card.metrics.rocAuc.value).toBeLessThan(vectors.firstPipeline.whole.auc);
	});

	it('is the same with the same seed, and has other folds with another', async () => {
		const [first, again, other] = [await trained(), await trained(), await trained(customers(), 2)];
		expect(again).toEqual(first);
		expect(other.card.folds).not.toEqual(first.card.folds);
		expect(other.features).toEqual(first.features);
	});

	it('leaves rows out that lack a feature, and says which', async () => {
		const training = customers();
		training.features[0]!.values = training.features[0]!.values.map((value, row) => (row < 7 ? NaN : value));
		const { card } = await trained(training);
		expect(card.rows).toMatchObject({ used: 493, leftOut: 7, lacking: { age: 7 } });
	});

	it('has no newest test where all labels are of one moment', async () => {
		const training = customers();
		const { card } = await trained({ ...training, moments: training.moments.map(() => training.moments[0]!) });
		expect(card.newest).toBeUndefined();
	});

	it('gives the three strongest reasons, against the mean of what it learnt from', async () => {
		const model = await trained();
		const { probability, reasons } = predict(model, [70, 20, 0])!;
		expect(reasons.map(({ key }) => key)).toEqual(['orderCount', 'age', 'totalAmount']);
		const meanScore = model.features.reduce((sum, each) => sum + each.coefficient * each.mean, model.intercept);
		const score = reasons.reduce((sum, { adds }) => sum + adds, meanScore);
		expect(probability).toBeCloseTo(1 / (1 + Math.exp(-score)), 12);
		expect(predict(model, [70, NaN, 0])).toBeNull();
		expect(predict(model, [1e308, 1e308, 1e308])!.probability).toBeGreaterThanOrEqual(0);
		const steep = { ...model, features: model.features.map((each) => ({ ...each, coefficient: 10 })) };
		expect(predict(steep, [1e308, -1e308, 0])).toBeNull();
	});

	it('scores a row from its file alone as the app does', async () => {
		const model = await trained();
		const text = JSON.stringify(modelFile(model));
		for (const row of [0, 1, 17, 499]) {
			const values = customerColumns.map((column) => column[row]!);
			const named = Object.fromEntries(keys.map((key, index) => [key, values[index]!]));
			expect(Math.abs(probabilityByFile(text, named) - predict(model, values)!.probability)).toBeLessThan(1e-9);
		}
		expect(readModel(JSON.parse(text))).toEqual({ ok: true, value: model });
	});

	it('stops when cancelled', async () => {
		const cancel = () => Promise.reject(new Cancelled());
		await expect(trainSatisfaction(customers(), 1, cancel)).rejects.toThrow(Cancelled);
	});
});

describe('a model is refused, saying why,', () => {
	const changed = (change: (training: Training) => void): Training => {
		const training = planted(1, 200, 2);
		change(training);
		return training;
	};
	const fill = (value: (row: number, old: number) => number) => (training: Training) => {
		const first = training.features[0]!;
		first.values = first.values.map((old, row) => value(row, old));
	};
	it.each([
		['with no rows', planted(1, 0, 1), 'model-no-rows'],
		['with one row', planted(1, 1, 1), 'model-one-class'],
		['with no features', changed((training) => (training.features = [])), 'model-no-features'],
		['with one class', changed((training) => training.labels.fill(1)), 'model-one-class'],
		['with 39 of a class', changed(({ labels }) => labels.fill(1).fill(0, 0, 39)), 'model-too-few-labels'],
		['where gaps leave too few', changed(fill((row, old) => (row < 150 ? NaN : old))), 'model-too-few-labels'],
		['where a feature is never known', changed(fill(() => NaN)), 'feature-missing'],
		['where a feature is constant', changed(fill(() => 0.1)), 'feature-constant'],
		['where a feature is infinite', changed(fill((row, old) => (row ? old : Infinity))), 'feature-not-finite'],
		['where a feature is as large as can be', changed(fill((row, old) => (row ? old : 1e308))), 'feature-not-finite']
	])('%s', async (_, training, code) => {
		const result = await trainSatisfaction(training, 1, unpaced);
		expect(result).toMatchObject({ ok: false, problem: { code } });
		expect(JSON.stringify(result)).not.toMatch(/null|NaN/);
	});

	it('where there is only noise, in ten books of ten', async () => {
		for (const seed of seeds)
			expect(await trainSatisfaction(planted(seed, 200, 0), 1, unpaced)).toMatchObject({
				ok: false,
				problem: { code: 'model-no-signal' }
			});
	});

	it('but never where there is a signal, in ten books of ten', async () => {
		for (const seed of seeds) {
			const { features, card } = await trained(planted(seed, 300, 1.5));
			expect(Math.abs(features[0]!.coefficient)).toBeGreaterThan(0.8);
			expect(card.metrics.rocAuc.low).toBeGreaterThan(0.5);
		}
	});
});
