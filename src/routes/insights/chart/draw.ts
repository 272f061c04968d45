import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	Legend,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	ScatterController,
	Tooltip,
	type ChartConfiguration,
	type ChartDataset,
	type Plugin,
	type PointStyle
} from 'chart.js';
import { fillOf, type Colours } from './colours';
import { boxDataset, numbersOf, whiskers } from './draw-boxes';
import type { Figure } from './figure';

// Only what is drawn here: the rest of the library stays out of the build.
Chart.register(
	...[BarController, LineController, ScatterController, BarElement, LineElement, PointElement],
	...[CategoryScale, LinearScale, Legend, Tooltip]
);

/** Options of one axis. */
type Scale = NonNullable<NonNullable<ChartConfiguration['options']>['scales']>[string];

const POINTS: PointStyle[] = ['circle', 'rectRot', 'triangle', 'rect', 'crossRot', 'star'];
const DASHES = [[], [8, 4], [2, 3], [12, 4, 2, 4], [4, 4], [1, 5]];
/** Bars up to this many bear their number. */
const MOST_NUMBERED = 12;

/** Draws a figure on a canvas, as large as the element around it; returns the way to take it off. */
export function draw(canvas: HTMLCanvasElement, figure: Figure, colours: Colours): () => void {
	const x = unitOf(
		figure.kind === 'scatter' ? figure.series.flatMap(({ points }) => points.map((point) => point.x)) : []
	);
	const measures = measuresOf(figure);
	const y = unitOf(measures);
	const lying = isLying(figure);
	const several = figure.kind !== 'box' && figure.series.length > 1;
	const stacked = several && (figure.kind === 'histogram' || figure.kind === 'bar');
	const text = { color: colours.ink, font: { size: 13, family: getComputedStyle(canvas).fontFamily } };
	const title = (words: string) => ({ display: words !== '', text: words, ...text });
	const measured: Scale = {
		type: 'linear',
		beginAtZero: figure.kind !== 'scatter' && figure.kind !== 'box',
		...(figure.kind === 'box' && extent(measures.map((value) => value / y))),
		stacked,
		title: title(figure.y),
		grid: { color: colours.line },
		ticks: { ...text, maxTicksLimit: 6, callback: (value: string | number) => figure.yText(Number(value) * y) }
	};
	const along = alongScale(figure, x, stacked, { text, title: title(figure.x), line: colours.line });
	const chart = new Chart(canvas, {
		type: figure.kind === 'histogram' || figure.kind === 'box' ? 'bar' : figure.kind,
		data: {
			labels: figure.kind === 'scatter' ? [] : lying ? figure.labels.map(inLines) : figure.labels,
			datasets: datasetsOf(figure, colours, x, y)
		},
		options: {
			animation: false,
			responsive: true,
			maintainAspectRatio: false,
			indexAxis: lying ? 'y' : 'x',
			interaction: { mode: figure.kind === 'scatter' ? 'nearest' : 'index', intersect: false, axis: lying ? 'y' : 'x' },
			layout: { padding: { top: several || figure.kind === 'scatter' ? 0 : 18, right: lying && !several ? 40 : 12 } },
			scales: lying ? { x: measured, y: along } : { x: along, y: measured },
			plugins: {
				legend: {
					display: several,
					labels: {
						...text,
						usePointStyle: figure.kind === 'line' || figure.kind === 'scatter',
						boxWidth: 20,
						boxHeight: 9
					}
				},
				tooltip: {
					backgroundColor: colours.ink,
					titleColor: colours.card,
					bodyColor: colours.card,
					displayColors: false,
					callbacks: {
						title: ([item]) => (item ? placeText(figure, item.dataIndex, item.parsed.x ?? 0, x) : ''),
						label: ({ dataset, parsed, dataIndex }) => {
							if (figure.kind === 'box') return figure.boxText(figure.boxes[dataIndex]!);
							const value = figure.yText((lying ? (parsed.x ?? 0) : (parsed.y ?? 0)) * y);
							return several ? `${dataset.label}: ${value}` : `${figure.y}: ${value}`;
						}
					}
				}
			}
		},
		plugins: pluginsOf(figure, colours, y)
	});
	return () => chart.destroy();
}

const isLying = (figure: Figure) => (figure.kind === 'bar' || figure.kind === 'box') && !!figure.lying;

function measuresOf(figure: Figure): number[] {
	if (figure.kind === 'box') return numbersOf(figure);
	if (figure.kind === 'scatter') return figure.series.flatMap(({ points }) => points.map((point) => point.y));
	return figure.series.flatMap(({ values }) => values.filter((value) => value !== null));
}

/** Bounds that hold all of the values, however the axis rounds them. */
const extent = (values: readonly number[]) => ({
	suggestedMin: values.reduce((least, value) => Math.min(least, value), Infinity),
	suggestedMax: values.reduce((most, value) => Math.max(most, value), -Infinity)
});

function pluginsOf(figure: Figure, colours: Colours, unit: number): Plugin[] {
	if (figure.kind === 'box') return [whiskers(figure, colours, unit)];
	const bearsNumbers = (figure.kind === 'bar' || figure.kind === 'histogram') && figure.series.length === 1;
	return bearsNumbers ? [numbers(figure, colours, isLying(figure))] : [];
}

/** What a step of an axis is drawn in: scales reckon with room to spare on either side of a number. */
function unitOf(values: readonly number[]): number {
	const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	return largest > 1e100 || (largest > 0 && largest < 1e-100) ? largest : 1;
}

