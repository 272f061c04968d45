import type { Han } from './han';
import { partsOf, type LineParts } from './line';
import { lineSignatures } from './signature';

/** A part of each of some neighbouring lines, put together to one text. */
export interface Column {
	text: string;
	/** Where the part of each line starts in the text, and the text's end. */
	starts: Uint32Array;
}

/** Some neighbouring lines: a row each, a column a part. */
export interface Block {
	/** The slot of the first. */
	from: number;
	rows: number;
	columns: readonly [names: Column, others: Column, texts: Column, phones: Column];
}

/**
 * Lines to a block: few enough that one of them is changed in a fraction of a millisecond, and so many that a search
 * spends its time in `indexOf`.
 */
const ROWS = 512;
const EMPTY: Column = { text: '', starts: new Uint32Array(1) };

/**
 * The lines of everybody, by slot, as they are searched: in few long texts, because one `indexOf` in thousands of lines
 * is several times as fast as one in each of them. The parts of a line are in texts apart: names are ranked by where in
 * them a needle stands, and as often only they are Chinese, the others take one byte a character.
 */
export class Lines {
	/** Slots given out. */
	length = 0;
	/** What is known of the names on display, by slot; 0 where the line is empty. */
	names = new Int32Array(ROWS);
	/** What is known of the names beside them, by slot. */
	others = new Int32Array(ROWS);
	#blocks: Block[] = [];
	/** By block: lines that are not in its texts yet, by row. */
	#changed = new Map<number, string[]>();

	/** A new slot, with an empty line: it matches nothing. */
	add(): number {
		if (this.length === this.names.length) [this.names, this.others] = [doubled(this.names), doubled(this.others)];
		this.#put(this.length, '');
		return this.length++;
	}

	/** @param line as `searchLine` makes it @param isPerson whether its name is that of a person, as far as is known */
	set(slot: number, line: string, isPerson: boolean, han?: Han): void {
		[this.names[slot], this.others[slot]] = lineSignatures(line, isPerson, han);
		this.#put(slot, line);
	}

	get(slot: number): string {
		const row = slot % ROWS;
		const index = (slot - row) / ROWS;
		return this.#changed.get(index)?.[row] ?? lineOf(this.#blocks[index]!, row);
	}

	/** Whether there is a line, not an empty one. */
	has = (slot: number): boolean => this.names[slot] !== 0;

	/** Puts changed lines into their texts, of so many blocks at the most; false once all are. */
	join(most: number): boolean {
		let count = 0;
		for (const [index, changed] of this.#changed) {
			if (count++ === most) return true;
			this.#blocks[index] = joined(this.#blocks[index], changed, index * ROWS);
			this.#changed.delete(index);
		}
		return false;
	}

	blocks(): readonly Block[] {
		this.join(Infinity);
		return this.#blocks;
	}

	#put(slot: number, line: string): void {
		const row = slot % ROWS;
		const index = (slot - row) / ROWS;
		const changed = this.#changed.get(index);
		if (changed) changed[row] = line;
		else this.#changed.set(index, withLine([], row, line));
	}
}

function withLine(lines: string[], row: number, line: string): string[] {
	lines[row] = line;
	return lines;
}

function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
	const grown = new Int32Array(numbers.length * 2);
	grown.set(numbers);
	return grown;
}

/** @param changed with a hole where a line is as it was */
function joined(block: Block | undefined, changed: readonly string[], from: number): Block {
	const parts = changed.map(partsOf);
	const rows = Math.max(block?.rows ?? 0, parts.length);
	const column = (part: 0 | 1 | 2 | 3) => joinedColumn(block?.columns[part] ?? EMPTY, parts, part, rows);
	return { from, rows, columns: [column(0), column(1), column(2), column(3)] };
}

function joinedColumn(
	{ text, starts }: Column,
	parts: readonly (LineParts | undefined)[],
	part: 0 | 1 | 2 | 3,
	rows: number
): Column {
	const ends = new Uint32Array(rows + 1);
	const pieces: string[] = [];
	/** How much of the former text is in the pieces or replaced by them. */
	let done = 0;
	for (let row = 0; row < rows; row++) {
		const from = starts[row] ?? text.length;
		const to = starts[row + 1] ?? text.length;
		const piece = parts[row]?.[part];
		ends[row + 1] = ends[row]! + (piece === undefined ? to - from : piece.length);
		if (piece === undefined) continue;
		pieces.push(text.slice(done, from), piece);
		done = to;
	}
	pieces.push(text.slice(done));
	return { text: pieces.join(''), starts: ends };
}

const lineOf = ({ columns }: Block, row: number): string =>
	columns.map(({ text, starts }) => text.slice(starts[row], starts[row + 1])).join('');
