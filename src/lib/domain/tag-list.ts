import { tidy } from './text';

/** The tags of a cell or a text box: split at commas, semicolons, `、`, bars and line ends of any width, each once. */
export const splitTags = (text: string): string[] => [
	...new Set(
		text
			.split(/[,;、，；|｜\n]/u)
			.map((tag) => tidy(tag).replace(/\s+/gu, ' '))
			.filter((tag) => tag !== '')
	)
];
