/**
 * Text as it is stored: width-folded digits and Latin letters are left to the caller; here only what can never be
 * meant goes: lone surrogates (they cannot be written as UTF-8), NUL, and space around the text.
 */
export function tidy(text: string): string {
	const whole = text.toWellFormed();
	return (whole.includes('\u0000') ? whole.replaceAll('\u0000', '') : whole).trim();
}

/**
 * Text as it is compared and searched: NFKC (full-width forms too), lower case, doubled spaces, accents and what cannot
 * be seen gone. Typed and stored text differ in more than that: phones set «smart» apostrophes, and keyboards lack
 * letters that Unicode does not take apart. So apostrophes and the dots inside a name go (O’Brien, 买买提·艾力), every dash is
 * a hyphen, and those letters are as CLDR's transform Latin-ASCII has them (Søren, Łukasz, Weiß).
 */
export const fold = (text: string): string =>
	PLAIN.test(text)
		? text.toLowerCase()
		: text
				.toWellFormed()
				// A space and an accent to Unicode, an apostrophe to who types it.
				.replaceAll('´', "'")
				.normalize('NFKD')
				.replace(UNSEEN, '')
				.normalize('NFKC')
				.toLowerCase()
				.replace(INSIDE_NAMES, '')
				.replace(LETTERS, (letter) => PLAIN_LETTERS[letter]!)
				.replace(/[‐-―−]/g, '-')
				.replace(/\s+/gu, ' ')
				.trim();

/** ASCII but apostrophes and unified Han in single spaces: most text there is, and nothing in it to fold but case. */
const PLAIN = /^(?:[!-&(-_a-~\u4e00-\u9fff]+(?: [!-&(-_a-~\u4e00-\u9fff]+)*)?$/;
const INSIDE_NAMES = /['’‘‛ʼʻ`′·•・‧]/g;
/** Combining marks, format characters (of direction, joiners, soft hyphens), tones of skin. */
const UNSEEN = /[\p{M}\p{Cf}\p{Emoji_Modifier}]+/gu;
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
	...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't' },
	// The final form of sigma: Unicode's case folding has one.
	...{ ς: 'σ' }
};
const LETTERS = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'g');

/** The ASCII digits of a text, full-width ones folded. */
export const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D+/g, '');

/** What programs write for «no value»; a person's name or note may be any of them. */
const MISSING = new Set(['', '-', '--', '—', '/', 'n/a', '#n/a', 'na', 'nan', 'null', 'nil', '无', '暂无']);
const LONGEST = Math.max(...[...MISSING].map(({ length }) => length));

/** Whether a cell of a typed column (a number, a day, a phone) says that there is none. */
export function isMissing(text: string): boolean {
	const trimmed = text.trim();
	return trimmed.length <= LONGEST && MISSING.has(trimmed.toLowerCase());
}
