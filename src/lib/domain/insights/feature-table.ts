import { failed, ok, type Result } from '../problem';
import { scaleOf, type Scale } from './standardise';

/** A feature of every row; NaN where it is not known. */
export interface FeatureColumn {
	key: string;
	values: Float64Array;
}

/** The rows that know every feature, and why the others were left out. */
export interface CompleteRows {
	/** Ascending row numbers. */
	rows: Uint32Array;
	/** Of those rows, a column a feature. */
	columns: Float64Array[];
	scales: Scale[];
	/** Rows that lack a feature, by its key; a row that lacks several is counted under each. */
	lacking: Record<string, number>;
}

/** What is larger cannot be squared and summed. */
export const LARGEST = 1e100;

/**
 * The rows that are complete, ready to be compared: finite, and no feature the same in all of them.
 *
 * Fails with `model-no-features`, `feature-missing`, `feature-not-finite`, `feature-constant` or `model-no-rows`.
 */
export function completeRows(features: readonly FeatureColumn[], among?: Uint32Array): Result<CompleteRows> {
	if (features.length === 0) return failed('model-no-features');
	const candidates = among ?? Uint32Array.from(features[0]!.values.keys());
	if (candidates.length === 0) return failed('model-no-rows');
	const lacking: Record<string, number> = {};
	for (const { key, values } of features) {
		let missing = 0;
		for (const row of candidates) {
			const value = values[row]!;
			if (Number.isNaN(value)) missing++;
			else if (!(Math.abs(value) <= LARGEST)) return failed('feature-not-finite', { feature: key });
		}
		if (missing === candidates.length) return failed('feature-missing', { feature: key });
		if (missing > 0) lacking[key] = missing;
	}
	const rows = candidates.filter((row) => features.every(({ values }) => !Number.isNaN(values[row]!)));
	if (rows.length === 0) return failed('model-no-rows');
	const columns = features.map(({ values }) => valuesAt(values, rows));
	const scales = columns.map(scaleOf);
	const constant = scales.findIndex(({ deviation }) => deviation === 0);
	if (constant >= 0) return failed('feature-constant', { feature: features[constant]!.key });
	return ok({ rows, columns, scales, lacking });
}

/** The values that stand in the rows named, in that order. */
export function valuesAt(values: Float64Array, rows: Uint32Array): Float64Array {
	// A plain loop: `Float64Array.from` walks an iterator, ten times slower.
	const found = new Float64Array(rows.length);
	for (let index = 0; index < found.length; index++) found[index] = values[rows[index]!]!;
	return found;
}
