import { Matrix } from 'ml-matrix';
import LogisticRegression from 'ml-logistic-regression';
import type { Pace } from '../pace';
import { RandomState } from '../random-state';
import { minimise } from './newton';
import { scaleOf, type Scale } from './standardise';

/** log(p ÷ (1 − p)) = intercept + Σ coefficient · feature, features in the units they were given in. */
export interface LogisticModel {
	intercept: number;
	/** One a feature, in the order of the columns it was fitted on. */
	coefficients: number[];
}

/** Above so many rows, Newton's method comes near the minimum on a part of them first: fewer passes over all. */
const MANY_ROWS = 20_000;
const NEAR_ROWS = 5000;

/** Rows the library's trainer starts the fit from, and steps it makes. */
const STARTING_ROWS = 200;
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
	const design = designOf(columns, scales, labels.length);
	const width = columns.length + 1;
	// The penalty is on raw coefficients: standardised ones are `deviation` times as large.
	const penalties = Float64Array.of(...scales.map(({ deviation }) => deviation ** -2), 0);
	let start = trainedStart(design, width, labels);
	if (labels.length > MANY_ROWS) {
		// Rows in the order they came may be sorted by their label: every so many of them are taken.
		const every = Math.floor(labels.length / NEAR_ROWS);
		const near = { design: new Float64Array(NEAR_ROWS * width), width, labels: new Uint8Array(NEAR_ROWS), penalties };
		for (let row = 0; row < NEAR_ROWS; row++) {
			const from = row * every * width;
			near.design.set(design.subarray(from, from + width), row * width);
			near.labels[row] = labels[row * every]!;
		}
		start = await minimise(near, start, pace);
	}
	const weights = await minimise({ design, width, labels, penalties }, start, pace);
	const coefficients = scales.map(({ deviation }, index) => weights[index]! / deviation);
	const shift = scales.reduce((sum, { mean }, index) => sum + coefficients[index]! * mean, 0);
	return { intercept: weights[width - 1]! - shift, coefficients };
}

/** Standardised rows, a 1 at the end of each. */
function designOf(columns: readonly Float64Array[], scales: Scale[], rows: number): Float64Array {
	const width = columns.length + 1;
	const design = new Float64Array(rows * width);
	columns.forEach((column, index) => {
		const { mean, deviation } = scales[index]!;
		for (let row = 0, at = index; row < rows; row++, at += width) design[at] = (column[row]! - mean) / deviation;
	});
	for (let at = width - 1; at < design.length; at += width) design[at] = 1;
	return design;
}

/** Weights after a few steps of the library's trainer on a sample. */
function trainedStart(design: Float64Array, width: number, labels: Uint8Array): Float64Array {
	const state = new RandomState(0);
	const rows = Array.from({ length: Math.min(STARTING_ROWS, labels.length) }, () => state.upTo(labels.length - 1));
	const sample = new Matrix(rows.map((row) => design.subarray(row * width, (row + 1) * width)));
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
