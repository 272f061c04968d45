import { describe, expect, it } from 'vitest';
import { assign, cluster } from '$lib/domain/insights/clusters';
import { optimalCentres } from '$lib/domain/insights/optimal-centres';
import { findSegments } from '$lib/domain/insights/segments';
import { silhouettes } from '$lib/domain/insights/silhouette';
import { scaleOf, standardised } from '$lib/domain/standardise';
import { unpaced } from '$lib/domain/pace';
import { RandomState } from '$lib/domain/random-state';
import { vectors } from '../../vectors/models';

const { clusters } = vectors;
const ks = [2, 3, 4, 5, 6, 7, 8];
const column = (key: string, values: Iterable<number>) => ({ key, values: Float64Array.from(values) });
const blobColumns = [0, 1, 2].map((feature) =>
	column(
		`custom/${feature}`,
		clusters.blobs.map((row) => row[feature]!)
	)
);

describe('of one feature', () => {
	it('the inertia is never above that of scikit-learn with ten starts', async () => {
		const ages = standardised(vectors.customers.age, scaleOf(vectors.customers.age));
		const found = await cluster(
			Array.from(ages, (age) => [age]),
			ks,
			1,
			unpaced
		);
		found.forEach(({ inertia }, index) => expect(inertia).toBeLessThanOrEqual(clusters.age[index]! * (1 + 1e-9)));
	});

	it('the centres are the best there are, as trying every cut shows', async () => {
		const state = new RandomState(4);
		for (let round = 0; round < 50; round++) {
			const values = Float64Array.from({ length: 9 }, () => state.upTo(12));
			const distinct = new Set(values).size;
			const centres = await optimalCentres(values, Math.min(3, distinct), unpaced);
			centres.forEach((each, index) =>
				expect(inertiaOf(values, each)).toBeCloseTo(leastInertia(values, index + 1), 10)
			);
		}
	});
});

const inertiaOf = (values: Float64Array, centres: number[]) =>
	assign(
		Array.from(values, (value) => [value]),
		centres.map((centre) => [centre])
	).inertia;

function leastInertia(values: Float64Array, k: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const spread = (part: number[]) => {
		const middle = part.reduce((sum, value) => sum + value, 0) / part.length;
		return part.reduce((sum, value) => sum + (value - middle) ** 2, 0);
	};
	const best = (from: number, left: number): number => {
		if (left === 1) return spread(sorted.slice(from));
		let least = Infinity;
		for (let to = from + 1; to <= sorted.length - left + 1; to++)
			least = Math.min(least, spread(sorted.slice(from, to)) + best(to, left - 1));
		return least;
	};
	return best(0, k);
}

describe('of several features', () => {
	it('the inertia is within 0.2 % of scikit-learn with ten starts, the silhouette the same', async () => {
		const found = await findSegments(blobColumns, { seed: 1 }, unpaced);
		if (!found.ok) throw new Error(found.problem.code);
		const { segmentation, assignments } = found.value;
		segmentation.elbow.forEach(({ k, inertia }) =>
			expect(inertia).toBeLessThanOrEqual(clusters.blobInertias[k - 2]! * 1.002)
		);
		expect(segmentation.k).toBe(4);
		expect(segmentation.chosenBy).toBe('silhouette');
		expect(segmentation.silhouette).toBeCloseTo(clusters.blobSilhouettes[2]!, 9);
		expect(segmentation.silhouetteRows).toBe(clusters.blobs.length);
		segmentation.centres.forEach((centre, index) =>
			centre.forEach((value, feature) => expect(value).toBeCloseTo(clusters.blobCentres[index]![feature]!, 9))
		);
		expect(segmentation.sizes.reduce((sum, size) => sum + size)).toBe(clusters.blobs.length);
		expect(new Set(assignments)).toEqual(new Set([1, 2, 3, 4]));
	});

	it('are the same with the same seed, and numbered by the first feature', async () => {
		const [first, again] = [
			await findSegments(blobColumns, { k: 3, seed: 9 }, unpaced),
			await findSegments(blobColumns, { k: 3, seed: 9 }, unpaced)
		];
		expect(again).toEqual(first);
		if (!first.ok) throw new Error(first.problem.code);
		const centres = first.value.segmentation.centres.map(([value]) => value!);
		expect(centres).toEqual([...centres].sort((a, b) => a - b));
	});

	it('take the silhouette of a sample where they are many, and say so', async () => {
		const state = new RandomState(2);
		const many = column(
			'age',
			Array.from({ length: 5000 }, () => state.random())
		);
		const found = await findSegments([many], { k: 2, seed: 1 }, unpaced);
		expect(found.ok && found.value.segmentation.silhouetteRows).toBe(2000);
	});
});

it('gives a row alone in its cluster no silhouette', async () => {
	const points = [[0], [1], [9]];
	expect(await silhouettes(points, [Uint8Array.of(0, 0, 1)], unpaced)).toEqual([(8 / 9 + 7 / 8) / 3]);
});

describe('segments are refused, saying why,', () => {
	it.each([
		['with no feature', [], 'model-no-features'],
		['with no customer', [column('age', [])], 'model-no-rows'],
		['with one customer', [column('age', [4])], 'feature-constant'],
		['where nobody has a feature', [column('age', [NaN, NaN])], 'feature-missing'],
		['where nobody has all of them', [column('age', [1, NaN]), column('gender', [NaN, 1])], 'model-no-rows'],
		['where a feature is the same for all', [column('age', [3, 3, 3])], 'feature-constant'],
		['where it is the same but for rounding', [column('age', [0.1 + 0.2, 0.3, 0.3])], 'feature-constant'],
		['where a feature is infinite', [column('age', [1, Infinity])], 'feature-not-finite'],
		['where a feature is as large as can be', [column('age', [1, 1e308, -1e308])], 'feature-not-finite']
	])('%s', async (_, columns, code) => {
		const found = await findSegments(columns, { seed: 1 }, unpaced);
		expect(found).toMatchObject({ ok: false, problem: { code } });
	});

	it('where there are fewer different customers than segments', async () => {
		const found = await findSegments([column('age', [1, 2, 2, 1])], { k: 3, seed: 1 }, unpaced);
		expect(found).toMatchObject({ ok: false, problem: { code: 'segments-too-few-values', facts: { values: 2 } } });
	});
});
