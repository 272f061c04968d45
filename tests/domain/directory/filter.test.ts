import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterOf, filterParameters, isNarrow, savedFilterOf } from '$lib/domain/directory/filter';

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

describe('a saved filter', () => {
	it('is what was saved, without what makes no sense in it', () => {
		const saved = {
			name: 'VIP',
			text: 'li',
			sort: 'due' as const,
			filter: { due: true as const, tags: ['vip'], segment: 2 }
		};
		expect(savedFilterOf(saved)).toEqual(saved);
		const odd = { ...saved, sort: 'by luck', filter: { quiet: 'yes', tags: 7, segment: -1, fieldOfTomorrow: {} } };
		expect(savedFilterOf(odd)).toEqual({ ...saved, sort: 'name', filter: { quiet: true } });
		for (const content of [undefined, null, 7, {}, { name: 'VIP' }, { name: 7, text: '' }])
			expect(savedFilterOf(content)).toBeUndefined();
	});
});
