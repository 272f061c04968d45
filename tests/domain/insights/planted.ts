import type { Training } from '$lib/domain/insights/satisfaction';
import { RandomState } from '$lib/domain/random-state';

/** Three features of standard normal numbers; the label goes by the first of them, as strongly as said, or by chance. */
export function planted(seed: number, rows: number, strength: number): Training {
	const state = new RandomState(seed);
	const features = ['age', 'orderCount', 'totalAmount'].map((key) => {
		return { key, values: Float64Array.from({ length: rows }, () => normal(state)) };
	});
	const labels = Uint8Array.from({ length: rows }, (_, row) =>
		state.random() < 1 / (1 + Math.exp(-strength * features[0]!.values[row]!)) ? 1 : 0
	);
	const moments = Array.from({ length: rows }, (_, row) => new Date(1.7e12 + row * 3.6e6).toISOString());
	return { features, labels, moments, unlabelled: 0, undecided: 0 };
}

/** Box and Muller 1958. */
const normal = (state: RandomState): number =>
	Math.sqrt(-2 * Math.log(1 - state.random())) * Math.cos(2 * Math.PI * state.random());
