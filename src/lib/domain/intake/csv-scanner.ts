/** Delimiters a person can choose. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** What some programs put between a closing quote and the delimiter. */
const SPACES = new Set([0x20, 0x09, 0xa0, 0x3000]);

/** Longest cell that is looked up, and places to find one in. */
const SHORT = 6;
const SHARED = 4096;

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
 * become LF.
 */
export class CsvScanner {
	/** Index of the next record in the text. */
	at: number;
	/** The last record had a quote that never closes, or closes by chance only, after it has swallowed lines. */
	unclosed = false;
	private readonly delimiter: number;
	private readonly shared = Array<string>(SHARED).fill('');

	constructor(
		private readonly text: string,
		delimiter: Delimiter,
		start = preambleOf(text).end
	) {
		this.at = start;
		this.delimiter = delimiter.charCodeAt(0);
	}

	/**
	 * The cells of the next record: one, '', for an empty line. None at the end of the text.
	 *
	 * @param cells filled and given back; whoever reads many records hands the same array in again
	 */
	next(cells: string[] = []): string[] | undefined {
		const { text } = this;
		if (this.at >= text.length) return undefined;
		cells.length = 0;
		for (;;) {
			cells.push(text.charCodeAt(this.at) === QUOTE ? this.quotedCell() : this.plainCell());
			const ends = text.charCodeAt(this.at++);
			if (ends === this.delimiter) continue;
			if (ends === CARRIAGE_RETURN && text.charCodeAt(this.at) === LINE_FEED) this.at++;
			return cells;
		}
	}

	private plainCell(): string {
		const { text, delimiter, at } = this;
		let end = at;
		for (; end < text.length; end++) {
			const character = text.charCodeAt(end);
			if (character === delimiter || character === LINE_FEED || character === CARRIAGE_RETURN) break;
		}
		this.at = end;
		return end - at > SHORT ? text.slice(at, end) : this.shortCell(at, end);
	}

	/**
	 * Short cells that come again (numbers, yes and no, codes) share one string, looked up by a hash (Horner's rule):
	 * a table is full of them, and strings that are kept cost more to collect than to find again.
	 */
	private shortCell(from: number, to: number): string {
		const { text, shared } = this;
		let hash = to - from;
		for (let at = from; at < to; at++) hash = (hash * 31 + text.charCodeAt(at)) % SHARED;
		const known = shared[hash]!;
		if (known.length === to - from && text.startsWith(known, from)) return known;
		return (shared[hash] = text.slice(from, to));
	}

	private quotedCell(): string {
		const { text } = this;
		const from = this.at + 1;
		let stray = false;
		for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
			if (text.charCodeAt(quote + 1) === QUOTE) {
				quote++;
				continue;
			}
			const end = this.endOfCell(quote + 1);
			if (end === undefined) {
				stray = true;
				continue;
			}
			this.at = end;
			const cell = unquoted(text.slice(from, quote));
			this.unclosed ||= stray && cell.includes('\n');
			return cell;
		}
		this.at = text.length;
		this.unclosed = true;
		return unquoted(text.slice(from));
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

const unquoted = (quoted: string): string => {
	const text = quoted.includes('"') ? quoted.replaceAll('""', '"') : quoted;
	return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
};
