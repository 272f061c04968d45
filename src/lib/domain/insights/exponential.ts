/** Beyond it, either way, 1 + e^x is e^x or 1 to all digits of a double. */
export const LARGEST_EXPONENT = 40;

/** A step, and steps a unit: a double holds both exactly, so that nothing is lost in what is left of x. */
const STEP = 1 / 64;
const STEPS = 64;
const POWERS = Float64Array.from({ length: 2 * LARGEST_EXPONENT * STEPS + 1 }, (_, step) =>
	Math.exp(step * STEP - LARGEST_EXPONENT)
);

/**
 * e^x of x held to ±{@link LARGEST_EXPONENT}: the power of the nearest step times six terms of the series for the rest,
 * to 4 units in the last place. `Math.exp` is a call into the engine whose branches go by x and are mispredicted on
 * every other row: in the loop of a fit it takes half of the time. This is compiled into the loop, and has no branch.
 */
export function exponential(x: number): number {
	const held = Math.min(Math.max(x, -LARGEST_EXPONENT), LARGEST_EXPONENT);
	// Above 0, where cutting off after adding a half rounds.
	const step = ((held + LARGEST_EXPONENT) * STEPS + 0.5) | 0;
	const rest = held - (step * STEP - LARGEST_EXPONENT);
	// The series' divisions are of constants: the engine does them once.
	return POWERS[step]! * (1 + rest * (1 + rest * (1 / 2 + rest * (1 / 6 + rest * (1 / 24 + rest * (1 / 120))))));
}
