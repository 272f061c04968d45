import { describe, expect, it } from 'vitest';
import { alikeFeatures } from '$lib/domain/insights/alike';
import { unpaced } from '$lib/domain/pace';
import { scaleOf } from '$lib/domain/standardise';
import { vectors } from '../../vectors/models';

const alike = (columns: Record<string, number[]>) => {
	const values = Object.values(columns).map((column) => Float64Array.from(column));
	return alikeFeatures(Object.keys(columns), values, values.map(scaleOf), unpaced);
};

describe('features that say nearly the same', () => {
	it('are found in sets, whichever way they run and however they are scaled', async () => {
		const { age, order_count, total_amount } = vectors.customers;
		expect(await alike({ age, order_count, total_amount })).toEqual([]);
		const far = age.map((years) => 1e9 - 1000 * years);
		const near = age.map((years, row) => years + (row % 3));
		const twin = order_count.map((count) => count / 7);
		const all = { age, order_count, far, total_amount, twin, near };
		expect(await alike(all)).toEqual([
			['age', 'far', 'near'],
			['order_count', 'twin']
		]);
	});

	it('are those of a correlation of 0.95 at least', async () => {
		const one = [0, 0, 1, 1, 0, 1, 0, 1, 0, 1];
		expect(await alike({ one, other: one.with(0, 1) })).toEqual([]);
		expect(await alike({ one, other: one.map((value) => -value) })).toEqual([['one', 'other']]);
		const { rows } = vectors.wide;
		const columns = Object.fromEntries(rows[0]!.map((_, at) => [`f${at}`, rows.map((row) => row[at]!)]));
		expect(await alike(columns)).toEqual([['f4', 'f5']]);
	});
});
