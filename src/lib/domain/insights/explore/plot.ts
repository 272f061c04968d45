import { escape, op, table, type ColumnTable } from 'arquero';
import { unpaced, type Pace } from '../../pace';
import { axisOf, extent, type Grain, type Mark } from './axis';
import { boxesOf, type BoxPlot } from './boxes';
import type { Column, Columns } from './columns';
import { isComplete, testOf } from './filter';
import { comparedOf, heatOf, type HeatPlot } from './heat';
import { layoutOf, type Layout } from './layout';
import { scatterOf, type ScatterPlot } from './scatter';
import type { ChartKind, ColumnFacts, Question } from './question';

/** Different words along an axis, and series, before the rest are put together. */
const MOST_MARKS = 20;
const MOST_SERIES = 5;

/** A table of the book and, where its rows belong to customers, theirs. */
export interface Sources {
	table: Columns;
	customers: Columns | null;
}

/** Rows that could not be drawn, by the column that lacks: no value, or none that is finite. */
export interface LeftOut {
	column: string;
	missing: number;
	infinite: number;
}

interface Counted {
	/** Rows of the table, rows of them that the filter lets through, and rows drawn. */
	rows: { all: number; matched: number; drawn: number };
	leftOut: LeftOut[];
	/** The filter said enough to be used. */
	filtered: boolean;
	/** All measured values are this one. */
	constant: number | null;
	/** Column of tags: a row counts under each of its own. */
	repeated: string | null;
}

export interface Series {
	/** Null where there is but one. */
	mark: Mark | null;
	/** One a mark; null where there is none, or where it is beyond what a number holds. */
	values: (number | null)[];
	/** Rows behind each value. */
	rows: number[];
}

export interface GroupedPlot extends Counted {
	chart: Exclude<ChartKind, 'scatter' | 'box' | 'heat'>;
	/** Null where all rows stand in one place. */
	along: { column: string; grain: Grain } | null;
	marks: Mark[];
	split: string | null;
	series: Series[];
	/** Null counts rows. */
	value: Layout['value'];
	/** Values that are beyond what a number holds. */
	overflows: number;
}

/** The measured values span more than a number can hold. */
interface Unplottable extends Counted {
	chart: 'none';
	column: string;
}

export type Plot = GroupedPlot | (ScatterPlot & Counted) | (BoxPlot & Counted) | (HeatPlot & Counted) | Unplottable;

/**
 * The numbers of a chart: few, however many rows they come from. Rows that lack a value that the chart needs are left out
 * and counted.
 *
 * @param question settled on the columns
 */
