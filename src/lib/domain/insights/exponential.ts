/** Beyond it, either way, 1 + e^x is e^x or 1 to all digits of a double. */
export const LARGEST_EXPONENT = 40;

/** Steps of 1 ÷ 64, which a double holds exactly, so that nothing is lost in what is left of x. */
const STEPS = 64;
const POWERS = Float64Array.from({ length: 2 * LARGEST_EXPONENT * STEPS + 1 }, (_, step) =>
	Math.exp(step / STEPS - LARGEST_EXPONENT)
);

/**
 * Fills `powers` with e^x of every x, held to ±{@link LARGEST_EXPONENT}: the power of the nearest step times six terms
 * of the series for the rest, to 4 units in the last place. `Math.exp` is a call into the engine whose branches go by x
 * and are mispredicted on every other row: in the loop of a fit it takes half of the time.
 */
export function exponentials(values: Float64Array, powers: Float64Array): void {
	for (let index = 0; index < values.length; index++) {
		const x = values[index]!;
		const held = x > LARGEST_EXPONENT ? LARGEST_EXPONENT : x < -LARGEST_EXPONENT ? -LARGEST_EXPONENT : x;
		// Above 0, where cutting off after adding a half rounds.
		const step = ((held + LARGEST_EXPONENT) * STEPS + 0.5) | 0;
		const rest = held - (step / STEPS - LARGEST_EXPONENT);
		const series = 1 + rest * (1 + rest * (1 / 2 + rest * (1 / 6 + rest * (1 / 24 + rest / 120))));
		powers[index] = POWERS[step]! * series;
	}
}
