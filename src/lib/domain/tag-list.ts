import { isMissing, tidy } from './text';

/** What stands between the items of a list in a cell or a text box: separators of any width, and line ends. */
const SEPARATOR = /[,;、，；|｜\n]/u;
/** An item in quotes, in which separators stand for themselves and a quote is doubled; else up to the next separator. */
const ITEM = /\s*"((?:[^"]|"")*)"\s*(?=[,;、，；|｜\n]|$)|[^,;、，；|｜\n]+/gu;

/** The tags of a cell or a text box, each once: split at commas, semicolons, `、`, bars and line ends, but for those in quotes. */
export const splitTags = (text: string): string[] => [
	...new Set(
		[...text.matchAll(ITEM)]
			.map(([item, quoted]) => tidy(quoted === undefined ? item : quoted.replaceAll('""', '"')).replace(/\s+/gu, ' '))
			.filter((tag) => tag !== '')
	)
];

/** Tags as one text, which {@link splitTags} splits into the same again. */
export const joinTags = (tags: readonly string[]): string =>
	tags
		.map((tag) => tidy(tag).replace(/\s+/gu, ' '))
		.filter((tag) => tag !== '')
		.map((tag) =>
			SEPARATOR.test(tag) || tag.startsWith('"') || isMissing(tag) ? `"${tag.replaceAll('"', '""')}"` : tag
		)
		.join(', ');
