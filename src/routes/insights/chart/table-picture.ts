/** A table as a drawing, as it is on screen: the ground and the text of every cell, whether scrolled into sight or not. */
export function tablePicture(table: HTMLTableElement): { canvas: HTMLCanvasElement; width: number; height: number } {
	const { width, height } = table.getBoundingClientRect();
	const scale = devicePixelRatio || 1;
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(width * scale);
	canvas.height = Math.round(height * scale);
	const draw = canvas.getContext('2d')!;
	draw.scale(scale, scale);
	draw.textBaseline = 'middle';
	// A heading that sticks to the edge stands there, and not where it belongs, while the table is scrolled.
	const scroller = table.parentElement!;
	const scrolled = scroller.scrollLeft;
	scroller.scrollLeft = 0;
	const { left, top } = table.getBoundingClientRect();
	for (const cell of table.querySelectorAll<HTMLElement>('th, td')) {
		const { backgroundColor, color, fontWeight, fontSize, fontFamily } = getComputedStyle(cell);
		const box = cell.getBoundingClientRect();
		draw.fillStyle = backgroundColor;
		draw.beginPath();
		draw.roundRect(box.left - left, box.top - top, box.width, box.height, 6);
		draw.fill();
		draw.fillStyle = color;
		draw.font = `${fontWeight} ${fontSize} ${fontFamily}`;
		for (const { text, x, y } of linesOf(cell)) draw.fillText(text, x - left, y - top);
	}
	scroller.scrollLeft = scrolled;
	return { canvas, width, height };
}

/** What of a cell's text stands in each line, where it begins, and the height of its middle. */
function linesOf(cell: HTMLElement): { text: string; x: number; y: number }[] {
	const lines: { text: string; x: number; y: number }[] = [];
	const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
	const range = document.createRange();
	for (let node = texts.nextNode(); node; node = texts.nextNode()) {
		if (node.parentElement!.closest('.visually-hidden')) continue;
		const text = node.textContent ?? '';
		for (let at = 0; at < text.length; at++) {
			range.setStart(node, at);
			range.setEnd(node, at + 1);
			const box = range.getBoundingClientRect();
			const y = box.top + box.height / 2;
			const line = lines.at(-1);
			if (line && Math.abs(line.y - y) < 2) line.text += text[at];
			else if (text[at]!.trim() !== '') lines.push({ text: text[at]!, x: box.left, y });
		}
	}
	return lines;
}
