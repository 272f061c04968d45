/** The theme's tokens that a chart is drawn with, as colours that a canvas understands. */
export interface Colours {
	card: string;
	ink: string;
	soft: string;
	line: string;
	series: string[];
}

const SERIES = ['--accent', '--good', '--risk', '--late', '--edge', '--ink'];

/** @param probe any element of the page; its colour is borrowed for a moment, for tokens resolve only in use */
export function coloursOf(probe: HTMLElement): Colours {
	const before = { color: probe.style.color, transitionProperty: probe.style.transitionProperty };
	// Where motion is reduced, every change is a transition of an instant, and begins with the colour before it.
	probe.style.transitionProperty = 'none';
	const resolve = (token: string) => {
		probe.style.color = `var(${token})`;
		return getComputedStyle(probe).color;
	};
	const colours = {
		card: resolve('--card'),
		ink: resolve('--ink'),
		soft: resolve('--soft'),
		line: resolve('--line'),
		series: SERIES.map(resolve)
	};
	Object.assign(probe.style, before);
	return colours;
}

/** Side of a pattern's tile, in pixels. */
const TILE = 10;
type Brush = (draw: CanvasRenderingContext2D) => void;
const path =
	(...lines: [number, number, number, number][]): Brush =>
	(draw) => {
		draw.lineWidth = 2.5;
		for (const [x, y, toX, toY] of lines) {
			draw.moveTo(x, y);
			draw.lineTo(toX, toY);
		}
		draw.stroke();
	};
const BRUSHES: Brush[] = [
	(draw) => draw.fillRect(0, 0, TILE, TILE),
	path([-1, TILE + 1, TILE + 1, -1], [-1, 1, 1, -1], [TILE - 1, TILE + 1, TILE + 1, TILE - 1]),
	(draw) => {
		draw.arc(TILE / 2, TILE / 2, 2.6, 0, 2 * Math.PI);
		draw.fill();
	},
	path([0, TILE / 2, TILE, TILE / 2]),
	path([-1, -1, TILE + 1, TILE + 1], [-1, TILE + 1, TILE + 1, -1]),
	path([TILE / 2, 0, TILE / 2, TILE])
];

/** The fill of a series: its colour, in a pattern of its own, so that it is told apart without colour too. */
export function fillOf(series: number, { card, series: colours }: Colours): string | CanvasPattern {
	const colour = colours[series % colours.length]!;
	if (series === 0) return colour;
	const tile = document.createElement('canvas');
	tile.width = tile.height = TILE;
	const draw = tile.getContext('2d')!;
	draw.fillStyle = card;
	draw.fillRect(0, 0, TILE, TILE);
	draw.fillStyle = draw.strokeStyle = colour;
	BRUSHES[series % BRUSHES.length]!(draw);
	return draw.createPattern(tile, 'repeat') ?? colour;
}
