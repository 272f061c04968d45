import type { Axis, Mark } from './axis';

/** What is drawn of the values beyond the whiskers of one box; of more, every n-th, the furthest at both ends kept. */
export const MOST_BEYOND = 100;
/** Whiskers reach to the furthest values within so many lengths of the box (Tukey 1977, Exploratory Data Analysis, p. 44). */
const REACH = 1.5;

/** The five numbers of Tukey's box plot. Quartiles lie between neighbours in proportion, as numpy's and R's type 7 do. */
export interface Box {
	/** Values behind it. */
	rows: number;
	low: number;
	firstQuartile: number;
	median: number;
	thirdQuartile: number;
	high: number;
	/** Values beyond the whiskers: how many, and those drawn, ascending. */
	beyond: number;
	points: number[];
}

export interface BoxPlot {
	chart: 'box';
	along: { column: string; grain: Axis['grain'] } | null;
	split: null;
	/** One a box; none where all rows are in one. */
	marks: Mark[];
	/** Null where a place has no rows. */
	boxes: (Box | null)[];
}

/** @param values finite, and so is what they span */
export function boxesOf(values: ArrayLike<number>, along: { column: string; axis: Axis } | null): BoxPlot {
	const lists: number[][] = Array.from({ length: along ? along.axis.marks.length : 1 }, () => []);
	for (let row = 0; row < values.length; row++) lists[along?.axis.places[row] ?? 0]!.push(values[row]!);
	return {
		chart: 'box',
		along: along && { column: along.column, grain: along.axis.grain },
		split: null,
		marks: along?.axis.marks ?? [],
		boxes: lists.map(boxOf)
	};
}

function boxOf(values: readonly number[]): Box | null {
	if (values.length === 0) return null;
	const sorted = Float64Array.from(values).sort();
	const [firstQuartile, median, thirdQuartile] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share)) as [
		number,
		number,
		number
	];
	const reach = REACH * (thirdQuartile - firstQuartile);
	const inside = sorted.filter((value) => value >= firstQuartile - reach && value <= thirdQuartile + reach);
	const [low, high] = [inside[0]!, inside.at(-1)!];
	const beyond = sorted.filter((value) => value < low || value > high);
	return {
		...{ rows: sorted.length, low, firstQuartile, median, thirdQuartile, high },
		...{ beyond: beyond.length, points: thinned(beyond) }
	};
}

function quantile(sorted: Float64Array, share: number): number {
	const place = share * (sorted.length - 1);
	const before = sorted[Math.floor(place)]!;
	return before + (place % 1) * (sorted[Math.ceil(place)]! - before);
}

function thinned(values: Float64Array): number[] {
	if (values.length <= MOST_BEYOND) return [...values];
	return Array.from(
		{ length: MOST_BEYOND },
		(_, at) => values[Math.round((at * (values.length - 1)) / (MOST_BEYOND - 1))]!
	);
}