export async function plot(
	question: Question,
	columns: readonly ColumnFacts[],
	sources: Sources,
	pace: Pace = unpaced
): Promise<Plot> {
	const layout = layoutOf(question, columns);
	const roles = [...new Set([layout.along, layout.split, layout.value?.column, layout.second])].filter(
		(column) => column !== undefined && column !== null
	);
	const { filter } = question;
	const compared = question.chart === 'heat' ? comparedOf(columns) : null;
	const shown = compared?.shown.map(({ id }) => id) ?? [];
	const needed = [...new Set([...roles, ...shown, ...(filter ? [filter.column] : [])])];
	const kinds = new Map(columns.map(({ id, kind }) => [id, kind]));
	/** Names that are safe in the code that arquero makes of them. */
	const name = (id: string) => `column${needed.indexOf(id)}`;

	await pace(0, 5);
	let rows = gather(needed, sources);
	const all = rows.numRows();
	await pace(1, 5);
	if (filter) {
		const passes = testOf(filter, kinds.get(filter.column)!);
		rows = rows.filter(escape((row: Row) => passes(row[name(filter.column)]))).reify();
	}
	const matched = rows.numRows();
	await pace(2, 5);
	const leftOut: LeftOut[] = [];
	for (const column of roles) {
		const kept = withoutGaps(rows, name(column));
		if (kept.missing + kept.infinite > 0) leftOut.push({ column, missing: kept.missing, infinite: kept.infinite });
		rows = kept.rows;
	}
	const drawn = rows.numRows();
	const measured = question.measure && kinds.get(question.measure) === 'number' && roles.includes(question.measure);
	const counted: Counted = {
		rows: { all, matched, drawn },
		leftOut,
		filtered: filter !== null && isComplete(filter, kinds.get(filter.column)!),
		constant: measured ? constantOf(rows.array(name(question.measure)) as ArrayLike<number>) : null,
		repeated: null
	};
	if (compared) {
		const measures = shown.map((id) => ({ id, values: rows.array(name(id)) as ArrayLike<number | boolean | null> }));
		return { ...counted, ...(await heatOf(measures, compared.comparable, pace)) };
	}
	await pace(3, 5);
	const repeated = [layout.along, layout.split].filter((column) => column && kinds.get(column) === 'tags');
	for (const column of repeated) {
		rows = rows.unroll(name(column!));
		counted.repeated = column!;
	}
	const values = (column: string) => rows.array(name(column)) as ArrayLike<string | number | boolean>;
	const axis = (column: string | null, most: number, bins?: number) =>
		column === null ? undefined : axisOf(kinds.get(column)!, values(column), { span: question.span, most, bins });

	const split = axis(layout.split, MOST_SERIES);
	if (split === null) return { ...counted, chart: 'none', column: layout.split! };
	if (question.chart === 'scatter') {
		const [x, y] = [values(question.measure), values(question.second)] as ArrayLike<number>[];
		const drawable = [question.measure, question.second].find((_, index) => isTooWide([x!, y!][index]!));
		if (drawable !== undefined) return { ...counted, chart: 'none', column: drawable };
		return { ...counted, ...scatterOf(x!, y!, split), split: layout.split };
	}
	const along = axis(layout.along, MOST_MARKS, question.chart === 'histogram' ? question.bins : undefined);
	if (along === null) return { ...counted, chart: 'none', column: layout.along! };
	if (question.chart === 'box') {
		const measures = values(question.measure) as ArrayLike<number>;
		if (isTooWide(measures)) return { ...counted, chart: 'none', column: question.measure };
		return { ...counted, ...boxesOf(measures, along ? { column: layout.along!, axis: along } : null) };
	}
	await pace(4, 5);
	const count = rows.numRows();
	const cells = table({
		along: along?.places ?? new Int32Array(count),
		split: split?.places ?? new Int32Array(count),
		value: layout.value ? Float64Array.from(values(layout.value.column), Number) : new Float64Array(count)
	})
		.groupby('along', 'split')
		.rollup({ rows: op.count(), value: aggregate(layout.value) })
		.objects() as { along: number; split: number; rows: number; value: number }[];
	const marks = along?.marks ?? [];
	const places = along ? marks.length : 1;
	let overflows = 0;
	// A place without rows counts none and sums up to none; it has no mean.
	const empty = layout.value && layout.value.statistic !== 'sum' ? null : 0;
	const series = (split?.marks ?? [null]).map((mark): Series => ({
		mark,
		values: new Array<number | null>(places).fill(empty),
		rows: new Array<number>(places).fill(0)
	}));
	for (const cell of cells) {
		const finite = Number.isFinite(cell.value);
		if (!finite) overflows++;
		series[cell.split]!.values[cell.along] = finite ? cell.value : null;
		series[cell.split]!.rows[cell.along] = cell.rows;
	}
	return {
		...counted,
		chart: question.chart as GroupedPlot['chart'],
		along: along ? { column: layout.along!, grain: along.grain } : null,
		marks,
		split: layout.split,
		series,
		value: layout.value,
		overflows
	};
}

type Row = Record<string, unknown>;

/** The columns asked for, those of the customers joined to the rows that belong to them. */
function gather(needed: readonly string[], { table: own, customers }: Sources): ColumnTable {
	const data: Record<string, unknown[] | Int32Array | Column['values']> = { customer: own.customer };
	const joined: Record<string, unknown[] | Column['values']> = {};
	needed.forEach((id, index) => {
		const mine = own.columns.find((column) => column.id === id);
		if (mine) data[`column${index}`] = mine.values;
		else joined[`column${index}`] = customers!.columns.find((column) => `customer.${column.id}` === id)!.values;
	});
	const rows = table(data as Record<string, unknown[]>);
	if (!customers || Object.keys(joined).length === 0) return rows;
	return rows.join_left(table({ customer: customers.customer, ...joined } as Record<string, unknown[]>), 'customer');
}

function withoutGaps(rows: ColumnTable, name: string): { rows: ColumnTable; missing: number; infinite: number } {
	let [missing, infinite] = [0, 0];
	for (const value of rows.array(name) as Iterable<unknown>) {
		if (value === null || value === undefined || Number.isNaN(value)) missing++;
		else if (value === Infinity || value === -Infinity) infinite++;
	}
	if (missing + infinite === 0) return { rows, missing, infinite };
	const isThere = (value: unknown) =>
		typeof value === 'number' ? Number.isFinite(value) : value !== null && value !== undefined;
	return { rows: rows.filter(escape((row: Row) => isThere(row[name]))).reify(), missing, infinite };
}

function constantOf(values: ArrayLike<number>): number | null {
	const { least, greatest } = extent(values);
	return least === greatest ? least : null;
}

const isTooWide = (values: ArrayLike<number>): boolean => {
	const { least, greatest } = extent(values);
	return values.length > 0 && !Number.isFinite(greatest - least);
};

function aggregate(value: Layout['value']) {
	if (!value) return op.count();
	if (value.statistic === 'sum') return op.sum('value');
	return value.statistic === 'median' ? op.median('value') : op.mean('value');
}
