import type { Plot } from '$lib/domain/insights/explore/plot';
import type { Question } from '$lib/domain/insights/explore/question';
import { decimalsOf } from '$lib/ui/format-scale';
import type { Figure } from '../chart/figure';
import { boxFigure } from './box-words';
import { columnName, markName, scaleText, statisticName } from './column-words';
import { figureText, TABLES } from './plot-words';

/** More names than this, or longer ones, stand beside lying bars. */
const MOST_STANDING = 4;
const LONGEST_STANDING = 8;

/** A plot in words, ready to be drawn. */
export function figureOf(
	{ table, measure, second }: Question,
	plot: Exclude<Plot, { chart: 'none' | 'heat' }>,
	kindOf: (column: string) => 'number' | 'day'
): Figure {
	if (plot.chart === 'box') return boxFigure(measure, plot, kindOf(measure));
	const { split } = plot;
	const seriesName = (mark: (typeof plot.series)[number]['mark']) =>
		split && mark ? markName(split, 'number', mark) : '';
	if (plot.chart === 'scatter')
		return {
			kind: 'scatter',
			x: columnName(measure),
			y: columnName(second),
			xText: (value) => scaleText(kindOf(measure), value),
			yText: (value) => scaleText(kindOf(second), value),
			series: plot.series.map(({ mark, points }) => ({ name: seriesName(mark), points }))
		};
	const { along, marks, value } = plot;
	const kind = along ? kindOf(along.column) : 'number';
	const names = along ? marks.map((mark) => markName(along.column, kind, mark)) : [''];
	const last = marks.at(-1);
	const decimals = last?.as === 'bin' ? decimalsOf(last.to - last.from) : 0;
	const edges = [
		...marks.map((mark) => (mark.as === 'bin' ? scaleText(kind, mark.from, decimals) : '')),
		last?.as === 'bin' ? scaleText(kind, last.to, decimals) : ''
	];
	const isRange = marks.some(({ as }) => as === 'bin');
	const isOrdered = marks.some(
		({ as, ...mark }) => as === 'span' || ('value' in mark && typeof mark.value === 'number')
	);
	const isLong = names.length > MOST_STANDING || names.some((name) => name.length > LONGEST_STANDING);
	return {
		// Values too close to be put in ranges stand each for itself.
		kind: plot.chart === 'histogram' && !isRange ? 'bar' : plot.chart,
		x: along ? columnName(along.column) : '',
		y: value ? statisticName(value) : TABLES[table].name(),
		xText: (each) => scaleText(kind, each),
		yText: (each) => figureText(plot, each, value ? decimalsOf(each / 10) : 0),
		labels: plot.chart === 'histogram' && isRange ? edges : names,
		lying: plot.chart === 'bar' && isLong && !isOrdered,
		series: plot.series.map(({ mark, values }) => ({ name: seriesName(mark), values }))
	};
}
