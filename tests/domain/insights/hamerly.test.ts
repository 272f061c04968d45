import { kmeans } from 'ml-kmeans';
import { expect, it } from 'vitest';
import { flatRows, refine, withOneMore } from '$lib/domain/insights/hamerly';
import { RandomState } from '$lib/domain/random-state';

const state = new RandomState(4);
const points = Array.from({ length: 2000 }, () => [0, 1, 2].map(() => state.random()));
const still = () => Promise.resolve();

it.each([2, 5, 9])('comes by its bounds to what measuring every row comes to (%i centres)', async (k) => {
	const start = points.slice(0, k);
	const wanted = kmeans(points, k, { initialization: start, tolerance: 1e-6, maxIterations: 300 });
	const { centres, inertia } = await refine(flatRows(points), start, 1e-6, still);
	wanted.centroids.forEach((centre, index) =>
		centre.forEach((value, feature) => expect(centres[index]![feature]).toBeCloseTo(value, 9))
	);
	const distance = (point: number[], centre: number[]) =>
		point.reduce((sum, value, feature) => sum + (value - centre[feature]!) ** 2, 0);
	const measured = points.reduce((sum, point, row) => sum + distance(point, centres[wanted.clusters[row]!]!), 0);
	expect(inertia).toBeCloseTo(measured, 9);
});

it('leaves a centre that no row is nearest to where it is', async () => {
	const { centres } = await refine(flatRows([[0], [1], [2]]), [[1], [100]], 1e-9, still);
	expect(centres).toEqual([[1], [100]]);
});

it('puts one more centre where most is gained, though the place is far from all others', () => {
	const rows = flatRows([...points, [50, 50, 50]]);
	const centres = withOneMore(rows, [[0.5, 0.5, 0.5]], Uint32Array.of(3, 2000, 7));
	expect(centres).toEqual([
		[0.5, 0.5, 0.5],
		[50, 50, 50]
	]);
});
