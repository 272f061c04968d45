import { expect, it } from 'vitest';
import { histogram } from '$lib/domain/insights/histogram';
import { vectors } from '../../vectors/models';

it.each(vectors.histograms)('bins $name as numpy does', ({ name, bins, values, edges, counts }) => {
	const found = histogram(values ?? vectors.customers[name as 'age'], bins);
	expect([...found.edges]).toEqual(edges);
	expect([...found.counts]).toEqual(counts);
});

it('has bins from 0 to 1 where there is nothing', () => {
	expect(histogram([], 2)).toEqual({ edges: Float64Array.of(0, 0.5, 1), counts: Uint32Array.of(0, 0) });
});

it('loses no value, however small the span', () => {
	const values = [1, 1 + Number.EPSILON, 1 + 2 * Number.EPSILON];
	expect(histogram(values, 10).counts.reduce((sum, count) => sum + count)).toBe(3);
});

it('refuses a span that is no number', () => {
	expect(() => histogram([-1e308, 1e308], 10)).toThrow(RangeError);
});
