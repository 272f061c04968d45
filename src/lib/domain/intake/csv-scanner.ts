import { unescapeFormula } from '../formula';
import { cellAt } from './text-column';

/** Delimiters a person can choose. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** What some programs put between a closing quote and the delimiter. */
const SPACES = new Set([0x20, 0x09, 0xa0, 0x3000]);

/** Marks of byte order, and the line that Excel writes first to name its delimiter, and hides. */
const PREAMBLE = /^\ufeff*(?:sep=(.)(?:\r\n|\r|\n))?/i;

/** The delimiter that a `sep=;` line names, and where the records start. */
export function preambleOf(text: string): { named?: Delimiter; end: number } {
	const [all, named] = PREAMBLE.exec(text)!;
	return { named: DELIMITERS.find((each) => each === named), end: all.length };
}

/**
 * Reads delimited text record by record (RFC 4180, section 2), in one pass:
 *
 *     record = cell *(delimiter cell) (LF / CRLF / CR / end)
 *     cell   = plain / '"' quoted '"' *space
 *     quoted = *(any character but a quote / '""' / a quote that no delimiter or line end follows)
 *
 * The last of these is what people write who do not know the format (`"He said "hi" to me"`). Line ends inside quotes
 * become LF. A cell is a place in the text, so that no string is made of what nobody asks for.
 */
export class CsvScanner {
	/** Index of the next record in the text. */
	at: number;
	/** The last record had a quote that never closes, or closes by chance only, after it has swallowed lines. */
	unclosed = false;
	/** Cells of the last record. */
	count = 0;
	/** Where they stand: see `cellAt`. Of longer records before there may be more. */
	readonly starts: number[] = [];
	readonly ends: number[] = [];
	private readonly delimiter: number;

	constructor(
		private readonly text: string,
		delimiter: Delimiter,
		start = preambleOf(text).end
	) {
		this.at = start;
		this.delimiter = delimiter.charCodeAt(0);
	}

	/** Finds the cells of the next record, a single empty one in an empty line. False at the end of the text. */
	scan(): boolean {
		const { text } = this;
		if (this.at >= text.length) return false;
		this.count = 0;
		for (;;) {
			if (text.charCodeAt(this.at) === QUOTE) this.quotedCell();
			else this.plainCell();
			const ends = text.charCodeAt(this.at++);
			if (ends === this.delimiter) continue;
			if (ends === CARRIAGE_RETURN && text.charCodeAt(this.at) === LINE_FEED) this.at++;
			return true;
		}
	}

	/** The cells of the next record; none at the end of the text. */
	next(): string[] | undefined {
		return this.scan() ? this.cells() : undefined;
	}

	/** A cell of the last record. */
	cell(index: number): string {
		return cellAt(this.text, this.starts[index]!, this.ends[index]!);
	}

	/** The cells of the last record. */
	cells(): string[] {
		return Array.from({ length: this.count }, (_, index) => this.cell(index));
	}

	/** Whether the last record was a line without content. */
	isBlank(): boolean {
		return this.count === 1 && this.cell(0).trim() === '';
	}

	/** Whether a cell of the last record has an apostrophe before it that is none of its own. */
	isEscapedFormula(index: number): boolean {
		if (this.text.charCodeAt(this.starts[index]!) !== APOSTROPHE) return false;
		const cell = this.cell(index);
		return unescapeFormula(cell) !== cell;
	}

	private place(start: number, end: number): void {
		this.starts[this.count] = start;
		this.ends[this.count++] = end;
	}

	private plainCell(): void {
		const { text, delimiter, at } = this;
		let end = at;
		for (; end < text.length; end++) {
			const character = text.charCodeAt(end);
			if (character === delimiter || character === LINE_FEED || character === CARRIAGE_RETURN) break;
		}
		this.at = end;
		this.place(at, end);
	}

	private quotedCell(): void {
		const { text } = this;
		const from = this.at + 1;
		let [isStray, hasLines, isWritten] = [false, false, true];
		for (let at = from; at < text.length; at++) {
			const character = text.charCodeAt(at);
			if (character === LINE_FEED) hasLines = true;
			else if (character === CARRIAGE_RETURN) [hasLines, isWritten] = [true, false];
			if (character !== QUOTE) continue;
			if (text.charCodeAt(at + 1) === QUOTE) {
				isWritten = false;
				at++;
				continue;
			}
			const end = this.endOfCell(at + 1);
			if (end === undefined) {
				isStray = true;
				continue;
			}
			this.at = end;
			this.unclosed ||= isStray && hasLines;
			return this.place(from, isWritten ? at : ~at);
		}
		this.at = text.length;
		this.unclosed = true;
		this.place(from, isWritten ? text.length : ~text.length);
	}

	/** Index of the delimiter, line end or end of text that stands here or after spaces. */
	private endOfCell(at: number): number | undefined {
		for (; at < this.text.length; at++) {
			const character = this.text.charCodeAt(at);
			if (character === this.delimiter || character === LINE_FEED || character === CARRIAGE_RETURN) return at;
			if (!SPACES.has(character)) return undefined;
		}
		return at;
	}
}
