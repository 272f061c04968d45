import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Pace } from '../pace';

/** What is fitted: rows of features with a label each, and what every weight is held to 0 by. */
export interface Regression {
	/** Row after row, `width` features each; the intercept's feature is a 1. */
	design: Float64Array;
	width: number;
	/** 1 or 0 a row. */
	labels: Uint8Array;
	/** λ of each weight: ½ λ w² is added to the loss. */
	penalties: Float64Array;
}

/** Half of it is about what the loss still has above its least (Boyd and Vandenberghe 2004, § 9.5.1). */
const SMALL_DECREMENT = 1e-10;
const MOST_STEPS = 100;
const MOST_HALVINGS = 40;
/** Rows whose losses are multiplied before one logarithm is taken of all: each factor is at most 2. */
const ROWS_A_LOGARITHM = 512;

interface Evaluation {
	loss: number;
	gradient: Float64Array;
	hessian: Matrix;
}

/**
 * The weights of least penalised log loss, by Newton's method from `start` (iteratively reweighted least squares), each
 * step halved until the loss falls. The loss is convex, so there is one least value.
 */
export async function minimise(regression: Regression, start: Float64Array, pace: Pace): Promise<Float64Array> {
	let weights = start;
	let here = evaluate(regression, weights);
	for (let step = 0; step < MOST_STEPS; step++) {
		await pace(step, MOST_STEPS);
		const direction = newtonDirection(here);
		if (dot(direction, here.gradient) < SMALL_DECREMENT) return moved(weights, direction, 1);
		let [length, halvings] = [1, 0];
		let next = moved(weights, direction, length);
		let there = evaluate(regression, next);
		// At the end rounding hides how little the loss still falls.
		while (there.loss > here.loss + 1e-12 * Math.abs(here.loss) && halvings++ < MOST_HALVINGS) {
			length /= 2;
			next = moved(weights, direction, length);
			there = evaluate(regression, next);
		}
		[weights, here] = [next, there];
		if (halvings > MOST_HALVINGS) break;
	}
	return weights;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, index) => sum + value * b[index]!, 0);
const moved = (from: Float64Array, direction: Float64Array, length: number): Float64Array =>
	from.map((value, index) => value - length * direction[index]!);

/** Hessian⁻¹ · gradient. Where features repeat each other so closely that rounding leaves no inverse, a little is added. */
function newtonDirection({ gradient, hessian }: Evaluation): Float64Array {
	const size = gradient.length;
	const largest = Math.max(...hessian.diagonal());
	for (let added = 0; ; added = Math.max(added * 100, largest * 1e-14)) {
		const decomposition = new CholeskyDecomposition(Matrix.add(hessian, Matrix.eye(size, size, added)));
		if (!decomposition.isPositiveDefinite()) continue;
		const direction = Float64Array.from(decomposition.solve(Matrix.columnVector(gradient)).to1DArray());
		if (direction.every(Number.isFinite)) return direction;
	}
}

/** Loss, gradient and Hessian in one pass over the rows. */
function evaluate({ design, width, labels, penalties }: Regression, weights: Float64Array): Evaluation {
	const gradient = new Float64Array(width);
	const products = new Float64Array(width * width);
	let loss = 0;
	let factors = 1;
	for (let row = 0, at = 0; row < labels.length; row++, at += width) {
		let score = 0;
		for (let column = 0; column < width; column++) score += weights[column]! * design[at + column]!;
		const label = labels[row]!;
		// e^−|score| cannot overflow.
		const small = Math.exp(-Math.abs(score));
		const probability = score >= 0 ? 1 / (1 + small) : small / (1 + small);
		factors *= 1 + small;
		if (row % ROWS_A_LOGARITHM === ROWS_A_LOGARITHM - 1) {
			loss += Math.log(factors);
			factors = 1;
		}
		if (label === 1 ? score < 0 : score > 0) loss += Math.abs(score);
		const error = probability - label;
		const curvature = small / ((1 + small) * (1 + small));
		for (let column = 0; column < width; column++) {
			const value = design[at + column]!;
			gradient[column]! += error * value;
			const weighted = curvature * value;
			for (let other = 0; other <= column; other++) products[column * width + other]! += weighted * design[at + other]!;
		}
	}
	loss += Math.log(factors);
	const hessian = Matrix.zeros(width, width);
	for (let column = 0; column < width; column++) {
		const penalty = penalties[column]!;
		loss += (penalty * weights[column]! ** 2) / 2;
		gradient[column]! += penalty * weights[column]!;
		for (let other = 0; other <= column; other++) {
			const value = products[column * width + other]! + (other === column ? penalty : 0);
			hessian.set(column, other, value);
			hessian.set(other, column, value);
		}
	}
	return { loss, gradient, hessian };
}
