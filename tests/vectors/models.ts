import { readFileSync } from 'node:fs';

interface Fitted {
	coefficients: number[];
	intercept: number;
	accuracy: number;
	auc: number;
	brier: number;
	scores: number[];
}

/** Inputs, and what pandas, numpy and scikit-learn say of them; `make_models.py` wrote it. */
interface ModelVectors {
	permutations: { seed: number; n: number; permutation: number[] }[];
	random: { seed: number; values: number[] };
	customers: Record<'age' | 'order_count' | 'total_amount' | 'satisfied', number[]>;
	firstPipeline: {
		whole: Fitted;
		splits: { seed: number; test: number[]; accuracy: number; coefficients: number[]; intercept: number }[];
	};
	wide: Fitted & { rows: number[][]; labels: number[] };
	histograms: { name: string; bins: number; values?: number[]; edges: number[]; counts: number[] }[];
	clusters: {
		age: number[];
		blobs: number[][];
		blobInertias: number[];
		blobCentres: number[][];
		blobSilhouettes: number[];
	};
	secondPipeline: Record<'ages' | 'scaled' | 'clusters' | 'meanNeed' | 'meanNeedInYears', number[]>;
	/** `r` and `rows` of each column with each, in the order of `columns`; null where there is none. */
	correlations: { columns: Record<string, (number | boolean | null)[]>; r: (number | null)[][]; rows: number[][] };
	ranking: { labels: number[]; scores: number[]; auc: number; brier: number };
}

export const vectors = JSON.parse(readFileSync('tests/vectors/models.json', 'utf8')) as ModelVectors;

const { age, order_count, total_amount, satisfied } = vectors.customers;
export const customerColumns = [age, order_count, total_amount].map((column) => Float64Array.from(column));
export const customerLabels = Uint8Array.from(satisfied);

/** The values at some rows of a column. */
export const at = <A extends Float64Array | Uint8Array>(column: A, rows: Iterable<number>): A =>
	(column.constructor as unknown as { from(values: Iterable<number>): A }).from([...rows].map((row) => column[row]!));
