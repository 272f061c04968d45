import type { Block, Column, Lines } from './lines';
import type { PinyinPattern } from './pinyin';
import { rankPhrase, rankTerm, NONE, OUT, RANK } from './rank';
import { HAN, SURNAME } from './signature';
import { surnameAt } from './surnames';
import { phraseOf, type SearchTerm } from './terms';
import { findTypo, mayHoldTypo } from './typo';

/** When this many match as they were typed, nobody is looked for whom a typo may hide. */
const ENOUGH = 10;

/** The rank of every line, by its slot; 0 where it does not match. */
export function search(lines: Lines, terms: readonly SearchTerm[]): Uint8Array {
	const ranks = new Uint8Array(lines.length);
	// The longest tends to leave the fewest for the others to be looked for in.
	const [first, ...others] = [...terms].sort((a, b) => b.needle.length - a.needle.length);
	if (!first) return ranks;
	const blocks = lines.blocks();
	for (const block of blocks) rankTerm(block, lines, first, rowsOf(block, ranks));
	const firstRanks = ranks.slice();
	for (const term of others) for (const block of blocks) rankAnother(block, lines, term, rowsOf(block, ranks));
	const phrase = phraseOf(terms);
	if (phrase) for (const block of blocks) rankPhrase(block, lines, phrase, rowsOf(block, ranks));
	const found = terms.some(({ signature }) => signature !== undefined) ? countFew(ranks) : ENOUGH;
	if (found < ENOUGH)
		for (const block of blocks)
			forgiveTypos(block, lines, [first, ...others], rowsOf(block, firstRanks), rowsOf(block, ranks), found === 0);
	return ranks;
}

const rowsOf = ({ from, rows }: Block, ranks: Uint8Array): Uint8Array => ranks.subarray(from, from + rows);

/** How many have a rank, up to enough. */
function countFew(ranks: Uint8Array): number {
	let found = 0;
	for (let slot = 0; slot < ranks.length; slot++) if (ranks[slot] !== NONE && ++found >= ENOUGH) return found;
	return found;
}

/** Ranks anew the rows that have a rank: the worse of it and that by one term more. */
function rankAnother(block: Block, lines: Lines, term: SearchTerm, ranks: Uint8Array): void {
	const found = new Uint8Array(ranks.length);
	let left = 0;
	for (let row = 0; row < ranks.length; row++)
		if (ranks[row] === NONE) found[row] = OUT;
		else left++;
	if (left === 0) return;
	rankTerm(block, lines, term, found);
	for (let row = 0; row < ranks.length; row++) {
		const rank = found[row]!;
		if (rank === NONE) ranks[row] = NONE;
		else if (rank !== OUT && rank > ranks[row]!) ranks[row] = rank;
	}
}

/**
 * Ranks the rows without a rank in which each of the terms is found once a typo is forgiven.
 *
 * @param inPinyin in pinyin too; syllables are so alike that it would bring other names beside those that were meant
 */
function forgiveTypos(
	block: Block,
	lines: Lines,
	terms: readonly SearchTerm[],
	firstRanks: Uint8Array,
	ranks: Uint8Array,
	inPinyin: boolean
): void {
	const found = new Uint8Array(ranks.length);
	for (let row = 0; row < ranks.length; row++) if (ranks[row] !== NONE) found[row] = OUT;
	for (const term of terms) {
		// Of the first term it is known already where it is.
		if (term === terms[0]) for (let row = 0; row < found.length; row++) found[row] ||= firstRanks[row]!;
		const unknown = markTypos(block, lines, inPinyin ? term : { ...term, pinyin: undefined }, found);
		if (term !== terms[0] && unknown > 0) rankTerm(block, lines, term, found);
		let left = 0;
		for (let row = 0; row < found.length; row++)
			if (found[row] === NONE) found[row] = OUT;
			else if (found[row] !== OUT) {
				found[row] = NONE;
				left++;
			}
		if (left === 0) return;
	}
	for (let row = 0; row < found.length; row++) if (found[row] === NONE) ranks[row] = RANK.typo;
}

/** Gives a rank to the rows with a name that a typo makes the term of. @returns how many are left without */
function markTypos(block: Block, lines: Lines, { needle, signature, pinyin }: SearchTerm, ranks: Uint8Array): number {
	const [names, others] = block.columns;
	let left = 0;
	for (let row = 0; row < ranks.length; row++) {
		if (ranks[row] !== NONE) continue;
		const slot = block.from + row;
		if (
			signature !== undefined &&
			((mayHoldTypo(signature, lines.names[slot]!) && hasTypo(names, row, needle)) ||
				(mayHoldTypo(signature, lines.others[slot]!) && hasTypo(others, row, needle)) ||
				(pinyin && hasPinyinTypo(names, row, pinyin, lines.names[slot]!)))
		)
			ranks[row] = RANK.typo;
		else left++;
	}
	return left;
}

const hasTypo = ({ text, starts }: Column, row: number, word: string): boolean =>
	findTypo(word, text, starts[row]!, starts[row + 1]!) >= 0;

function hasPinyinTypo({ text, starts }: Column, row: number, pinyin: PinyinPattern, signature: number): boolean {
	const asked = HAN | pinyin.initial;
	if ((signature & asked) !== asked) return false;
	const surname = signature & SURNAME ? surnameAt(text, starts[row]!) : undefined;
	return pinyin.findTypo(text, starts[row]!, starts[row + 1]!, surname) !== undefined;
}
