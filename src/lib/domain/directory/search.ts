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

/** Beside the letters in a line's signature: its names hold Chinese characters; its name begins with a surname read its own way. */
const HAN = 1 << 26;
const SURNAME = 1 << 27;

/**
 * What a scan can know of a line without reading it: the letters of its names, and whether pinyin can be theirs.
 *
 * @param isPerson whether the name is that of a person, as far as is known
 */
export function lineSignature(line: string, isPerson: boolean): number {
	let bits = 0;
	for (let at = 0, end = namesEnd(line); at < end; at++) {
		const code = line.charCodeAt(at);
		bits |= isHan(code) ? HAN : letterBit(code);
	}
	return bits & HAN && isPerson && surnameReadings(line.slice(0, nameEnd(line))).length > 0 ? bits | SURNAME : bits;
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
	if (terms.length === 0) return ranks;
	let found = 0;
	for (let index = 0; index < lines.length; index++) {
		const rank = exactRank(lines[index]!, signatures[index]!, terms, han);
		if (rank === NONE) continue;
		ranks[index] = rank;
		found++;
	}
	if (found >= ENOUGH || !terms.some(({ signature }) => signature !== undefined)) return ranks;
	for (let index = 0; index < lines.length; index++)
		if (ranks[index] === 0 && lines[index] !== '' && isForgivenFor(lines[index]!, signatures[index]!, terms, han))
			ranks[index] = RANK.typo;
	return ranks;
}

function exactRank(line: string, signature: number, terms: readonly SearchTerm[], han: Han | undefined): Rank {
	let worst: Rank = RANK.start;
	for (const term of terms) {
		const rank = termRank(line, signature, term, han);
		if (rank === NONE) return NONE;
		if (rank > worst) worst = rank;
	}
	return worst;
}

function termRank(line: string, signature: number, { needle, words, letters }: SearchTerm, han: Han | undefined): Rank {
	const at = line.indexOf(needle);
	if (at === 0) return RANK.start;
	const end = at > 0 ? nameEnd(line) : -1;
	if (at > 0 && at < end) return wordRank(line, needle, at, end);
	if (letters && han && signature & HAN) {
		const rank = pinyinRank(line, signature, letters, han);
		if (rank !== NONE) return rank;
	}
	return at > 0 || (words && inText(line, words)) ? RANK.elsewhere : NONE;
}

function wordRank(line: string, needle: string, first: number, end: number): Rank {
	for (let at = first; at >= 0 && at < end; at = line.indexOf(needle, at + 1))
		if (isBetweenWords(line.charCodeAt(at - 1))) return RANK.word;
	return RANK.inside;
}

function pinyinRank(line: string, signature: number, letters: string, han: Han): Rank {
	const end = nameEnd(line);
	const inName = findPinyin(line, 0, end, letters, han, (signature & SURNAME) !== 0);
	if (inName) return inName[0] === 0 ? RANK.pinyinStart : RANK.pinyin;
	return findPinyin(line, end + 1, namesEnd(line), letters, han, false) ? RANK.elsewhere : NONE;
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

/** Whether the line matches once a typo in one or more of the terms is forgiven. */
function isForgivenFor(line: string, signature: number, terms: readonly SearchTerm[], han: Han | undefined): boolean {
	let forgiven = false;
	for (const term of terms) {
		if (hasTypo(line, signature, term)) forgiven = true;
		else if (termRank(line, signature, term, han) === NONE) return false;
	}
	return forgiven;
}

const hasTypo = (line: string, lineSignature: number, { needle, signature }: SearchTerm): boolean =>
	signature !== undefined && mayHoldTypo(signature, lineSignature) && findTypo(needle, line, 0, namesEnd(line)) >= 0;
