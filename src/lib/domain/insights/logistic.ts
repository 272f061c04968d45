import { Matrix } from 'ml-matrix';
import LogisticRegression from 'ml-logistic-regression';
import type { Pace } from '../pace';
import { RandomState } from '../random-state';
import type { Regression } from './log-loss';
import { minimise } from './newton';
import { scaleOf } from '../standardise';

/** log(p ÷ (1 − p)) = intercept + Σ coefficient · feature, features in the units they were given in. */
export interface LogisticModel {
	intercept: number;
	/** One a feature, in the order of the columns it was fitted on. */
	coefficients: number[];
}

/** Above so many rows, Newton's method comes near the minimum on a part of them first: fewer passes over all. */
const MANY_ROWS = 50_000;
const NEAR_ROWS = 10_000;
/** Decrements that do there: far below what the part leaves open, and what moves no coefficient by 1e-5 deviations. */
const NEAR_DECREMENT = 1e-2;
const DECREMENT_A_ROW = 1e-12;

/** Rows the library's trainer starts the fit from, and steps it makes. */
const STARTING_ROWS = 100;
const STARTING_STEPS = 25;

/**
 * Logistic regression with an intercept and the L2 penalty of scikit-learn's `LogisticRegression(C=1)`: ½ Σ
 * coefficient² is added to the log loss, the intercept left out. ml-logistic-regression, which knows neither, makes the
 * start on a sample of standardised rows; Newton's method goes the rest of the way to the one minimum. There
 * coefficients are the same as scikit-learn's to what its own solver leaves open.
 *
 * @param columns a column a feature, each as long as `labels`; finite
 * @param labels 1 or 0; both occur @throws Cancelled
 */
export async function fitLogistic(
	columns: readonly Float64Array[],
	labels: Uint8Array,
	pace: Pace
): Promise<LogisticModel> {
	// A feature may be constant in a part of the rows: standardised it is 0 there, and the penalty gives it no weight.
	const scales = columns.map(scaleOf).map(({ mean, deviation }) => ({ mean, deviation: deviation || 1 }));
	// The penalty is on raw coefficients: standardised ones are `deviation` times as large.
	const penalties = Float64Array.of(...scales.map(({ deviation }) => deviation ** -2), 0);
	const all: Regression = { columns, scales, labels, penalties };
	await pace(0, 1);
	let start = trainedStart(all);
	await pace(0, 1);
	let enough = 0;
	if (labels.length > MANY_ROWS) {
		start = await minimise(everySoMany(all, NEAR_ROWS), start, pace, NEAR_DECREMENT);
		enough = DECREMENT_A_ROW * labels.length;
	}
	const weights = await minimise(all, start, pace, enough);
	const coefficients = scales.map(({ deviation }, index) => weights[index]! / deviation);
	const shift = scales.reduce((sum, { mean }, index) => sum + coefficients[index]! * mean, 0);
	return { intercept: weights.at(-1)! - shift, coefficients };
}

/** `most` rows at equal distances: in the order they came they may be sorted by their label. */
function everySoMany({ columns, scales, labels, penalties }: Regression, most: number): Regression {
	const every = Math.floor(labels.length / most);
	const pick = <T extends Float64Array | Uint8Array>(from: T, to: T): T => {
		for (let row = 0; row < most; row++) to[row] = from[row * every]!;
		return to;
	};
	return {
		columns: columns.map((column) => pick(column, new Float64Array(most))),
		scales,
		labels: pick(labels, new Uint8Array(most)),
		penalties
	};
}

/** Weights after a few steps of the library's trainer on a sample. */
function trainedStart({ columns, scales, labels }: Regression): Float64Array {
	const state = new RandomState(0);
	const width = columns.length + 1;
	const rows = Array.from({ length: Math.min(STARTING_ROWS, labels.length) }, () => state.upTo(labels.length - 1));
	const standardised = (row: number) =>
		scales.map(({ mean, deviation }, feature) => (columns[feature]![row]! - mean) / deviation);
	const sample = new Matrix(rows.map((row) => [...standardised(row), 1]));
	const sampled = rows.map((row) => labels[row]!);
	if (new Set(sampled).size < 2) return new Float64Array(width);
	// The curvature of the summed loss is at most rows · width ÷ 4 on standardised features, whatever their correlation.
	const learningRate = 4 / (rows.length * width);
	const library = new LogisticRegression({ numSteps: STARTING_STEPS, learningRate });
	library.train(sample, Matrix.columnVector(sampled));
	const start = Float64Array.from(library.classifiers[0]!.weights.to1DArray());
	return start.every(Number.isFinite) ? start : new Float64Array(width);
}

/** The library's own classifier with these weights; its features are raw, with a 1 at the end of each row. */
export function toLibrary({ intercept, coefficients }: LogisticModel): LogisticRegression {
	const weights = [...coefficients, intercept];
	const settings = { numSteps: STARTING_STEPS, learningRate: 0 };
	return LogisticRegression.load({
		name: 'LogisticRegression',
		...settings,
		numberClasses: 2,
		// The library trains a mirrored classifier for each class and takes the one whose score is least.
		classifiers: [
			{ ...settings, weights: [weights] },
			{ ...settings, weights: [weights.map((weight) => -weight)] }
		]
	});
}

/** P(label = 1) of every row, as the library works it out. */
export function probabilities(model: LogisticModel, columns: readonly Float64Array[]): Float64Array {
	const rows = columns[0]?.length ?? 0;
	if (rows === 0) return new Float64Array();
	const width = columns.length + 1;
	const features = new Matrix(rows, width);
	for (let row = 0; row < rows; row++) {
		for (let column = 0; column < width - 1; column++) features.set(row, column, columns[column]![row]!);
		features.set(row, width - 1, 1);
	}
	return Float64Array.from(toLibrary(model).classifiers[0]!.testScores(features));
}
