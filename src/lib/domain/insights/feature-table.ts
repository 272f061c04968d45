import { failed, ok, type Result } from '../problem';
import { scaleOf, type Scale } from '../standardise';

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
	const candidates = among ?? everyRow(features[0]!.values.length);
	if (candidates.length === 0) return failed('model-no-rows');
	const lacking: Record<string, number> = {};
	for (const { key, values } of features) {
		let missing = 0;
		for (let index = 0; index < candidates.length; index++) {
			const value = values[candidates[index]!]!;
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

/** The row numbers 0 … `count` − 1. */
export const everyRow = (count: number): Uint32Array => new Uint32Array(count).map((_, row) => row);

/** The values that stand in the rows named, in that order. */
export function valuesAt(values: Float64Array, rows: Uint32Array): Float64Array {
	return pick(values, rows, new Float64Array(rows.length));
}

export function labelsAt(labels: Uint8Array, rows: Uint32Array): Uint8Array {
	return pick(labels, rows, new Uint8Array(rows.length));
}

/** A plain loop: `from` of typed arrays walks an iterator, ten times slower. */
function pick<Numbers extends Float64Array | Uint8Array>(from: Numbers, rows: Uint32Array, to: Numbers): Numbers {
	for (let index = 0; index < rows.length; index++) to[index] = from[rows[index]!]!;
	return to;
}
