import type { Box, BoxPlot } from '$lib/domain/insights/explore/boxes';
import { formatNumber } from '$lib/ui/format';
import { decimalsOf } from '$lib/ui/format-scale';
import { m } from '$lib/i18n';
import type { Figure } from '../chart/figure';
import { columnInSentence, columnName, markName, scaleText, statisticName } from './column-words';

type Kind = 'number' | 'day';

/** More names than this, or longer ones, stand beside lying boxes. */
const MOST_STANDING = 4;
const LONGEST_STANDING = 8;

/** The five numbers of a box and what they are called, from the least to the greatest. */
const PARTS = [
	{ of: 'low', name: m.explore_box_low },
	{ of: 'firstQuartile', name: m.explore_box_first },
	{ of: 'median', name: m.explore_median },
	{ of: 'thirdQuartile', name: m.explore_box_third },
	{ of: 'high', name: m.explore_box_high }
] as const;
export const BOX_PARTS = PARTS;

const names = ({ along, marks }: BoxPlot): string[] =>
	along ? marks.map((mark) => markName(along.column, 'number', mark)) : [''];

/** Decimals that tell the quartiles apart. */
const decimals = ({ firstQuartile, thirdQuartile }: Box) => decimalsOf((thirdQuartile - firstQuartile) / 10);

/** A box plot, ready to be drawn. */
export function boxFigure(measure: string, plot: BoxPlot, kind: Kind): Figure {
	const labels = names(plot);
	const text = (value: number) => scaleText(kind, value, decimalsOf(value / 10));
	return {
		kind: 'box',
		x: plot.along ? columnName(plot.along.column) : '',
		y: columnName(measure),
		xText: text,
		yText: text,
		labels,
		boxes: plot.boxes,
		lying: labels.length > MOST_STANDING || labels.some((name) => name.length > LONGEST_STANDING),
		boxText: (box) => PARTS.map(({ of, name }) => `${name()}: ${scaleText(kind, box[of], decimals(box))}`)
	};
}

/** What a box plot shows, as a part of its sentence. @param total `335 customers` */
export function boxFinding(measure: string, plot: BoxPlot, kind: Kind, total: string): string {
	const boxes = plot.boxes.flatMap((box, at) => (box ? [{ box, name: names(plot)[at]! }] : []));
	const text = (box: Box, value: number) => scaleText(kind, value, decimals(box));
	const [only] = boxes;
	if (!only) return '';
	if (!plot.along || boxes.length === 1) {
		const { box } = only;
		return m.explore_says_box({
			...{ name: columnInSentence(measure), total, median: text(box, box.median) },
			...{ from: text(box, box.firstQuartile), to: text(box, box.thirdQuartile) }
		});
	}
	const most = boxes.reduce((best, each) => (each.box.median > best.box.median ? each : best));
	const least = boxes.reduce((best, each) => (each.box.median < best.box.median ? each : best));
	const name = statisticName({ column: measure, statistic: 'median' });
	const told = { name, total, value: most.name, most: text(most.box, most.box.median) };
	if (most === least) return m.explore_says_equal(told);
	return m.explore_says_highest({ ...told, other: least.name, least: text(least.box, least.box.median) });
}

/** How to read it. */
export function boxNotes({ boxes }: BoxPlot): string[] {
	const [beyond, drawn] = [
		boxes.reduce((sum, box) => sum + (box?.beyond ?? 0), 0),
		boxes.reduce((sum, box) => sum + (box?.points.length ?? 0), 0)
	];
	return [
		m.explore_note_box(),
		...(drawn < beyond ? [m.explore_note_beyond({ shown: formatNumber(drawn), all: formatNumber(beyond) })] : [])
	];
}
