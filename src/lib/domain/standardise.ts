/** A feature's scale: what a standardised value is measured by. */
export interface Scale {
	mean: number;
	/** Of the sample: the sum of squares is divided by n − 1. */
	deviation: number;
}

/** Below this share of its size a spread is what rounding leaves of no spread at all. */
const NO_SPREAD = 1e-12;

/**
 * Mean and sample standard deviation, in two passes. The deviation is not finite where the values are too large to
 * square; of fewer than two values it is 0.
 */
export function spreadOf(values: ArrayLike<number>): Scale {
	const n = values.length;
	if (n === 0) return { mean: 0, deviation: 0 };
	const mean = sumOf(values) / n;
	if (n < 2) return { mean, deviation: 0 };
	const { squares, rest } = distancesFrom(mean, values);
	return { mean, deviation: Math.sqrt(Math.max(0, squares - (rest * rest) / n) / (n - 1)) };
}

/** The same for comparing: the deviation is 0 where the values are the same but for rounding. */
export function scaleOf(values: ArrayLike<number>): Scale {
	const { mean, deviation } = spreadOf(values);
	return { mean, deviation: deviation <= NO_SPREAD * Math.abs(mean) ? 0 : deviation };
}

function sumOf(values: ArrayLike<number>): number {
	let sum = 0;
	for (let index = 0; index < values.length; index++) sum += values[index]!;
	return sum;
}

/** Sum of the squared distances from the mean, and of the distances: what rounding left of the mean. */
function distancesFrom(mean: number, values: ArrayLike<number>): { squares: number; rest: number } {
	let squares = 0;
	let rest = 0;
	for (let index = 0; index < values.length; index++) {
		const distance = values[index]! - mean;
		squares += distance * distance;
		rest += distance;
	}
	return { squares, rest };
}

/** (value − mean) ÷ deviation of every value. @param scale of a deviation above 0 */
export function standardised(values: ArrayLike<number>, { mean, deviation }: Scale): Float64Array {
	const out = new Float64Array(values.length);
	for (let index = 0; index < out.length; index++) out[index] = (values[index]! - mean) / deviation;
	return out;
}

/** (value − least) ÷ (greatest − least) of every value; all 0 where they are the same. */
export function minMaxScaled(values: ArrayLike<number>): Float64Array {
	let [least, greatest] = [Infinity, -Infinity];
	for (let index = 0; index < values.length; index++) {
		least = Math.min(least, values[index]!);
		greatest = Math.max(greatest, values[index]!);
	}
	const range = greatest - least;
	const out = new Float64Array(values.length);
	if (range > 0) for (let index = 0; index < out.length; index++) out[index] = (values[index]! - least) / range;
	return out;
}
