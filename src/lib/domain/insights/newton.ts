import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Pace } from '../pace';
import { evaluate, type Evaluation, type Regression } from './log-loss';

/** Half of it is about what the loss still has above its least (Boyd and Vandenberghe 2004, § 9.5.1). */
const SMALL_DECREMENT = 1e-10;
const MOST_STEPS = 100;
const MOST_HALVINGS = 40;

/**
 * The weights of least penalised log loss, by Newton's method from `start` (iteratively reweighted least squares), each
 * step halved until the loss falls. The loss is convex, so there is one least value.
 *
 * @param enough the decrement to be content with where it is foreseen, which saves the pass that would confirm it
 */
export async function minimise(
	regression: Regression,
	start: Float64Array,
	pace: Pace,
	enough = 0
): Promise<Float64Array> {
	let weights = start;
	let here = evaluate(regression, weights);
	let before = NaN;
	for (let step = 0; step < MOST_STEPS; step++) {
		await pace(step, MOST_STEPS);
		const direction = newtonDirection(here);
		const decrement = dot(direction, here.gradient);
		// Convergence is quadratic: what a step divides the decrement by, the next step divides it by the square of.
		const foreseen = decrement * (decrement / before) ** 2;
		if (decrement < SMALL_DECREMENT || foreseen < enough) return moved(weights, direction, 1);
		before = decrement;
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
