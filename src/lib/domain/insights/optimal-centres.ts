import { paceOfPart, type Pace } from '../pace';

/**
 * The centres of k clusters of numbers with the least sum of squared distances there is, for every k from 1 to `most`:
 * element k − 1 holds k centres, ascending. Dynamic programming over the sorted distinct values (Wang and Song 2011, R
 * Journal 3:29-33); the best first value of a last cluster moves only upwards, so each layer is divided and conquered,
 * n log n (Grønlund et al. 2017, arXiv:1701.07204).
 *
 * @param values standardised, so that the sums below lose no digits @param most at most as many as distinct values
 * @throws Cancelled
 */
export async function optimalCentres(values: Float64Array, most: number, pace: Pace): Promise<number[][]> {
	const sums = prefixSums(values);
	const { count } = sums;
	/** Of each layer (k − 1): where the last of k clusters of the values 0 … j begins. */
	const starts: Int32Array[] = [new Int32Array(count)];
	let least: Float64Array = new Float64Array(count);
	for (let to = 0; to < count; to++) least[to] = squares(sums, 0, to);
	for (let first = 1; first < most; first++) {
		const layer: Layer = { first, before: least, least: new Float64Array(count), starts: new Int32Array(count) };
		solve(sums, layer, count - 1, first, count - 1);
		// Of the last layer only the last value is asked for.
		if (first < most - 1) await solveAll(sums, layer, paceOfPart(pace, first, most));
		least = layer.least;
		starts.push(layer.starts);
	}
	return starts.map((_, layer) => centresOf(sums, starts, layer));
}

/** The values 0 … j in one cluster more than `before`, for every j from `first` on. */
interface Layer {
	first: number;
	before: Float64Array;
	/** Of each j: the least sum of squares, and where the last cluster begins. */
	least: Float64Array;
	starts: Int32Array;
}

/** Divide and conquer, breadth first: between two values that are solved, the middle one lies between their solutions. */
async function solveAll(sums: Sums, layer: Layer, pace: Pace): Promise<void> {
	const { first, starts } = layer;
	const end = sums.count - 1;
	let [stride, levels] = [1, 1];
	for (; stride < sums.count; stride *= 2) levels++;
	for (let level = 0; level < levels; level++, stride /= 2) {
		await pace(level, levels);
		for (let to = stride - 1; to < end; to += 2 * stride) {
			if (to < first) continue;
			const lowest = to - stride >= first ? starts[to - stride]! : first;
			solve(sums, layer, to, lowest, starts[Math.min(to + stride, end)]!);
		}
	}
}

/** Solves for the values 0 … `to`, of which the last cluster begins from `lowest` to `highest`. */
function solve(sums: Sums, { before, least, starts }: Layer, to: number, lowest: number, highest: number): void {
	let best = Infinity;
	let at = lowest;
	const last = Math.min(to, highest);
	for (let start = lowest; start <= last; start++) {
		const total = before[start - 1]! + squares(sums, start, to);
		if (total < best) {
			best = total;
			at = start;
		}
	}
	least[to] = best;
	starts[to] = at;
}

/** Sums over the distinct values before each: how many there are, of the values, of their squares. */
interface Sums {
	/** Distinct values. */
	count: number;
	weight: Float64Array;
	value: Float64Array;
	square: Float64Array;
}

function prefixSums(values: Float64Array): Sums {
	const sorted = Float64Array.from(values).sort();
	const [weight, value, square] = [0, 1, 2].map(() => new Float64Array(sorted.length + 1)) as [
		Float64Array,
		Float64Array,
		Float64Array
	];
	let count = 0;
	for (let from = 0; from < sorted.length;) {
		const each = sorted[from]!;
		let to = from + 1;
		while (to < sorted.length && sorted[to] === each) to++;
		const times = to - from;
		weight[count + 1] = weight[count]! + times;
		value[count + 1] = value[count]! + times * each;
		square[count + 1] = square[count]! + times * each * each;
		count++;
		from = to;
	}
	return { count, weight, value, square };
}

/** Sum of squared distances of the distinct values `from` … `to` from their mean. */
function squares({ weight, value, square }: Sums, from: number, to: number): number {
	const sum = value[to + 1]! - value[from]!;
	return Math.max(0, square[to + 1]! - square[from]! - (sum * sum) / (weight[to + 1]! - weight[from]!));
}

function centresOf({ count, weight, value }: Sums, starts: Int32Array[], layer: number): number[] {
	const centres: number[] = [];
	for (let to = count - 1; layer >= 0; layer--) {
		const from = layer === 0 ? 0 : starts[layer]![to]!;
		centres.unshift((value[to + 1]! - value[from]!) / (weight[to + 1]! - weight[from]!));
		to = from - 1;
	}
	return centres;
}
