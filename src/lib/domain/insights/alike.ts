import type { Pace } from '../pace';
import type { Scale } from '../standardise';

/** Pearson's correlation, either way, from which on two features say nearly the same of every row. */
const NEARLY_THE_SAME = 0.95;

/**
 * Sets of features that say nearly the same: each goes with another of its set. Which of them a coefficient stands at is
 * then much of a chance, and none is to be read by itself.
 *
 * @param columns of the same rows, none constant @param scales of these columns @throws Cancelled
 */
export async function alikeFeatures(
	keys: readonly string[],
	columns: readonly Float64Array[],
	scales: readonly Scale[],
	pace: Pace
): Promise<string[][]> {
	/** The set that a feature is in, by the place of one of its members. */
	const set = keys.map((_, at) => at);
	for (const [at, column] of columns.entries()) {
		await pace(at, columns.length);
		for (let before = 0; before < at; before++) {
			if (set[before] === set[at]) continue;
			const r = correlation(columns[before]!, scales[before]!, column, scales[at]!);
			if (!(Math.abs(r) >= NEARLY_THE_SAME)) continue;
			const [joined, gone] = [set[before]!, set[at]!];
			set.forEach((each, place) => each === gone && (set[place] = joined));
		}
	}
	const sets = new Map<number, string[]>();
	set.forEach((each, at) => sets.set(each, [...(sets.get(each) ?? []), keys[at]!]));
	return [...sets.values()].filter(({ length }) => length > 1);
}

function correlation(one: Float64Array, a: Scale, other: Float64Array, b: Scale): number {
	let sum = 0;
	for (let row = 0; row < one.length; row++) sum += ((one[row]! - a.mean) / a.deviation) * (other[row]! - b.mean);
	return sum / b.deviation / (one.length - 1);
}
