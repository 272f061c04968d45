import { fold } from '../domain/text';

/** How well one word of a search fits: the whole of it, its beginning, anywhere, or its letters in order. */
const WHOLE = 4;
const BEGINNING = 3;
const INSIDE = 2;
const LETTERS = 1;

/**
 * How well a text finds something by its names; 0 where a word of it fits none of them. Words may come in any order and
 * be cut short («bac exp»), or lack letters after the first («bkp» finds «backup»).
 */
export function fitOf(text: string, names: readonly string[]): number {
	const words = names.flatMap((name) => fold(name).split(' '));
	let sum = 0;
	for (const asked of fold(text).split(' ')) {
		const best = Math.max(0, ...words.map((word) => fitOfWord(asked, word)));
		if (best === 0) return 0;
		sum += best;
	}
	return sum;
}

function fitOfWord(asked: string, word: string): number {
	if (asked === word) return WHOLE;
	if (word.startsWith(asked)) return BEGINNING;
	if (word.includes(asked)) return INSIDE;
	if (asked[0] !== word[0] || [...asked].length < 2) return 0;
	let at = 0;
	for (const letter of asked) {
		at = word.indexOf(letter, at) + 1;
		if (at === 0) return 0;
	}
	return LETTERS;
}

/** Items that a text finds, the best fit first and else in their order; all of them for an empty text. */
export function found<T>(items: readonly T[], text: string, namesOf: (item: T) => readonly string[]): T[] {
	if (fold(text).trim() === '') return [...items];
	return items
		.map((item) => ({ item, fit: fitOf(text, namesOf(item)) }))
		.filter(({ fit }) => fit > 0)
		.sort((a, b) => b.fit - a.fit)
		.map(({ item }) => item);
}
