import type { Pace } from '../pace';

/** Bytes that can be read from anywhere, as a Blob's can. */
export interface ByteSource {
	readonly size: number;
	slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** Where a JSON value stands in the source: first byte, and the one after the last. */
export type Span = readonly [from: number, to: number];

export class ScanError extends Error {
	override name = 'ScanError';
	constructor(readonly reason: 'ended' | 'syntax') {
		super(reason);
	}
}

const CHUNK = 4 << 20;
/** Values nested deeper than this are nobody's book. */
const DEEPEST = 64;
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * Finds the values of a JSON text too large to hold: walks over its bytes once, a chunk at a time, and tells where
 * members and items begin and end without parsing them. UTF-8 never hides a quote or a brace inside another character,
 * so bytes are enough.
 *
 * @throws ScanError where the text ends too early or is not JSON at the levels walked
 */
export class JsonScanner {
	/** Offset of the next byte. */
	position = 0;
	#chunk = new Uint8Array(0);
	#chunkFrom = 0;

	constructor(
		readonly source: ByteSource,
		readonly pace: Pace
	) {}

	/** Steps over the members of the object that comes next; `member` must step over the value. */
	async members(member: (key: string) => Promise<void>): Promise<void> {
		await this.#list(OPEN_BRACE, CLOSE_BRACE, async () => {
			if ((await this.#peek()) !== QUOTE) throw new ScanError('syntax');
			const key = await this.parse(await this.value());
			await this.#take(COLON);
			await member(key as string);
		});
	}

	/** Steps over the items of the array that comes next and tells where each stands. */
	async items(): Promise<Span[]> {
		const spans: Span[] = [];
		await this.#list(OPEN_BRACKET, CLOSE_BRACKET, async () => void spans.push(await this.value()));
		return spans;
	}

	/** Steps over the value that comes next, of whatever kind. */
	async value(): Promise<Span> {
		const first = await this.#peek();
		const from = this.position;
		if (first === QUOTE || first === OPEN_BRACE || first === OPEN_BRACKET) await this.#closed();
		else await this.#scalar();
		return [from, this.position];
	}

	/** The value at a span. @throws ScanError where it is not JSON */
	async parse([from, to]: Span): Promise<unknown> {
		return parseJson(new Uint8Array(await this.source.slice(from, to).arrayBuffer()));
	}

	/** Whether nothing but spaces is left. */
	async atEnd(): Promise<boolean> {
		return (await this.#skipSpaces()) === undefined;
	}

	/** The first byte that is no space; undefined at the end. */
	async #skipSpaces(): Promise<number | undefined> {
		for (;;) {
			const byte = await this.#byte();
			if (byte === undefined || !isSpace(byte)) return byte;
			this.position++;
		}
	}

	async #peek(): Promise<number> {
		const byte = await this.#skipSpaces();
		if (byte === undefined) throw new ScanError('ended');
		return byte;
	}

	async #take(expected: number): Promise<void> {
		if ((await this.#peek()) !== expected) throw new ScanError('syntax');
		this.position++;
	}

	async #list(open: number, close: number, item: () => Promise<void>): Promise<void> {
		await this.#take(open);
		if ((await this.#peek()) !== close) {
			await item();
			while ((await this.#peek()) === COMMA) {
				this.position++;
				await item();
			}
		}
		await this.#take(close);
	}

	/** A text, an object or an array: to the byte that closes what its first byte opened. */
	async #closed(): Promise<void> {
		let depth = 0;
		let inText = false;
		do {
			const byte = this.#near() ?? (await this.#far());
			if (inText && byte === BACKSLASH) this.position++;
			else if (byte === QUOTE) inText = !inText;
			else if (!inText && (byte === OPEN_BRACE || byte === OPEN_BRACKET)) depth++;
			else if (!inText && (byte === CLOSE_BRACE || byte === CLOSE_BRACKET)) depth--;
			if (depth > DEEPEST) throw new ScanError('syntax');
			this.position++;
		} while (inText || depth > 0);
	}

	async #scalar(): Promise<void> {
		const from = this.position;
		for (let byte = await this.#byte(); byte !== undefined; byte = await this.#byte()) {
			if (isSpace(byte) || byte === COMMA || byte === CLOSE_BRACE || byte === CLOSE_BRACKET) break;
			this.position++;
		}
		if (this.position === from) throw new ScanError('syntax');
	}

	/** The next byte where it is in the chunk at hand: nearly always, so that walking costs no waiting. */
	#near(): number | undefined {
		return this.#chunk[this.position - this.#chunkFrom];
	}

	async #far(): Promise<number> {
		const byte = await this.#byte();
		if (byte === undefined) throw new ScanError('ended');
		return byte;
	}

	async #byte(): Promise<number | undefined> {
		const near = this.#near();
		if (near !== undefined || this.position >= this.source.size) return near;
		await this.pace(this.position, this.source.size);
		this.#chunkFrom = this.position;
		this.#chunk = new Uint8Array(await this.source.slice(this.position, this.position + CHUNK).arrayBuffer());
		return this.#chunk[0];
	}
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws ScanError where the bytes are not JSON in UTF-8 */
export function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(decoder.decode(bytes));
	} catch {
		throw new ScanError('syntax');
	}
}
