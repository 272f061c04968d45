import { splitTags } from './tag-list';
import { fold } from './text';

/** What stands between two needs, with the space around it. */
const BETWEEN = /(\s*[,;、，；|｜\n]\s*)/u;
/** Characters of the longest need that makes a chip: what is longer is a sentence, and nobody says it twice. */
const LONGEST = 30;

/** Whether a need stands in a text, however it is spelt. */
export const tellsNeed = (text: string, need: string): boolean => indexOfNeed(text.split(BETWEEN), need) >= 0;

/** A text with one need more, or without one that stands in it; what else it says stays as it was typed. */
export function toggleNeed(text: string, need: string): string {
	const parts = text.split(BETWEEN);
	const index = indexOfNeed(parts, need);
	if (index < 0) {
		const before = text.replace(/[\s,;、，；|｜]+$/u, '');
		const comma = /\p{Script=Han}/u.test(need) ? '，' : ', ';
		return before === '' ? need : `${before}${comma}${need}`;
	}
	// With the separator before it; the first goes with the one after.
	parts.splice(Math.max(0, index - 1), 2);
	return parts.join('');
}

/** Needs stand at even places, separators between them. */
const indexOfNeed = (parts: readonly string[], need: string): number =>
	parts.findIndex((part, index) => index % 2 === 0 && part.trim() !== '' && fold(part) === fold(need));

/**
 * The needs that texts speak of most often, as they were spelt last; of equals the latest first.
 *
 * @param texts the latest first
 */
export function commonNeeds(texts: Iterable<string>, most: number): string[] {
	const counts = new Map<string, { need: string; count: number }>();
	for (const text of texts)
		for (const need of splitTags(text)) {
			if ([...need].length > LONGEST) continue;
			const known = counts.get(fold(need));
			if (known) known.count++;
			else counts.set(fold(need), { need, count: 1 });
		}
	return [...counts.values()]
		.sort((a, b) => b.count - a.count)
		.slice(0, most)
		.map(({ need }) => need);
}
