import type { ChartDataset, Plugin } from 'chart.js';
import { fillOf, type Colours } from './colours';
import type { Figure } from './figure';

type BoxFigure = Extract<Figure, { kind: 'box' }>;

/** All numbers that a box plot shows, so that its axis holds them. */
export const numbersOf = ({ boxes }: BoxFigure): number[] =>
	boxes.flatMap((box) => (box ? [box.low, box.firstQuartile, box.thirdQuartile, box.high, ...box.points] : []));

/** The boxes as bars that float from quartile to quartile. @param unit what a step of the axis is drawn in */
export const boxDataset = ({ boxes, y }: BoxFigure, colours: Colours, unit: number): ChartDataset => ({
	type: 'bar',
	label: y,
	data: boxes.map((box) => (box ? [box.firstQuartile / unit, box.thirdQuartile / unit] : null)),
	backgroundColor: fillOf(0, { ...colours, series: [colours.line] }),
	borderColor: colours.series[0]!,
	borderWidth: 2,
	borderSkipped: false,
	maxBarThickness: 64
});

/** Draws what a bar has not: the median, the whiskers, the values beyond them. */
export function whiskers(figure: BoxFigure, colours: Colours, unit: number): Plugin {
	return {
		id: 'whiskers',
		afterDatasetsDraw(chart) {
			const { ctx, scales } = chart;
			const scale = figure.lying ? scales.x! : scales.y!;
			ctx.save();
			ctx.strokeStyle = colours.series[0]!;
			chart.getDatasetMeta(0).data.forEach((bar, at) => {
				const box = figure.boxes[at];
				if (!box) return;
				const { width, height } = bar.getProps(['width', 'height']) as { width: number; height: number };
				const centre = figure.lying ? bar.y : bar.x;
				const half = (figure.lying ? height : width) / 2;
				/** A line from one value to another, so far to either side of the middle. */
				const line = (from: number, to: number, aside: number, thickness: number) => {
					const [first, last] = [scale.getPixelForValue(from / unit), scale.getPixelForValue(to / unit)];
					const across = from === to;
					const ends = [
						[first, centre - (across ? aside : 0)],
						[last, centre + (across ? aside : 0)]
					] as const;
					ctx.lineWidth = thickness;
					ctx.beginPath();
					for (const [along, over] of ends)
						ctx.lineTo(...(figure.lying ? ([along, over] as const) : ([over, along] as const)));
					ctx.stroke();
				};
				line(box.low, box.firstQuartile, 0, 2);
				line(box.thirdQuartile, box.high, 0, 2);
				line(box.low, box.low, half / 2, 2);
				line(box.high, box.high, half / 2, 2);
				line(box.median, box.median, half, 4);
				ctx.lineWidth = 1.5;
				for (const point of box.points) {
					const along = scale.getPixelForValue(point / unit);
					ctx.beginPath();
					ctx.arc(figure.lying ? along : centre, figure.lying ? centre : along, 3, 0, 2 * Math.PI);
					ctx.stroke();
				}
			});
			ctx.restore();
		}
	};
}
