import { problem, type Problem, type ProblemCode } from '../problem';

/** Nesting beyond which no table is meant; keeps the scanner's recursion far from the end of the stack. */
const MOST_DEPTH = 32;

/** An escape, or a control character, which JSON forbids. */
const NOT_PLAIN = /[\\\p{Cc}]/u;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERALS = new Map([
	['t', 'true'],
	['f', 'false'],
	['n', 'null']
]);

/** Why a text is not read on. Thrown inside the JSON reader only, which gives the problem back as a value. */
export class Refusal extends Error {
	override name = 'Refusal';
	constructor(readonly problem: Problem) {
		super(problem.code);
	}
}

/**
 * Reads JSON (RFC 8259) token by token, where `JSON.parse` would round long numbers, keep the last of several equal
 * keys and build everything at once. Every method begins at the next character that is no space, and throws
 * {@link Refusal}: `file-not-json` where the text is none, `file-nested-too-deep`.
 */
export class JsonScanner {
	at = 0;
	private depth = 0;

	constructor(readonly text: string) {}

	/** The next character that is no space, '' at the end of the text. It stays where it is. */
	peek(): string {
		const { text } = this;
		for (; ; this.at++) {
			const character = text.charCodeAt(this.at);
			if (character !== 0x20 && character !== 0x0a && character !== 0x0d && character !== 0x09) break;
		}
		return text.charAt(this.at);
	}

	take(character: string): void {
		if (this.peek() !== character) this.refuse('file-not-json');
		this.at++;
	}

	/** An array; `each` reads the element of its index. */
	elements(each: (index: number) => void): void {
		this.list('[', ']', each);
	}

	/** An object; `each` reads the value of its key. */
	members(each: (key: string) => void): void {
		this.list('{', '}', () => {
			const key = this.string();
			this.take(':');
			each(key);
		});
	}

	private list(opening: string, closing: string, each: (index: number) => void): void {
		this.take(opening);
		if (++this.depth > MOST_DEPTH) this.refuse('file-nested-too-deep', { limit: MOST_DEPTH });
		for (let index = 0; index > 0 || this.peek() !== closing; index++) {
			each(index);
			if (this.peek() !== ',') break;
			this.at++;
		}
		this.depth--;
		this.take(closing);
	}

	string(): string {
		this.take('"');
		const { text, at } = this;
		let end = text.indexOf('"', at);
		for (; end >= 0 && isEscaped(text, end); end = text.indexOf('"', end + 1));
		const raw = end < 0 ? undefined : unescaped(text.slice(at, end));
		if (raw === undefined) this.refuse('file-not-json');
		this.at = end + 1;
		return raw;
	}

	/** A string, number or literal as text; undefined for null. Numbers stand as they are written, but for exponents. */
	scalar(): string | undefined {
		const first = this.peek();
		if (first === '"') return this.string();
		const literal = LITERALS.get(first);
		if (literal !== undefined && this.text.startsWith(literal, this.at)) {
			this.at += literal.length;
			return literal === 'null' ? undefined : literal;
		}
		NUMBER.lastIndex = this.at;
		const number = NUMBER.exec(this.text)?.[0];
		if (number === undefined) this.refuse('file-not-json');
		this.at += number.length;
		return /e/i.test(number) ? String(Number(number)) : number;
	}

	/** Reads over a value of any kind. */
	skip(): void {
		const first = this.peek();
		if (first === '{') this.members(() => this.skip());
		else if (first === '[') this.elements(() => this.skip());
		else this.scalar();
	}

	/** @throws Refusal with the line and the character in it, both from 1, where the scanner stands, or at `at` */
	refuse(code: ProblemCode, facts: Problem['facts'] = {}, at = this.at): never {
		const before = this.text.slice(0, at);
		const line = before.split('\n').length;
		throw new Refusal(problem(code, { ...facts, line, character: at - before.lastIndexOf('\n') }));
	}
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
	let from = at;
	while (text.charCodeAt(from - 1) === 0x5c) from--;
	return (at - from) % 2 === 1;
}

/** What stands between the quotes, or undefined for an unknown escape or a control character. */
function unescaped(raw: string): string | undefined {
	if (!NOT_PLAIN.test(raw)) return raw;
	try {
		return JSON.parse(`"${raw}"`) as string;
	} catch {
		return undefined;
	}
}
