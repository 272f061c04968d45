import { Matrix } from 'ml-matrix';
import { BLOCK, columnOf, CURVATURES, ERRORS, SCORES, WEIGHTED, type Block } from './block';
import { exponential, LARGEST_EXPONENT } from './exponential';
import type { Scale } from '../standardise';

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

/** Factors of up to 1 + e^40 are multiplied as far as this, before one logarithm is taken of all: far from overflowing. */
const LARGEST_PRODUCT = 1e280;

/** Penalised log loss, its gradient and its Hessian, in one pass over the rows. */
export function evaluate(regression: Regression, weights: Float64Array): Evaluation {
	const { columns, labels, penalties } = regression;
	const width = weights.length;
	const block: Block = new Float64Array(columnOf(columns.length));
	const sums: Sums = { loss: 0, gradient: new Float64Array(width), products: new Float64Array(width * width) };
	for (let from = 0; from < labels.length; from += BLOCK) {
		score(block, regression, weights, from);
		differentiate(block, labels.subarray(from, from + BLOCK), sums);
		addUp(block, sums);
	}
	const { gradient, products } = sums;
	const hessian = Matrix.zeros(width, width);
	for (let column = 0; column < width; column++) {
		const [penalty, weight] = [penalties[column]!, weights[column]!];
		sums.loss += (penalty * weight ** 2) / 2;
		gradient[column]! += penalty * weight;
		for (let other = 0; other <= column; other++) {
			const value = products[column * width + other]! + (other === column ? penalty : 0);
			hessian.set(column, other, value);
			hessian.set(other, column, value);
		}
	}
	return { loss: sums.loss, gradient, hessian };
}

/** Sums over the rows so far; the intercept, of which the feature is 1, comes last. */
interface Sums {
	loss: number;
	/** Σ error · feature. */
	gradient: Float64Array;
	/** Σ curvature · feature · other feature: row by row, each up to its diagonal. */
	products: Float64Array;
}

/** Fills in the features of the rows from `from` on, and their scores: Σ weight · feature. */
function score(block: Block, regression: Regression, weights: Float64Array, from: number): void {
	const to = Math.min(from + BLOCK, regression.labels.length);
	block.fill(weights.at(-1)!, SCORES, SCORES + BLOCK);
	regression.columns.forEach((column, index) =>
		addScores(block, columnOf(index), column.subarray(from, to), regression.scales[index]!, weights[index]!)
	);
}

/** One feature's part of it, in a function of its own: there the loop is compiled to twice the speed. */
function addScores(
	block: Block,
	feature: number,
	column: Float64Array,
	{ mean, deviation }: Scale,
	weight: number
): void {
	const inverse = 1 / deviation;
	for (let row = 0; row < column.length; row++) {
		const value = (column[row]! - mean) * inverse;
		block[feature + row] = value;
		block[SCORES + row]! += weight * value;
	}
}

/** Fills in errors and curvatures by the scores; adds the losses of these rows, and what the intercept has of them. */
function differentiate(block: Block, labels: Uint8Array, sums: Sums): void {
	// Not `let [loss, product] = …`: what is taken out of an array the engine keeps in boxes, a new one for every sum.
	let loss = 0;
	let product = 1;
	let error = 0;
	let curvature = 0;
	for (let row = 0; row < labels.length; row++) {
		const side = 1 - 2 * labels[row]!;
		// How far the score is on the wrong side: the row's loss is log(1 + e^wrong), which above the cap is `wrong`.
		const wrong = side * block[SCORES + row]!;
		const power = exponential(wrong);
		const inverse = 1 / (1 + power);
		error += block[ERRORS + row] = side * power * inverse;
		curvature += block[CURVATURES + row] = power * inverse * inverse;
		if (wrong > LARGEST_EXPONENT) loss += wrong - LARGEST_EXPONENT;
		product *= 1 + power;
		if (product > LARGEST_PRODUCT) {
			loss += Math.log(product);
			product = 1;
		}
	}
	block.fill(0, ERRORS + labels.length, ERRORS + BLOCK);
	block.fill(0, CURVATURES + labels.length, CURVATURES + BLOCK);
	const { gradient, products } = sums;
	sums.loss += loss + Math.log(product);
	gradient[gradient.length - 1]! += error;
	products[products.length - 1]! += curvature;
}

/** Adds what the features have of a block: with many of them, this is where the time of a fit goes. */
function addUp(block: Block, { gradient, products }: Sums): void {
	const width = gradient.length;
	const intercept = width - 1;
	for (let feature = 0; feature < intercept; feature++) {
		const { slope, sum, square } = weigh(block, columnOf(feature));
		gradient[feature]! += slope;
		products[intercept * width + feature]! += sum;
		products[feature * width + feature]! += square;
		for (let other = 0; other < feature; other++)
			products[feature * width + other]! += dot(block, WEIGHTED, columnOf(other));
	}
}

/** Fills in one feature times the curvatures; what needs the same numbers is summed in the same loop. */
function weigh(block: Block, feature: number): { slope: number; sum: number; square: number } {
	let slope = 0;
	let sum = 0;
	let square = 0;
	for (let row = 0; row < BLOCK; row++) {
		const value = block[feature + row]!;
		const product = block[CURVATURES + row]! * value;
		block[WEIGHTED + row] = product;
		slope += block[ERRORS + row]! * value;
		sum += product;
		square += product * value;
	}
	return { slope, sum, square };
}

/** Of two columns, in four sums: the processor adds to all at once, where one would wait for its last addition. */
function dot(block: Block, a: number, b: number): number {
	let first = 0;
	let second = 0;
	let third = 0;
	let fourth = 0;
	for (let row = 0; row < BLOCK; row += 4) {
		first += block[a + row]! * block[b + row]!;
		second += block[a + row + 1]! * block[b + row + 1]!;
		third += block[a + row + 2]! * block[b + row + 2]!;
		fourth += block[a + row + 3]! * block[b + row + 3]!;
	}
	return first + second + third + fourth;
}
