import { Matrix } from 'ml-matrix';
import { exponentials, LARGEST_EXPONENT } from './exponential';
import type { Scale } from './standardise';

/** What is fitted: features and a label a row, and what every weight is held to 0 by. */
export interface Regression {
	/** A column a feature, in its own unit. */
	columns: readonly Float64Array[];
	/** What the features are standardised by. Weights are of standardised features, the intercept's the last. */
	scales: readonly Scale[];
	/** 1 or 0 a row. */
	labels: Uint8Array;
	/** λ of each weight: ½ λ w² is added to the loss. */
	penalties: Float64Array;
}

export interface Evaluation {
	loss: number;
	gradient: Float64Array;
	hessian: Matrix;
}

/** Rows worked on together, column by column: few enough for the processor's cache, enough for long loops. */
const BLOCK = 512;
/** Factors up to 1 + e^40 are multiplied before one logarithm is taken of all: so few that it cannot overflow. */
const ROWS_A_LOGARITHM = 16;

/** A block of rows, standardised, and what comes of it. Beyond the last row errors and curvatures are 0. */
interface Block {
	/** A column a feature. */
	features: Float64Array[];
	scores: Float64Array;
	/** First derivative of each row's loss by its score: probability − label. */
	errors: Float64Array;
	/** Second derivative: probability · (1 − probability). */
	curvatures: Float64Array;
	/** Room for a feature times the curvatures. */
	weighted: Float64Array;
}

function roomFor(features: number): Block {
	const [scores, errors, curvatures, weighted, ...rest] = Array.from(
		{ length: features + 4 },
		() => new Float64Array(BLOCK)
	) as [Float64Array, Float64Array, Float64Array, Float64Array, ...Float64Array[]];
	return { features: rest, scores, errors, curvatures, weighted };
}

/** Penalised log loss, its gradient and its Hessian, in one pass over the rows. */
export function evaluate(regression: Regression, weights: Float64Array): Evaluation {
	const { columns, labels, penalties } = regression;
	const width = weights.length;
	const block = roomFor(columns.length);
	const sums: Sums = { gradient: new Float64Array(width), products: new Float64Array(width * width) };
	let loss = 0;
	for (let from = 0; from < labels.length; from += BLOCK) {
		score(block, regression, weights, from);
		loss += differentiate(block, labels, from);
		addUp(block, sums);
	}
	const { gradient, products } = sums;
	const hessian = Matrix.zeros(width, width);
	for (let column = 0; column < width; column++) {
		const [penalty, weight] = [penalties[column]!, weights[column]!];
		loss += (penalty * weight ** 2) / 2;
		gradient[column]! += penalty * weight;
		for (let other = 0; other <= column; other++) {
			const value = products[column * width + other]! + (other === column ? penalty : 0);
			hessian.set(column, other, value);
			hessian.set(other, column, value);
		}
	}
	return { loss, gradient, hessian };
}

/** Fills in the features of the rows from `from` on, and their scores: Σ weight · feature. */
function score({ features, scores }: Block, regression: Regression, weights: Float64Array, from: number): void {
	const to = Math.min(from + BLOCK, regression.labels.length);
	scores.fill(weights.at(-1)!);
	regression.columns.forEach((column, index) =>
		addScores(column.subarray(from, to), regression.scales[index]!, weights[index]!, features[index]!, scores)
	);
}

/** One feature's part of it, in a function of its own: there the loop is compiled to twice the speed. */
function addScores(
	column: Float64Array,
	{ mean, deviation }: Scale,
	weight: number,
	feature: Float64Array,
	scores: Float64Array
): void {
	const inverse = 1 / deviation;
	for (let row = 0; row < column.length; row++) {
		const value = (column[row]! - mean) * inverse;
		feature[row] = value;
		scores[row]! += weight * value;
	}
}

/** Fills in errors and curvatures by the scores; the loss of these rows. */
function differentiate({ scores, errors, curvatures }: Block, labels: Uint8Array, from: number): number {
	const rows = Math.min(BLOCK, labels.length - from);
	// How far each score is on the wrong side: the row's loss is log(1 + e^wrong), which above the cap is `wrong`.
	for (let row = 0; row < rows; row++) if (labels[from + row]) scores[row] = -scores[row]!;
	exponentials(scores, errors);
	const cap = LARGEST_EXPONENT;
	let [loss, product] = [0, 1];
	for (let row = 0; row < rows; row++) {
		const power = errors[row]!;
		const inverse = 1 / (1 + power);
		errors[row] = (1 - 2 * labels[from + row]!) * power * inverse;
		curvatures[row] = power * inverse * inverse;
		if (scores[row]! > cap) loss += scores[row]! - cap;
		product *= 1 + power;
		if (row % ROWS_A_LOGARITHM === 0) {
			loss += Math.log(product);
			product = 1;
		}
	}
	errors.fill(0, rows);
	curvatures.fill(0, rows);
	return loss + Math.log(product);
}

/** Sums over the rows so far; the intercept, of which the feature is 1, comes last. */
interface Sums {
	/** Σ error · feature. */
	gradient: Float64Array;
	/** Σ curvature · feature · other feature: row by row, each up to its diagonal. */
	products: Float64Array;
}

/** Adds a block. What needs the same numbers is summed in the same loop: this is where the time of a fit goes. */
function addUp({ features, errors, curvatures, weighted }: Block, { gradient, products }: Sums): void {
	const intercept = features.length;
	const width = intercept + 1;
	let [error, curvature] = [0, 0];
	for (let row = 0; row < BLOCK; row++) {
		error += errors[row]!;
		curvature += curvatures[row]!;
	}
	gradient[intercept]! += error;
	products[intercept * width + intercept]! += curvature;
	for (let column = 0; column < features.length; column++) {
		const feature = features[column]!;
		let [slope, sum, square] = [0, 0, 0];
		for (let row = 0; row < BLOCK; row++) {
			const value = feature[row]!;
			const product = curvatures[row]! * value;
			weighted[row] = product;
			slope += errors[row]! * value;
			sum += product;
			square += product * value;
		}
		gradient[column]! += slope;
		products[intercept * width + column]! += sum;
		products[column * width + column]! += square;
		for (let other = 0; other < column; other++) products[column * width + other]! += dot(weighted, features[other]!);
	}
}

function dot(a: Float64Array, b: Float64Array): number {
	let sum = 0;
	for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
	return sum;
}
