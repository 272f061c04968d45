import type { Axis, Mark } from './axis';
import { correlationOf } from './correlation';

/** Points that a screen can show apart; of more, every n-th is drawn. */
export const MOST_POINTS = 2000;

export interface ScatterPlot {
	chart: 'scatter';
	split: string | null;
	series: { mark: Mark | null; points: { x: number; y: number }[] }[];
	/** Points drawn; fewer than there are rows where they are too many. */
	shown: number;
	/** Pearson's correlation of all rows; null where one of the two never changes, or beyond what numbers hold. */
	correlation: number | null;
}

/** @param x finite @param y finite, as many */
export function scatterOf(
	x: ArrayLike<number>,
	y: ArrayLike<number>,
	split: Axis | undefined
): Omit<ScatterPlot, 'split'> {
	const series = (split?.marks ?? [null]).map((mark): ScatterPlot['series'][number] => ({ mark, points: [] }));
	const shown = Math.min(x.length, MOST_POINTS);
	for (let point = 0; point < shown; point++) {
		const row = Math.floor(((point + 0.5) * x.length) / shown);
		series[split?.places[row] ?? 0]!.points.push({ x: x[row]!, y: y[row]! });
	}
	return { chart: 'scatter', series, shown, correlation: correlationOf(x, y).r };
}
