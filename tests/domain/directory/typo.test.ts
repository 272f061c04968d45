import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTypo, isForgiven, letterSignature, mayHoldTypo } from '$lib/domain/directory/typo';

/** Optimal string alignment distance by its recurrence (Damerau 1964; Navarro 2001, section 3.2). */
function distance(a: string, b: string): number {
	const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i || j));
	for (let i = 1; i <= a.length; i++)
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + cost);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
		}
	return d[a.length]![b.length]!;
}
const prefixes = (word: string) => Array.from({ length: word.length + 1 }, (_, length) => word.slice(0, length));
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 7 });

describe('a typo', () => {
	it('is a distance of one from the beginning of a word', () => {
		fc.assert(
			fc.property(word, word, (typed, stored) => {
				fc.pre(!stored.startsWith(typed));
				const isNear = prefixes(stored).some((prefix) => distance(typed, prefix) === 1);
				expect(findTypo(typed, stored, 0, stored.length) === 0).toBe(isNear);
			}),
			{ numRuns: 5000 }
		);
	});

	it('is never in a text that lacks two letters of the word', () => {
		fc.assert(
			fc.property(word, word, (typed, stored) => {
				if (findTypo(typed, stored, 0, stored.length) >= 0)
					expect(mayHoldTypo(letterSignature(typed), letterSignature(stored))).toBe(true);
			}),
			{ numRuns: 5000 }
		);
	});

	it.each([
		['kowlski', 'anna kowalski', 5],
		['kowlaski', 'anna kowalski', 5],
		['jonh', 'john smith', 0],
		['smiht', 'john smith', 5],
		['xsmith', 'john smith', 5],
		['muler', 'lea-muller', 4],
		['lina', 'li na', 0],
		['smxxh', 'john smith', -1]
	])('%s in %s starts at %i', (typed, text, at) => expect(findTypo(typed, text, 0, text.length)).toBe(at));

	it.each(['abc', '1234', 'ab12', '王王王王', 'a.bc'])('is not forgiven in %s', (text) =>
		expect(isForgiven(text)).toBe(false)
	);
});
