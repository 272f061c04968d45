import { expect, it } from 'vitest';
import { RandomState } from '$lib/domain/random-state';
import { vectors } from '../vectors/models';

it.each(vectors.permutations)("permutes as numpy's RandomState($seed) does ($n)", ({ seed, n, permutation }) => {
	expect([...new RandomState(seed).permutation(n)]).toEqual(permutation);
});

it('draws the numbers numpy draws', () => {
	const state = new RandomState(vectors.random.seed);
	expect(vectors.random.values.map(() => state.random())).toEqual(vectors.random.values);
});

it.each([-1, 0.5, 2 ** 32, NaN])('takes no seed that numpy would refuse (%s)', (seed) => {
	expect(() => new RandomState(seed)).toThrow(RangeError);
});
