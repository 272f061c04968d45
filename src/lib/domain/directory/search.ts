import { isHan, letterBit, type Han } from './han';
import { nameEnd, namesEnd, textEnd } from './line';
import { findPinyin } from './pinyin';
import { surnameReadings } from './surnames';
import type { SearchTerm } from './terms';
import { findTypo, mayHoldTypo } from './typo';

/** How well a line matches, best first; of several terms the worst counts. */
export const RANK = { start: 1, word: 2, inside: 3, pinyinStart: 4, pinyin: 5, elsewhere: 6, typo: 7 } as const;
const NONE = 0;
export type Rank = (typeof RANK)[keyof typeof RANK] | typeof NONE;

/** When this many match as they were typed, nobody is looked for whom a typo may hide. */
const ENOUGH = 10;

const LETTERS = (1 << 26) - 1;
/** Beside the letters in a line's signature: Chinese characters in the name, or in the names after it. */
const HAN_NAME = 1 << 26;
const HAN_AFTER = 1 << 27;
/** The name begins with a surname that is read its own way. */
const SURNAME = 1 << 28;

/**
 * What a scan can know of a line without reading it: the letters that its names are written with, those that the pinyin
 * of a character in them starts with, and what of them is Chinese.
 *
 * @param isPerson whether the name is that of a person, as far as is known
 */
export function lineSignature(line: string, isPerson: boolean, han?: Han): number {
	const [end, last] = [nameEnd(line), namesEnd(line)];
	let bits = 0;
	for (let at = 0; at < last; at++) {
		const code = line.charCodeAt(at);
		if (!isHan(code)) bits |= letterBit(code);
		else bits |= (at < end ? HAN_NAME : HAN_AFTER) | (han ? han.initials(code) & LETTERS : 0);
	}
	if (!isPerson || !(bits & HAN_NAME)) return bits;
	const surname = surnameReadings(line.slice(0, end));
	for (const reading of surname.flat()) bits |= SURNAME | letterBit(reading.charCodeAt(0));
	return bits;
}

/**
 * The rank of every line, by its index; 0 where it does not match.
 *
 * @param lines as `searchLine` makes them; an empty one matches nothing @param signatures of the lines
 */
export function search(
	lines: readonly string[],
	signatures: readonly number[],
	terms: readonly SearchTerm[],
	han?: Han
): Uint8Array {
	const ranks = new Uint8Array(lines.length);
	// The longest tends to leave the fewest for the others to be looked for in.
	const [first, ...others] = [...terms].sort((a, b) => b.needle.length - a.needle.length);
	if (!first) return ranks;
	for (let index = 0; index < lines.length; index++)
		ranks[index] = termRank(lines[index]!, signatures[index]!, first, han);
	const firstRanks = others.length > 0 ? ranks.slice() : ranks;
	for (const term of others)
		for (let index = 0; index < lines.length; index++) {
			if (ranks[index] === NONE) continue;
			const rank = termRank(lines[index]!, signatures[index]!, term, han);
			ranks[index] = rank && Math.max(rank, ranks[index]!);
		}
	if (terms.some(({ signature }) => signature !== undefined) && isFew(ranks))
		for (let index = 0; index < lines.length; index++) {
			if (ranks[index] !== NONE) continue;
			const [line, signature] = [lines[index]!, signatures[index]!];
			if (firstRanks[index] === NONE && !hasTypo(line, signature, first)) continue;
			const matches = (term: SearchTerm) => termRank(line, signature, term, han) || hasTypo(line, signature, term);
			if (others.every(matches)) ranks[index] = RANK.typo;
		}
	return ranks;
}

function isFew(ranks: Uint8Array): boolean {
	let found = 0;
	for (const rank of ranks) if (rank !== NONE && ++found >= ENOUGH) return false;
	return true;
}

function termRank(line: string, signature: number, term: SearchTerm, han: Han | undefined): Rank {
	const at = line.indexOf(term.needle);
	if (at === 0) return RANK.start;
	if (at > 0) {
		const end = nameEnd(line);
		if (at < end) return wordRank(line, term.needle, at, end);
	}
	if (signature >= HAN_NAME && term.letters !== undefined && han && (signature & term.initial) === term.initial) {
		const rank = pinyinRank(line, signature, term.letters, han);
		if (rank !== NONE) return rank;
	}
	return at > 0 || (term.words !== undefined && inText(line, term.words)) ? RANK.elsewhere : NONE;
}

function wordRank(line: string, needle: string, first: number, end: number): Rank {
	for (let at = first; at >= 0 && at < end; at = line.indexOf(needle, at + 1))
		if (isBetweenWords(line.charCodeAt(at - 1))) return RANK.word;
	return RANK.inside;
}

function pinyinRank(line: string, signature: number, letters: string, han: Han): Rank {
	const end = nameEnd(line);
	if (signature & HAN_NAME) {
		const inName = findPinyin(line, 0, end, letters, han, (signature & SURNAME) !== 0);
		if (inName) return inName[0] === 0 ? RANK.pinyinStart : RANK.pinyin;
	}
	const isAfter = signature & HAN_AFTER && findPinyin(line, end + 1, namesEnd(line), letters, han, false);
	return isAfter ? RANK.elsewhere : NONE;
}

/** ASCII but letters and digits, and the punctuation of Latin and Chinese text. */
const isBetweenWords = (code: number): boolean =>
	code < 0x30 ||
	(code > 0x39 && code < 0x61) ||
	(code > 0x7a && code < 0xc0) ||
	(code >= 0x2000 && code < 0x2070) ||
	(code >= 0x3000 && code < 0x3040);

function inText(line: string, words: readonly string[]): boolean {
	const end = textEnd(line);
	return words.every((word) => line.lastIndexOf(word, end) >= 0);
}

const hasTypo = (line: string, lineSignature: number, { needle, signature }: SearchTerm): boolean =>
	signature !== undefined && mayHoldTypo(signature, lineSignature) && findTypo(needle, line, 0, namesEnd(line)) >= 0;
