/**
 * Text as it is stored: width-folded digits and Latin letters are left to the caller; here only what can never be
 * meant goes: lone surrogates (they cannot be written as UTF-8), NUL, and space around the text.
 */
export function tidy(text: string): string {
	const whole = text.toWellFormed();
	return (whole.includes('\u0000') ? whole.replaceAll('\u0000', '') : whole).trim();
}

/** Text as it is compared and searched: NFKC (full-width forms too), lower case, accents and doubled spaces gone. */
export const fold = (text: string): string =>
	PLAIN.test(text)
		? text.toLowerCase()
		: text
				.toWellFormed()
				.normalize('NFKD')
				.replace(/\p{M}+/gu, '')
				.normalize('NFKC')
				.toLowerCase()
				.replace(/\s+/gu, ' ')
				.trim();

/** ASCII and unified Han in single spaces: most text there is, and nothing in it to fold but case. */
const PLAIN = /^(?:[!-~\u4e00-\u9fff]+(?: [!-~\u4e00-\u9fff]+)*)?$/;

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
