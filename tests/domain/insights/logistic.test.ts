import { describe, expect, it } from 'vitest';
import { accuracy, brierScore, confusion, rocAuc } from '$lib/domain/insights/evaluation';
import { exponential } from '$lib/domain/insights/exponential';
import { fitLogistic, probabilities, type LogisticModel } from '$lib/domain/insights/logistic';
import { stratifiedFolds, trainTestSplit } from '$lib/domain/insights/split';
import { minimise } from '$lib/domain/insights/newton';
import { unpaced } from '$lib/domain/pace';
import { RandomState } from '$lib/domain/random-state';
import { at, customerColumns, customerLabels, vectors } from '../../vectors/models';

function expectSame(found: LogisticModel, wanted: LogisticModel, within = 1e-6) {
	const all = ({ intercept, coefficients }: LogisticModel) => [intercept, ...coefficients];
	all(wanted).forEach((value, index) => expect(Math.abs(all(found)[index]! - value)).toBeLessThan(within));
}

describe('logistic regression', () => {
	const { whole, splits } = vectors.firstPipeline;

	it("has scikit-learn's coefficients, probabilities and scores", async () => {
		const model = await fitLogistic(customerColumns, customerLabels, unpaced);
		expectSame(model, whole);
		const given = probabilities(model, customerColumns);
		whole.scores.forEach((score, row) => expect(given[row]).toBeCloseTo(score, 8));
		expect(accuracy(customerLabels, given).value).toBe(whole.accuracy);
		expect(rocAuc(customerLabels, given)!.value).toBeCloseTo(whole.auc, 12);
		expect(brierScore(customerLabels, given).value).toBeCloseTo(whole.brier, 9);
	});

	it.each(splits)(
		'has the same accuracy on the same split ($seed)',
		async ({ seed, test, accuracy: wanted, ...fit }) => {
			const split = trainTestSplit(customerLabels.length, 0.2, seed);
			expect([...split.test]).toEqual(test);
			const part = (rows: Uint32Array) => customerColumns.map((column) => at(column, rows));
			const model = await fitLogistic(part(split.train), at(customerLabels, split.train), unpaced);
			expectSame(model, fit);
			expect(accuracy(at(customerLabels, split.test), probabilities(model, part(split.test))).value).toBe(wanted);
		}
	);

	it('bears scales a hundred million apart and features that nearly repeat each other', async () => {
		const { rows, labels } = vectors.wide;
		const columns = rows[0]!.map((_, column) => Float64Array.from(rows, (row) => row[column]!));
		expectSame(await fitLogistic(columns, Uint8Array.from(labels), unpaced), vectors.wide);
	});

	it('shares a weight between two features that are the same', async () => {
		const [age, orders] = customerColumns as [Float64Array, Float64Array];
		const { coefficients } = await fitLogistic([age, orders, age], customerLabels, unpaced);
		expect(coefficients[0]).toBeCloseTo(coefficients[2]!, 6);
	});

	it.each([
		{ label: 'a common', score: 0 },
		{ label: 'a rare', score: -9 }
	])('finds the one minimum of so many rows that it comes near on a part of them: $label label', async ({ score }) => {
		const [a, b, chance] = Array.from({ length: 3 }, (_, seed) => {
			const state = new RandomState(seed);
			return Float64Array.from({ length: 60_000 }, () => state.random());
		}) as [Float64Array, Float64Array, Float64Array];
		const labels = Uint8Array.from(chance, (each, row) =>
			each < 1 / (1 + Math.exp(-score - 3 * a[row]! + 2 * b[row]!)) ? 1 : 0
		);
		const scales = [a, b].map(() => ({ mean: 0, deviation: 1 }));
		const whole = { columns: [a, b], scales, labels, penalties: Float64Array.of(1, 1, 0) };
		const weights = await minimise(whole, new Float64Array(3), unpaced);
		const wanted = { coefficients: [...weights.subarray(0, 2)], intercept: weights[2]! };
		expectSame(await fitLogistic([a, b], labels, unpaced), wanted, 3e-5);
	});

	it('settles where a feature tells the classes apart', async () => {
		const column = Float64Array.from({ length: 100 }, (_, row) => row * 1e9);
		const labels = Uint8Array.from(column, (value) => (value >= 50e9 ? 1 : 0));
		const model = await fitLogistic([column], labels, unpaced);
		expect(confusion(labels, probabilities(model, [column]))).toEqual({
			trueYes: 50,
			falseYes: 0,
			falseNo: 0,
			trueNo: 50
		});
	});
});

it('takes e to powers as the engine does, but for the last places, and holds what no probability can tell apart', () => {
	const values = Float64Array.from({ length: 20_000 }, (_, index) => index * 0.004 - 40);
	const wrong = values.map((value) => Math.abs(exponential(value) / Math.exp(value) - 1));
	expect(Math.max(...wrong)).toBeLessThan(4 * Number.EPSILON);
	expect([-Infinity, -41, 41, Infinity].map(exponential)).toEqual([-40, -40, 40, 40].map(Math.exp));
	expect(exponential(NaN)).toBeNaN();
});

describe('the ranking of', () => {
	it('tied probabilities is scored as scikit-learn does', () => {
		const { labels, scores, auc, brier } = vectors.ranking;
		expect(rocAuc(Uint8Array.from(labels), Float64Array.from(scores))!.value).toBeCloseTo(auc, 12);
		expect(brierScore(Uint8Array.from(labels), Float64Array.from(scores)).value).toBeCloseTo(brier, 12);
	});

	it('one class is no ranking', () => {
		expect(rocAuc(Uint8Array.of(1, 1), Float64Array.of(0.1, 0.9))).toBeNull();
	});
});

it('deals every class evenly over the folds', () => {
	const labels = Uint8Array.from({ length: 503 }, (_, row) => (row % 4 === 0 ? 1 : 0));
	const folds = stratifiedFolds(labels, 5, 1);
	for (const label of [0, 1]) {
		const counts = [0, 1, 2, 3, 4].map(
			(fold) => folds.filter((each, row) => each === fold && labels[row] === label).length
		);
		expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
	}
	expect(stratifiedFolds(labels, 5, 1)).toEqual(folds);
	expect(stratifiedFolds(labels, 5, 2)).not.toEqual(folds);
});
