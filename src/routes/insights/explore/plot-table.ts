import { CSV_START, csvLine } from '$lib/domain/csv-cell';
import type { BoxPlot } from '$lib/domain/insights/explore/boxes';
import type { GroupedPlot, Plot } from '$lib/domain/insights/explore/plot';
import type { HeatPlot } from '$lib/domain/insights/explore/heat';
import type { Question } from '$lib/domain/insights/explore/question';
import { m } from '$lib/i18n';
import { BOX_PARTS } from './box-words';
import { columnName, markName, rawMark, rawScale, scaleText, statisticName } from './column-words';
import { pairsOf } from './heat-words';
import { figureText, TABLES } from './plot-words';

/** A cell: as it is read, and as a file has it. */
interface Cell {
	text: string;
	raw: string | number | null;
}
export interface PlotTable {
	headers: string[];
	/** The first `leading` cells of a row say what the rest are of. */
	leading: number;
	rows: Cell[][];
}

/** Decimals of a table: enough to check a chart by, without a tail of binary rounding. */
const DECIMALS = 6;

/** The numbers of a chart, all of those drawn. */
export function tableOf(question: Question, plot: Plot, kindOf: (column: string) => 'number' | 'day'): PlotTable {
	if (plot.chart === 'none') return { headers: [], leading: 0, rows: [] };
	const name = (column: string) => columnName(column);
	if (plot.chart === 'scatter') {
		const { measure, second } = question;
		const scaled = (column: string, value: number): Cell => ({
			text: scaleText(kindOf(column), value, DECIMALS),
			raw: rawScale(kindOf(column), value)
		});
		const { split } = plot;
		return {
			headers: [...(split ? [name(split)] : []), name(measure), name(second)],
			leading: split ? 1 : 0,
			rows: plot.series.flatMap(({ mark, points }) => {
				const lead = split && mark ? [wordCell(split, mark)] : [];
				return points.map(({ x, y }) => [...lead, scaled(measure, x), scaled(second, y)]);
			})
		};
	}
	if (plot.chart === 'heat') return heatTable(question, plot);
	return plot.chart === 'box' ? boxTable(question, plot, kindOf) : groupedTable(question, plot, kindOf);
}

function heatTable({ table }: Question, plot: HeatPlot): PlotTable {
	const word = (column: string): Cell => ({ text: columnName(column), raw: columnName(column) });
	return {
		headers: [m.explore_first(), m.explore_second_of_two(), m.explore_r(), TABLES[table].name()],
		leading: 2,
		rows: pairsOf(plot).map(({ first, second, r, rows }) => [
			word(first),
			word(second),
			{ text: r === null ? '–' : scaleText('number', r, DECIMALS), raw: r },
			{ text: scaleText('number', rows), raw: rows }
		])
	};
}

function boxTable(
	{ table, measure }: Question,
	plot: BoxPlot,
	kindOf: (column: string) => 'number' | 'day'
): PlotTable {
	const { along } = plot;
	const kind = kindOf(measure);
	const count = (of: number): Cell => ({ text: scaleText('number', of), raw: of });
	return {
		headers: [
			...(along ? [columnName(along.column)] : []),
			...BOX_PARTS.map(({ name }) => name()),
			m.explore_box_beyond(),
			TABLES[table].name()
		],
		leading: along ? 1 : 0,
		rows: plot.boxes.flatMap((box, at) => {
			if (!box) return [];
			const lead = along ? [wordCell(along.column, plot.marks[at]!)] : [];
			const parts = BOX_PARTS.map(({ of }): Cell => {
				return { text: scaleText(kind, box[of], DECIMALS), raw: rawScale(kind, box[of]) };
			});
			return [[...lead, ...parts, count(box.beyond), count(box.rows)]];
		})
	};
}

const wordCell = (column: string, mark: GroupedPlot['marks'][number]): Cell => ({
	text: markName(column, 'number', mark),
	raw: rawMark(column, mark)
});

function groupedTable({ table }: Question, plot: GroupedPlot, kindOf: (column: string) => 'number' | 'day'): PlotTable {
	const { along, marks, series, split, value } = plot;
	const what = value ? statisticName(value) : TABLES[table].name();
	const isBins = along?.grain === 'bins';
	const lead = !along
		? []
		: isBins
			? [m.explore_from({ name: columnName(along.column) }), m.explore_to()]
			: [columnName(along.column)];
	const names = series.map(({ mark }) => (split && mark ? markName(split, 'number', mark) : what));
	// What a mean is a mean of says how far to trust it.
	const withRows = value !== null && series.length === 1;
	const rows = (marks.length ? marks : [null]).map((mark, at): Cell[] => {
		const figures = series.map(({ values }): Cell => {
			const figure = values[at] ?? null;
			return { text: figure === null ? '–' : figureText(plot, figure, DECIMALS), raw: figure };
		});
		const behind = series[0]?.rows[at] ?? 0;
		const last = withRows ? [{ text: scaleText('number', behind), raw: behind }] : [];
		if (!along || !mark) return [...figures, ...last];
		const kind = kindOf(along.column);
		const edge = (of: number): Cell => ({ text: scaleText(kind, of, DECIMALS), raw: rawScale(kind, of) });
		const place = mark.as === 'bin' ? [edge(mark.from), edge(mark.to)] : [wordCell(along.column, mark)];
		return [...place, ...figures, ...last];
	});
	return { headers: [...lead, ...names, ...(withRows ? [TABLES[table].name()] : [])], leading: lead.length, rows };
}

/** As a file: UTF-8 with byte order mark (Excel reads it right), RFC 4180, formulas escaped, numbers in full. */
export function dataFile({ headers, rows }: PlotTable): string {
	const lines = [headers, ...rows.map((row) => row.map(({ raw }) => raw))];
	return CSV_START + lines.map(csvLine).join('');
}
