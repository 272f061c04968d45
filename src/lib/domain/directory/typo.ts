import { letterBit } from './han';

/** Shorter words have too many neighbours one edit away. */
const SHORTEST = 4;
const LETTERS = /^\p{L}+$/u;

/** Whether a search term is a word long enough for a typo in it to be forgiven; Chinese is not spelled. */
export const isForgiven = (term: string): boolean =>
	term.length >= SHORTEST && LETTERS.test(term) && !/\p{Script=Han}/u.test(term);

/** The letters a to z in a part of a text, a bit for each: a signature (Faloutsos, Christodoulakis 1984). */
export function letterSignature(text: string, from = 0, to = text.length): number {
	let bits = 0;
	for (let at = from; at < to; at++) bits |= letterBit(text.charCodeAt(at));
	return bits;
}

/** Whether a text may hold a word one edit away from another: an edit takes away one of its letters at the most. */
export function mayHoldTypo(wordSignature: number, textSignature: number): boolean {
	const missing = wordSignature & ~textSignature;
	return (missing & (missing - 1)) === 0;
}

/**
 * Whether a text goes on at `at` with a word of an optimal string alignment distance of 1 from `word` (one letter wrong,
 * missing, too many, or two neighbours swapped), or with one that begins so.
 */
export function isOneEditAway(word: string, text: string, at: number, to: number): boolean {
	let same = 0;
	while (same < word.length && at + same < to && word.charCodeAt(same) === text.charCodeAt(at + same)) same++;
	if (same === word.length) return false;
	const rest = at + same;
	if (goesOn(word, same + 1, text, rest, to)) return true;
	// What parts one name from the next is no letter typed wrong.
	if (text.charCodeAt(rest) < 0x20) return false;
	return (
		goesOn(word, same + 1, text, rest + 1, to) ||
		goesOn(word, same, text, rest + 1, to) ||
		(word[same] === text[rest + 1] && word[same + 1] === text[rest] && goesOn(word, same + 2, text, rest + 2, to))
	);
}

/** Whether the word from `from` on is what the text holds at `at`. */
function goesOn(word: string, from: number, text: string, at: number, to: number): boolean {
	if (from > word.length || at + word.length - from > to) return false;
	for (let shift = at - from; from < word.length; from++)
		if (word.charCodeAt(from) !== text.charCodeAt(from + shift)) return false;
	return true;
}

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || code > 0x7f;

/** Where in part of a text a word starts that is one edit away from `word`; -1 where none is. */
export function findTypo(word: string, text: string, from: number, to: number): number {
	let inWord = false;
	for (let at = from; at < to; at++) {
		const wasInWord = inWord;
		inWord = isLetter(text.charCodeAt(at));
		if (inWord && !wasInWord && isOneEditAway(word, text, at, to)) return at;
	}
	return -1;
}
