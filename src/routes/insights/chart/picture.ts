import type { Colours } from './colours';

const MARGIN = 16;
/** Between paragraphs. */
const GAP = { part: '', font: '', line: 6, colour: '' };

/** Pixels of the page that the words have at least, however narrow the drawing is. */
const NARROWEST = 320;

/** What is drawn, and its size on screen in pixels of the page. */
interface Drawing {
	canvas: HTMLCanvasElement;
	width: number;
	height: number;
}

interface Words {
	title: string;
	summary: string;
	notes: readonly string[];
}

/**
 * A chart as a picture: its title, the drawing as it is on screen, the sentence and the notes under it, on the theme's
 * ground. Null where the browser could not make one.
 */
export async function pictureOf(
	{ canvas, ...drawn }: Drawing,
	{ title, summary, notes }: Words,
	colours: Colours
): Promise<Blob | null> {
	const scale = canvas.width / drawn.width || 1;
	const inner = Math.max(drawn.width, NARROWEST);
	const picture = document.createElement('canvas');
	const draw = picture.getContext('2d')!;
	const family = getComputedStyle(document.body).fontFamily;
	const written = (text: string, font: string, line: number, colour: string) => {
		draw.font = font;
		return wrap(text, (part) => draw.measureText(part).width <= inner).map((part) => ({ part, font, line, colour }));
	};
	const above = written(title, `600 17px ${family}`, 24, colours.ink);
	const below = [
		...written(summary, `14px ${family}`, 20, colours.ink),
		...notes.flatMap((note) => [GAP, ...written(note, `12px ${family}`, 18, colours.soft)])
	];
	const high = (lines: typeof above) => lines.reduce((sum, { line }) => sum + line, 0);
	const [width, top] = [inner + 2 * MARGIN, MARGIN + high(above)];
	const height = top + drawn.height + MARGIN + high(below) + MARGIN;
	picture.width = Math.round(width * scale);
	picture.height = Math.round(height * scale);
	draw.scale(scale, scale);
	draw.fillStyle = colours.card;
	draw.fillRect(0, 0, width, height);
	draw.textBaseline = 'top';
	const write = (lines: typeof above, from: number) => {
		let y = from;
		for (const { part, font, line, colour } of lines) {
			draw.font = font;
			draw.fillStyle = colour;
			draw.fillText(part, MARGIN, y);
			y += line;
		}
	};
	write(above, MARGIN);
	draw.drawImage(canvas, MARGIN, top, drawn.width, drawn.height);
	write(below, top + drawn.height + MARGIN);
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
