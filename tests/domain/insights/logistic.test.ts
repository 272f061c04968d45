import { describe, expect, it } from 'vitest';
import { accuracy, brierScore, confusion, rocAuc } from '$lib/domain/insights/evaluation';
import { fitLogistic, probabilities, type LogisticModel } from '$lib/domain/insights/logistic';
import { stratifiedFolds, trainTestSplit } from '$lib/domain/insights/split';
import { unpaced } from '$lib/domain/pace';
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
