/**
 * The cell that stands at a place in a text. An end below zero is the complement of one that needs more than cutting
 * out: doubled quotes in it are one, line ends LF.
 */
export const cellAt = (text: string, start: number, end: number): string =>
	end < 0 ? unquoted(text.slice(start, ~end)) : text.slice(start, end);

const unquoted = (quoted: string): string => quoted.replaceAll('""', '"').replace(/\r\n?/g, '\n');

/** Horner's rule, modulo 2³². */
export function hashOf(text: string, start = 0, end = text.length): number {
	let hash = 0;
	for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
	return hash;
}

const HYPHEN = 0x2d;
const ZERO = 0x30;

/**
 * A column of a file: places in its text, eight bytes a cell. A string is made when it is asked for, so that a large
 * table costs little to keep, and cells that nobody asks for cost nothing.
 */
export class TextColumn implements Iterable<string> {
	/**
	 * @param places start and end of each cell (see {@link cellAt}), row by row, `width` cells a row
	 * @param index of this column in a row
	 * @param mended cells that say something else than the text
	 */
	constructor(
		private readonly text: string,
		private readonly places: Int32Array,
		private readonly width: number,
		private readonly index: number,
		private readonly mended: ReadonlyMap<number, string> = new Map()
	) {}

	/** A column of these cells. */
	static of(cells: readonly string[]): TextColumn {
		const places = new Int32Array(2 * cells.length);
		let end = 0;
		for (let row = 0; row < cells.length; row++) {
			places[2 * row] = end;
			places[2 * row + 1] = end += cells[row]!.length;
		}
		return new TextColumn(cells.join(''), places, 1, 0);
	}

	get length(): number {
		return this.places.length / (2 * this.width);
	}

	/** The cell of a row, which must be one of the column's. */
	at(row: number): string {
		const mended = this.mended.size > 0 ? this.mended.get(row) : undefined;
		return mended ?? cellAt(this.text, this.startOf(row), this.endOf(row));
	}

	/** Length of the cell, in UTF-16 code units. */
	lengthAt(row: number): number {
		return this.isPlain(row) ? this.endOf(row) - this.startOf(row) : this.at(row).length;
	}

	/** {@link hashOf} the cell. */
	hashAt(row: number): number {
		return this.isPlain(row) ? hashOf(this.text, this.startOf(row), this.endOf(row)) : hashOf(this.at(row));
	}

	/**
	 * The day of a cell that says one as ISO 8601 writes it, 19900228 for `1990-02-28`, whether or not the calendar has
	 * it; 0 for all other cells. Needs no string.
	 */
	isoDayAt(row: number): number {
		const { text } = this;
		const start = this.startOf(row);
		const end = this.endOf(row);
		if (end - start !== 10 || text.charCodeAt(start + 4) !== HYPHEN || text.charCodeAt(start + 7) !== HYPHEN) return 0;
		if (this.mended.size > 0 && this.mended.has(row)) return 0;
		let day = 0;
		for (let at = start; at < end; at++) {
			if (at === start + 4 || at === start + 7) continue;
			const digit = text.charCodeAt(at) - ZERO;
			if (digit < 0 || digit > 9) return 0;
			day = 10 * day + digit;
		}
		return day;
	}

	*[Symbol.iterator](): Generator<string> {
		for (let row = 0; row < this.length; row++) yield this.at(row);
	}

	/** The column with other cells in some of its rows. */
	with(mended: ReadonlyMap<number, string>): TextColumn {
		return new TextColumn(this.text, this.places, this.width, this.index, new Map([...this.mended, ...mended]));
	}

	/** The cell is what stands in the text. */
	private isPlain(row: number): boolean {
		return this.endOf(row) >= 0 && (this.mended.size === 0 || !this.mended.has(row));
	}

	private startOf(row: number): number {
		return this.places[2 * (row * this.width + this.index)]!;
	}

	private endOf(row: number): number {
		return this.places[2 * (row * this.width + this.index) + 1]!;
	}
}

/** Places that there is room for to begin with. */
const LEAST = 4096;

/** Takes the rows of a table down, place by place, and gives its columns. */
export class TableWriter {
	private places = new Int32Array(0);
	private used = 0;

	constructor(
		private readonly text: string,
		/** Cells a row. */
		private readonly width: number
	) {}

	/** The next cell of the table, row by row. */
	add(start: number, end: number): void {
		if (this.used === this.places.length) this.grow(start);
		this.places[this.used++] = start;
		this.places[this.used++] = end;
	}

	/** The first columns, so many of them. */
	columns(count: number): TextColumn[] {
		const places = this.places.subarray(0, this.used);
		return Array.from({ length: count }, (_, index) => new TextColumn(this.text, places, this.width, index));
	}

	/** Makes room for the whole text, should it go on as it has so far. */
	private grow(read: number): void {
		const { places, used, text } = this;
		const expected = (used * text.length) / Math.max(read, 1);
		this.places = new Int32Array(Math.max(LEAST, Math.ceil(1.02 * expected), used + LEAST));
		this.places.set(places);
	}
}