function datasetsOf(figure: Figure, colours: Colours, x: number, y: number): ChartDataset[] {
	if (figure.kind === 'box') return [boxDataset(figure, colours, y)];
	const colour = (at: number) => colours.series[at % colours.series.length]!;
	if (figure.kind === 'scatter')
		return figure.series.map(({ name, points }, at) => ({
			type: 'scatter',
			label: name,
			data: points.map((point) => ({ x: point.x / x, y: point.y / y })),
			pointStyle: POINTS[at % POINTS.length]!,
			radius: points.length > 300 ? 2.5 : 4.5,
			borderWidth: 1.5,
			borderColor: colour(at),
			backgroundColor: at === 0 ? 'transparent' : colour(at)
		}));
	const scaled = figure.series.map(({ values }) => values.map((value) => (value === null ? null : value / y)));
	if (figure.kind === 'line')
		return figure.series.map(({ name }, at) => ({
			type: 'line',
			label: name,
			data: scaled[at]!,
			borderColor: colour(at),
			backgroundColor: colour(at),
			borderWidth: 2.5,
			borderDash: DASHES[at % DASHES.length]!,
			pointStyle: POINTS[at % POINTS.length]!,
			pointRadius: scaled[at]!.length > 60 ? 0 : 4
		}));
	const isHistogram = figure.kind === 'histogram';
	return figure.series.map(({ name }, at) => ({
		type: 'bar',
		label: name,
		// The bars of a histogram stand between its edges.
		data: isHistogram ? scaled[at]!.map((value, bin) => ({ x: bin + 0.5, y: value! })) : scaled[at]!,
		backgroundColor: fillOf(at, colours),
		borderColor: figure.series.length > 1 ? colour(at) : colours.card,
		borderWidth: 1,
		borderSkipped: false,
		...(isHistogram ? { barPercentage: 1, categoryPercentage: 1 } : { maxBarThickness: 64 })
	}));
}

function alongScale(
	figure: Figure,
	unit: number,
	stacked: boolean,
	{ text, title, line }: { text: object; title: object; line: string }
): Scale {
	if (figure.kind === 'scatter')
		return {
			type: 'linear',
			title,
			grid: { color: line },
			...(figure.xWhole && { min: -0.5, max: figure.series.length - 0.5, afterBuildTicks: wholeTicks }),
			ticks: { ...text, maxTicksLimit: 6, callback: (value: string | number) => figure.xText(Number(value) * unit) }
		};
	if (figure.kind !== 'histogram')
		return {
			type: 'category',
			stacked,
			title,
			grid: { display: false },
			ticks: { ...text, maxRotation: 0, autoSkip: !isLying(figure), autoSkipPadding: 12 }
		};
	const bins = figure.labels.length - 1;
	return {
		type: 'linear',
		stacked,
		offset: false,
		min: 0,
		max: bins,
		title,
		grid: { display: false },
		afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
			axis.ticks = figure.labels.map((_, value) => ({ value }));
		},
		ticks: {
			...text,
			maxRotation: 0,
			autoSkipPadding: 8,
			callback: (value: string | number) => figure.labels[Number(value)]
		}
	};
}

function wholeTicks(axis: { min: number; max: number; ticks: { value: number }[] }): void {
	axis.ticks = Array.from({ length: Math.floor(axis.max) + 1 }, (_, value) => ({ value }));
}

function placeText(figure: Figure, at: number, parsed: number, unit: number): string {
	if (figure.kind === 'scatter') return `${figure.x}: ${figure.xText(parsed * unit)}`;
	return figure.kind === 'histogram' ? `${figure.labels[at]} – ${figure.labels[at + 1]}` : (figure.labels[at] ?? '');
}

/** Letters in a line beside a lying bar; a Chinese one is as wide as two. */
const LINE = 16;

/** A name in two lines at most, cut where it is longer still: the sentence and the table have it whole. */
function inLines(name: string): string | string[] {
	const lines = [''];
	let width = 0;
	for (const piece of name.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? []) {
		const more = /[\u2e80-\uffef]/.test(piece) ? 2 : piece.trimEnd().length;
		if (width > 0 && width + more > LINE) {
			lines.push('');
			width = 0;
		}
		lines[lines.length - 1] += piece;
		width += more + (piece.length - piece.trimEnd().length);
	}
	const shown = lines.slice(0, 2).map((line) => (line.length > LINE + 4 ? `${line.slice(0, LINE)}…` : line.trimEnd()));
	if (lines.length > 2 && !shown[1]!.endsWith('…')) shown[1] += '…';
	return shown.length === 1 ? shown[0]! : shown;
}

type BarFigure = Extract<Figure, { kind: 'histogram' | 'bar' | 'line' }>;

/** Writes its number on each bar, where they are few and it finds room. */
function numbers(figure: BarFigure, colours: Colours, lying: boolean): Plugin {
	return {
		id: 'numbers',
		afterDatasetsDraw(chart) {
			const bars = chart.getDatasetMeta(0).data;
			if (bars.length > MOST_NUMBERED) return;
			const { ctx } = chart;
			ctx.save();
			ctx.fillStyle = colours.ink;
			ctx.font = `600 12px ${getComputedStyle(chart.canvas).fontFamily}`;
			const texts = bars.map((_, at) => {
				const value = figure.series[0]!.values[at];
				return value === null || value === undefined ? '' : figure.yText(value);
			});
			const room = lying ? Infinity : chart.chartArea.width / bars.length;
			if (texts.some((text) => ctx.measureText(text).width > room)) return ctx.restore();
			ctx.textAlign = lying ? 'left' : 'center';
			ctx.textBaseline = lying ? 'middle' : 'bottom';
			bars.forEach((bar, at) => {
				const isBelow = !lying && (figure.series[0]!.values[at] ?? 0) < 0;
				const offset = lying ? 4 : isBelow ? 16 : -3;
				ctx.fillText(texts[at]!, bar.x + (lying ? offset : 0), bar.y + (lying ? 0 : offset));
			});
			ctx.restore();
		}
	};
}
