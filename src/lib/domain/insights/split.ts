import { RandomState } from '../random-state';
import { everyRow } from './feature-table';

export interface Split {
	train: Uint32Array;
	test: Uint32Array;
}

/**
 * Row numbers of scikit-learn's `train_test_split(test_size=share, random_state=seed)`, in its order: the first
 * ⌈share · rows⌉ of a permutation are for the test.
 */
export function trainTestSplit(rows: number, share: number, seed: number): Split {
	const order = new RandomState(seed).permutation(rows);
	const tested = Math.ceil(share * rows);
	return { test: order.slice(0, tested), train: order.slice(tested) };
}

/**
 * The fold, 0 … `folds` − 1, in which each row is held out: every class is shuffled and dealt round, so that all folds
 * have as much of it as can be.
 */
export function stratifiedFolds(labels: Uint8Array, folds: number, seed: number): Uint8Array {
	const foldOf = new Uint8Array(labels.length);
	const state = new RandomState(seed);
	let dealt = 0;
	for (const label of [0, 1]) {
		const rows = everyRow(labels.length).filter((row) => labels[row] === label);
		for (const position of state.permutation(rows.length)) foldOf[rows[position]!] = dealt++ % folds;
	}
	return foldOf;
}
