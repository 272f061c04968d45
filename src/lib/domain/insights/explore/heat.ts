import type { Pace } from '../../pace';
import { correlationOf, type Correlation } from './correlation';
import type { ColumnFacts } from './question';

/** Columns that are compared with each other; more could not be read. */
export const MOST_COMPARED = 12;

export interface HeatPlot {
	chart: 'heat';
	columns: string[];
	/** Of each column with each before it: `cells[2][0]` is of the third and the first. */
	cells: Correlation[][];
	/** Columns that could be compared, those not shown as well. */
	comparable: number;
}

/** A table's own numbers, yes counting 1 and no 0; of too many those known of the most rows, in the table's order. */
export function comparedOf(columns: readonly ColumnFacts[]): { shown: ColumnFacts[]; comparable: number } {
	const comparable = columns.filter(
		({ id, kind, known }) => (kind === 'number' || kind === 'yesNo') && known > 0 && !id.startsWith('customer.')
	);
	const best = new Set([...comparable].sort((a, b) => b.known - a.known).slice(0, MOST_COMPARED));
	return { shown: comparable.filter((column) => best.has(column)), comparable: comparable.length };
}

/** @param columns id and values of each @throws Cancelled */
export async function heatOf(
	columns: readonly { id: string; values: ArrayLike<number | boolean | null> }[],
	comparable: number,
	pace: Pace
): Promise<HeatPlot> {
	const numbers = columns.map(({ values }) =>
		Float64Array.from(values as ArrayLike<number>, (value) => (value === null ? NaN : Number(value)))
	);
	const cells: Correlation[][] = [];
	for (const [at, one] of numbers.entries()) {
		await pace(at, numbers.length);
		cells.push(numbers.slice(0, at).map((other) => correlationOf(other, one)));
	}
	return { chart: 'heat', columns: columns.map(({ id }) => id), cells, comparable };
}
