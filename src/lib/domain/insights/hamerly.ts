/** Rows of features one after another, `width` numbers each. */
export interface FlatRows {
	values: Float64Array;
	width: number;
	count: number;
}

export function flatRows(points: readonly (readonly number[])[]): FlatRows {
	const width = points[0]!.length;
	const values = new Float64Array(points.length * width);
	points.forEach((point, row) => values.set(point, row * width));
	return { values, width, count: points.length };
}

/** Squared distance of the row that begins at `row` from the centre that begins at `centre`. */
function squared(values: Float64Array, row: number, centres: Float64Array, centre: number, width: number): number {
	let sum = 0;
	for (let feature = 0; feature < width; feature++) {
		const distance = values[row + feature]! - centres[centre + feature]!;
		sum += distance * distance;
	}
	return sum;
}

const MOST_ITERATIONS = 300;

interface State {
	rows: FlatRows;
	k: number;
	/** One after another, like rows. */
	centres: Float64Array;
	/** Of each row: its centre, a bound above its distance from it, and one below that from every other centre. */
	own: Uint8Array;
	upper: Float64Array;
	lower: Float64Array;
	/** Of each centre: the sum of its rows, and how many they are. */
	sums: Float64Array;
	sizes: Float64Array;
	/** Of each centre: how far it moved last, and half of how far the nearest other one is. */
	moves: Float64Array;
	halves: Float64Array;
}

/**
 * Lloyd's iterations of k-means with the bounds of Hamerly 2010 (Making k-means even faster, SDM): by how far the centres
 * moved, most rows cannot have changed theirs, and are not measured. What it comes to is the same.
 *
 * @param start centres; one that no row is nearest to stays where it is
 * @param tolerance square of how far a centre may still move @param pace awaited before each iteration
 */
export async function refine(
	rows: FlatRows,
	start: readonly (readonly number[])[],
	tolerance: number,
	pace: (part: number) => Promise<void>
): Promise<{ centres: number[][]; inertia: number }> {
	const k = start.length;
	const { count, width } = rows;
	const state: State = {
		rows,
		k,
		centres: Float64Array.from(start.flat()),
		own: new Uint8Array(count),
		upper: new Float64Array(count),
		lower: new Float64Array(count),
		sums: new Float64Array(k * width),
		sizes: new Float64Array(k),
		moves: new Float64Array(k),
		halves: new Float64Array(k)
	};
	await pace(0);
	for (let row = 0; row < count; row++) {
		nearest(state, row);
		add(state, row, state.own[row]!, 1);
	}
	for (let iteration = 1; moveCentres(state) > tolerance && iteration < MOST_ITERATIONS; iteration++) {
		await pace(iteration / MOST_ITERATIONS);
		assignAgain(state);
	}
	let inertia = 0;
	for (let row = 0; row < count; row++)
		inertia += squared(rows.values, row * width, state.centres, state.own[row]! * width, width);
	const centres = start.map((_, centre) => [...state.centres.subarray(centre * width, (centre + 1) * width)]);
	return { centres, inertia };
}

/** Measures a row from every centre: which is its own, and both bounds. */
function nearest({ rows: { values, width }, k, centres, own, upper, lower }: State, row: number): void {
	// Not taken out of an array: the engine would keep these numbers in boxes.
	let least = Infinity;
	let second = Infinity;
	let at = 0;
	for (let centre = 0; centre < k; centre++) {
		const distance = squared(values, row * width, centres, centre * width, width);
		if (distance < least) {
			second = least;
			least = distance;
			at = centre;
		} else if (distance < second) second = distance;
	}
	own[row] = at;
	upper[row] = Math.sqrt(least);
	lower[row] = Math.sqrt(second);
}

function add({ rows: { values, width }, sums, sizes }: State, row: number, centre: number, sign: 1 | -1): void {
	sizes[centre]! += sign;
	for (let feature = 0; feature < width; feature++)
		sums[centre * width + feature]! += sign * values[row * width + feature]!;
}

/** Every centre to the mean of its rows; the square of the longest move. */
function moveCentres({ rows: { width }, k, centres, sums, sizes, moves }: State): number {
	let longest = 0;
	for (let centre = 0; centre < k; centre++) {
		let square = 0;
		for (let at = centre * width; sizes[centre]! > 0 && at < (centre + 1) * width; at++) {
			const mean = sums[at]! / sizes[centre]!;
			square += (mean - centres[at]!) ** 2;
			centres[at] = mean;
		}
		moves[centre] = Math.sqrt(square);
		longest = Math.max(longest, square);
	}
	return longest;
}

/** Every row to its nearest centre again; measured only where the bounds leave it open. */
function assignAgain(state: State): void {
	const { rows, k, centres, own, upper, lower, moves, halves } = state;
	const { values, width, count } = rows;
	for (let centre = 0; centre < k; centre++) {
		let least = Infinity;
		for (let other = 0; other < k; other++)
			if (other !== centre) least = Math.min(least, squared(centres, centre * width, centres, other * width, width));
		halves[centre] = Math.sqrt(least) / 2;
	}
	const farthest = moves.indexOf(Math.max(...moves));
	const longest = moves[farthest]!;
	const next = moves.reduce((most, move, centre) => (centre === farthest ? most : Math.max(most, move)), 0);
	for (let row = 0; row < count; row++) {
		const centre = own[row]!;
		upper[row]! += moves[centre]!;
		lower[row]! -= centre === farthest ? next : longest;
		const enough = Math.max(lower[row]!, halves[centre]!);
		if (upper[row]! <= enough) continue;
		upper[row] = Math.sqrt(squared(values, row * width, centres, centre * width, width));
		if (upper[row]! <= enough) continue;
		nearest(state, row);
		if (own[row] === centre) continue;
		add(state, row, centre, -1);
		add(state, row, own[row]!, 1);
	}
}

/**
 * Centres and one more: the candidate row at which another would lower the sum of squares most (Likas, Vlassis and
 * Verbeek 2003, The global k-means algorithm, Pattern Recognition 36:451-461).
 */
export function withOneMore(
	{ values, width, count }: FlatRows,
	centres: readonly (readonly number[])[],
	candidates: Uint32Array
): number[][] {
	const flat = Float64Array.from(centres.flat());
	const distances = new Float64Array(count);
	for (let row = 0; row < count; row++) {
		let least = Infinity;
		for (let centre = 0; centre < flat.length; centre += width)
			least = Math.min(least, squared(values, row * width, flat, centre, width));
		distances[row] = least;
	}
	let [best, most] = [candidates[0]!, -1];
	for (const candidate of candidates) {
		let fall = 0;
		for (let row = 0; row < count; row++)
			fall += Math.max(0, distances[row]! - squared(values, row * width, values, candidate * width, width));
		if (fall > most) [best, most] = [candidate, fall];
	}
	return [...centres.map((centre) => [...centre]), [...values.subarray(best * width, (best + 1) * width)]];
}
