import { extent } from './axis';

/** How two numbers of the same rows go together. */
export interface Correlation {
	/** Pearson's, −1 to 1; null where fewer than two rows have both, or one of the two never changes. */
	r: number | null;
	/** Rows that have both. */
	rows: number;
}

/** Over the rows in which both are finite. @param x a value a row @param y as many */
export function correlationOf(x: ArrayLike<number>, y: ArrayLike<number>): Correlation {
	const [one, other]: [number[], number[]] = [[], []];
	for (let row = 0; row < x.length; row++)
		if (Number.isFinite(x[row]) && Number.isFinite(y[row])) {
			one.push(x[row]!);
			other.push(y[row]!);
		}
	const rows = one.length;
	const [a, b] = [deviationsOf(one), deviationsOf(other)];
	if (rows < 2 || !a || !b) return { r: null, rows };
	let [product, square, otherSquare] = [0, 0, 0];
	for (let row = 0; row < rows; row++) {
		product += a[row]! * b[row]!;
		square += a[row]! ** 2;
		otherSquare += b[row]! ** 2;
	}
	const r = product / Math.sqrt(square) / Math.sqrt(otherSquare);
	return { r: Number.isFinite(r) ? Math.max(-1, Math.min(1, r)) : null, rows };
}

/** Distances from the mean, in steps of the greatest value so that no square overflows; null where all are the same. */
function deviationsOf(values: readonly number[]): number[] | null {
	const { least, greatest } = extent(values);
	if (!(least < greatest)) return null;
	// A power of two: dividing by it rounds nothing.
	const step = 2 ** Math.floor(Math.log2(Math.max(-least, greatest)));
	const mean = values.reduce((sum, value) => sum + value / step, 0) / values.length;
	return values.map((value) => value / step - mean);
}

/** Of the standard normal: 95 % lie within it on either side. */
const Z = 1.959963984540054;

/** The least size that a correlation has with 95 % confidence, by Fisher's z (1921); 0 where it may be chance. */
export function surelyAtLeast({ r, rows }: Correlation): number {
	if (r === null || rows < 4) return 0;
	return Math.max(0, Math.tanh(Math.atanh(Math.abs(r)) - Z / Math.sqrt(rows - 3)));
}
