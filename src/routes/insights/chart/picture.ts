import type { Colours } from './colours';

const MARGIN = 16;

/**
 * A chart as a picture: its title, the drawing as it is on screen, the sentence under it, on the theme's ground. Null
 * where the browser could not make one.
 */
export async function pictureOf(
	canvas: HTMLCanvasElement,
	{ title, summary }: { title: string; summary: string },
	colours: Colours
): Promise<Blob | null> {
	const scale = canvas.width / canvas.clientWidth || 1;
	const width = canvas.clientWidth + 2 * MARGIN;
	const picture = document.createElement('canvas');
	const draw = picture.getContext('2d')!;
	const family = getComputedStyle(canvas).fontFamily;
	const fonts = { title: `600 17px ${family}`, summary: `14px ${family}` };
	const wrapped = (text: string, font: string) => {
		draw.font = font;
		return wrap(text, (line) => draw.measureText(line).width <= canvas.clientWidth);
	};
	const [above, below] = [wrapped(title, fonts.title), wrapped(summary, fonts.summary)];
	const top = MARGIN + above.length * 24;
	const height = top + canvas.clientHeight + MARGIN + below.length * 20 + MARGIN;
	picture.width = Math.round(width * scale);
	picture.height = Math.round(height * scale);
	draw.scale(scale, scale);
	draw.fillStyle = colours.card;
	draw.fillRect(0, 0, width, height);
	draw.fillStyle = colours.ink;
	draw.textBaseline = 'top';
	draw.font = fonts.title;
	above.forEach((line, at) => draw.fillText(line, MARGIN, MARGIN + at * 24));
	draw.drawImage(canvas, MARGIN, top, canvas.clientWidth, canvas.clientHeight);
	draw.font = fonts.summary;
	below.forEach((line, at) => draw.fillText(line, MARGIN, top + canvas.clientHeight + MARGIN + at * 20));
	return new Promise((resolve) => picture.toBlob(resolve, 'image/png'));
}

/** Breaks at spaces, and before any Chinese character. */
function wrap(text: string, fits: (line: string) => boolean): string[] {
	const lines: string[] = [];
	let line = '';
	for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? []) {
		if (line && !fits((line + piece).trimEnd())) {
			lines.push(line.trimEnd());
			line = '';
		}
		line += piece;
	}
	return line ? [...lines, line.trimEnd()] : lines;
}
