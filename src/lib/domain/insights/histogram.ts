export interface Histogram {
	/** Bounds of the bins, ascending: one more than there are bins. A bin holds its left edge; the last both. */
	edges: Float64Array;
	counts: Uint32Array;
}

/**
 * Counts of values in bins of equal width from the least to the greatest: numpy's `histogram(values, bins)`, its edges
 * and its way with values that rounding puts beside an edge. One value, or all the same, stands half a unit from either
 * end; no values make bins from 0 to 1.
 *
 * @param values finite @param bins at least 1
 * @throws RangeError where the values span more than a number can hold
 */
export function histogram(values: ArrayLike<number>, bins: number): Histogram {
	let [first, last] = [Infinity, -Infinity];
	for (let index = 0; index < values.length; index++) {
		const value = values[index]!;
		if (value < first) first = value;
		if (value > last) last = value;
	}
	if (values.length === 0) [first, last] = [0, 1];
	else if (first === last) [first, last] = [first - 0.5, last + 0.5];
	if (!Number.isFinite(last - first)) throw new RangeError('The values span more than a number can hold.');

	const edges = evenlySpaced(first, last, bins);
	const counts = new Uint32Array(bins);
	const perUnit = bins / (last - first);
	for (let index = 0; index < values.length; index++) {
		const value = values[index]!;
		let bin = Math.min(Math.trunc((value - first) * perUnit), bins - 1);
		// Rounding may be off by one unit in the last place beside an edge.
		if (value < edges[bin]!) bin--;
		else if (bin < bins - 1 && value >= edges[bin + 1]!) bin++;
		counts[bin]!++;
	}
	return { edges, counts };
}

/** numpy's `linspace(first, last, parts + 1)`. */
function evenlySpaced(first: number, last: number, parts: number): Float64Array {
	const step = (last - first) / parts;
	const at = (index: number) => (step === 0 ? (index / parts) * (last - first) : index * step) + first;
	const edges = Float64Array.from({ length: parts + 1 }, (_, index) => at(index));
	edges[parts] = last;
	return edges;
}
