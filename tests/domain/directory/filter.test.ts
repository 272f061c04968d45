import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterOf, filterParameters, isNarrow, withoutSaved, withSaved } from '$lib/domain/directory/filter';

describe('a filter', () => {
	it('survives its address', () => {
		const yes = fc.constant(true as const);
		const tags = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 4 });
		const filter = fc.record(
			{ due: yes, risk: yes, quiet: yes, tags, segment: fc.integer({ min: 1, max: 20 }) },
			{ requiredKeys: [] }
		);
		fc.assert(
			fc.property(filter, (asked) => {
				const read = filterOf(new URLSearchParams(filterParameters(asked).toString()));
				expect(read).toEqual(asked);
				expect(isNarrow(read)).toBe(Object.keys(asked).length > 0);
			})
		);
	});

	it.each(['', '?search', '?segment=0', '?segment=x', '?segment=1.5', '?tag=', '?id=7'])('is none in %s', (address) =>
		expect(isNarrow(filterOf(new URLSearchParams(address)))).toBe(false)
	);
});

describe('saved filters', () => {
	const saved = (name: string, text = '') => ({ name, text, sort: 'name' as const, filter: {} });
	const all = [saved('a'), saved('b'), saved('c')];

	it('put one in its place, in place of its namesake, or back where it was', () => {
		expect(withSaved(all, saved('d')).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
		expect(withSaved(all, saved('b', 'x'))).toEqual([saved('a'), saved('b', 'x'), saved('c')]);
		expect(withSaved(withoutSaved(all, 'b'), saved('b'), 1)).toEqual(all);
	});
});
