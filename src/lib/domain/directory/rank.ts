import type { Block, Column, Lines } from './lines';
import type { PinyinPattern } from './pinyin';
import { HAN, SURNAME } from './signature';
import { surnameAt } from './surnames';
import type { SearchTerm } from './terms';

/** How well a line matches, best first; of several terms the worst counts. `exact` and `pinyinExact` are the whole name. */
export const RANK = {
	...{ exact: 1, start: 2, word: 3, pinyinExact: 4, pinyinStart: 5 },
	...{ inside: 6, pinyin: 7, elsewhere: 8, typo: 9 }
} as const;
export const NONE = 0;
/** Of a row that is out of the question. */
export const OUT = 0xff;

/** Ranks the rows that have `NONE` by how well they match one term. */
export function rankTerm(block: Block, lines: Lines, term: SearchTerm, ranks: Uint8Array): void {
	const [names, ...others] = block.columns;
	rankNames(names, term.needle, ranks);
	if (term.pinyin) rankPinyin(block, lines, term.pinyin, ranks);
	for (const column of others) mark(column, term.needle, ranks, NONE, RANK.elsewhere);
	if (term.words) rankWords(block, term.words, ranks);
}

function rankNames({ text, starts }: Column, needle: string, ranks: Uint8Array): void {
	let row = 0;
	for (let at = text.indexOf(needle); at >= 0;) {
		while (starts[row + 1]! <= at) row++;
		const known = ranks[row];
		let next = starts[row + 1]!;
		if (known === NONE || known === RANK.inside) {
			const isWord = at === starts[row] || isBetweenWords(text.charCodeAt(at - 1));
			const rank = at === starts[row] ? startRank(text, at + needle.length) : isWord ? RANK.word : RANK.inside;
			ranks[row] = rank;
			// A word further on may begin with it.
			if (rank === RANK.inside) next = at + 1;
		}
		at = text.indexOf(needle, next);
	}
}

/** ASCII but letters and digits, and the punctuation of Latin and Chinese text. */
const isBetweenWords = (code: number): boolean =>
	code < 0x30 ||
	(code > 0x39 && code < 0x61) ||
	(code > 0x7a && code < 0xc0) ||
	(code >= 0x2000 && code < 0x2070) ||
	(code >= 0x3000 && code < 0x3040);

/** Of a name that begins with what was found up to `end`. */
const startRank = (text: string, end: number): number => (text.charCodeAt(end) === NAME_END ? RANK.exact : RANK.start);
const NAME_END = 0x0a;

function rankPinyin(block: Block, lines: Lines, pinyin: PinyinPattern, ranks: Uint8Array): void {
	const { text, starts } = block.columns[1];
	const asked = HAN | pinyin.initial;
	for (let row = 0; row < ranks.length; row++) {
		if (ranks[row] !== NONE && ranks[row] !== RANK.inside) continue;
		const rank = pinyinRank(block, lines, pinyin, row);
		if (rank !== NONE && (ranks[row] === NONE || rank < RANK.inside)) ranks[row] = rank;
		if (ranks[row] === NONE && (lines.others[block.from + row]! & asked) === asked)
			if (pinyin.find(text, starts[row]!, starts[row + 1]!)) ranks[row] = RANK.elsewhere;
	}
}

/** How well a name matches by its pinyin. */
function pinyinRank({ from, columns: [names] }: Block, lines: Lines, pinyin: PinyinPattern, row: number): number {
	const signature = lines.names[from + row]!;
	const asked = HAN | pinyin.initial;
	if ((signature & asked) !== asked) return NONE;
	const start = names.starts[row]!;
	const end = names.starts[row + 1]!;
	const surname = signature & SURNAME ? surnameAt(names.text, start) : undefined;
	const found = pinyin.find(names.text, start, end, surname);
	if (!found) return NONE;
	if (found[0] !== start) return RANK.pinyin;
	return names.text.charCodeAt(found[1]) === NAME_END ? RANK.pinyinExact : RANK.pinyinStart;
}

/** Gives the rows that have a rank a better one where their name begins with all of the terms as they were typed. */
export function rankPhrase(block: Block, lines: Lines, { needle, pinyin }: SearchTerm, ranks: Uint8Array): void {
	const { text, starts } = block.columns[0];
	for (let row = 0; row < ranks.length; row++) {
		if (ranks[row]! <= RANK.start) continue;
		if (text.startsWith(needle, starts[row])) ranks[row] = startRank(text, starts[row]! + needle.length);
		else if (pinyin && ranks[row]! > RANK.pinyinExact) {
			const rank = pinyinRank(block, lines, pinyin, row);
			if (rank !== NONE && rank < ranks[row]!) ranks[row] = rank;
		}
	}
}

/** Has the rows that are marked `before` and hold the needle marked `after`. */
function mark({ text, starts }: Column, needle: string, marks: Uint8Array, before: number, after: number): void {
	for (let row = 0; ; row++) {
		while (row < marks.length && marks[row] !== before) row++;
		if (row === marks.length) return;
		const at = text.indexOf(needle, starts[row]);
		if (at < 0) return;
		while (starts[row + 1]! <= at) row++;
		if (marks[row] === before) marks[row] = after;
	}
}

/** Ranks the rows that hold all of the words, in whatever part but their phones. */
function rankWords({ columns }: Block, words: readonly string[], ranks: Uint8Array): void {
	const [names, others, texts] = columns;
	/** How many of the words a row is known to hold, one after the other. */
	const held = new Uint8Array(ranks.length);
	for (let row = 0; row < ranks.length; row++) if (ranks[row] !== NONE) held[row] = OUT;
	for (const [count, word] of words.entries())
		for (const column of [names, others, texts]) mark(column, word, held, count, count + 1);
	for (let row = 0; row < ranks.length; row++) if (held[row] === words.length) ranks[row] = RANK.elsewhere;
}
