import type { Box } from '$lib/domain/insights/explore/boxes';

/** What a chart shows, in words and numbers of the page; what draws it knows nothing of the book. */
export type Figure = {
	/** Titles of the axes. */
	x: string;
	y: string;
	/** Text of a number on the axis. */
	xText: (value: number) => string;
	yText: (value: number) => string;
} & (
	| {
			/** `labels` name the edges of the bars in a histogram, so they are one more than its values; else the places. */
			kind: 'histogram' | 'bar' | 'line';
			labels: string[];
			series: { name: string; values: (number | null)[] }[];
			/** Bars lie: long names find room before them. */
			lying?: boolean;
	  }
	| {
			kind: 'box';
			/** Names of the places. */
			labels: string[];
			boxes: (Box | null)[];
			lying?: boolean;
			/** A box in words, a line each. */
			boxText: (box: Box) => string[];
	  }
	| {
			kind: 'scatter';
			/** Along the axis stand things, numbered from 0: their names alone are marks, and room is left on either side. */
			xWhole?: boolean;
			series: { name: string; points: { x: number; y: number }[] }[];
	  }
);
