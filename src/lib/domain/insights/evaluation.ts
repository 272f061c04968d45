import type { CalibrationBin, ConfusionMatrix, Interval } from '../model';
import { proportion } from './metrics';

/** Standard normal quantile of 0.975. */
const Z = 1.959963984540054;

/** @param probabilities of label 1; 0.5 and more says yes */
export function confusion(labels: Uint8Array, probabilities: Float64Array): ConfusionMatrix {
	const counts = { trueYes: 0, falseYes: 0, falseNo: 0, trueNo: 0 };
	labels.forEach((label, row) => {
		const yes = probabilities[row]! >= 0.5;
		counts[yes ? (label ? 'trueYes' : 'falseYes') : label ? 'falseNo' : 'trueNo']++;
	});
	return counts;
}

/** Share of right answers, with Wilson's interval. */
export function accuracy(labels: Uint8Array, probabilities: Float64Array): Interval {
	const { trueYes, trueNo } = confusion(labels, probabilities);
	const { share, low, high } = proportion(trueYes + trueNo, labels.length)!;
	return { value: share, low, high };
}

/** Brier score (1950): mean squared distance of probability and label; 0 is best. The interval is of the mean. */
export function brierScore(labels: Uint8Array, probabilities: Float64Array): Interval {
	const n = labels.length;
	const squares = Float64Array.from(labels, (label, row) => (probabilities[row]! - label) ** 2);
	const value = mean(squares);
	const half = n > 1 ? Z * Math.sqrt(sampleVariance(squares) / n) : 0;
	return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

/**
 * Area under the ROC curve: the share of pairs of a yes and a no in which the yes has the greater probability, ties half.
 * The variance is DeLong's (1988, Biometrics 44:837-845), from midranks (Sun and Xu 2014). Null where a class is missing.
 */
export function rocAuc(labels: Uint8Array, probabilities: Float64Array): Interval | null {
	const yes = probabilities.filter((_, row) => labels[row] === 1);
	const no = probabilities.filter((_, row) => labels[row] === 0);
	if (yes.length === 0 || no.length === 0) return null;
	const all = new Float64Array(labels.length);
	all.set(yes);
	all.set(no, yes.length);
	const among = midranks(all);
	const [amongYes, amongNo] = [midranks(yes), midranks(no)];
	// Of each yes the share of noes below it, and of each no the share of yeses above it.
	const above = yes.map((_, index) => (among[index]! - amongYes[index]!) / no.length);
	const below = no.map((_, index) => 1 - (among[yes.length + index]! - amongNo[index]!) / yes.length);
	const value = mean(above);
	const variance = sampleVariance(above) / yes.length + sampleVariance(below) / no.length;
	const half = Z * Math.sqrt(variance);
	return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

/** Ranks from 1, values that are equal sharing the mean of theirs. */
function midranks(values: Float64Array): Float64Array {
	const order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
	const ranks = new Float64Array(values.length);
	for (let from = 0; from < order.length;) {
		let to = from + 1;
		while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
		for (let at = from; at < to; at++) ranks[order[at]!] = (from + 1 + to) / 2;
		from = to;
	}
	return ranks;
}

/** Rows by their probability in tenths from 0 to 1; tenths without rows are left out. */
export function calibration(labels: Uint8Array, probabilities: Float64Array): CalibrationBin[] {
	const bins = Array.from({ length: 10 }, () => ({ n: 0, yes: 0, sum: 0 }));
	labels.forEach((label, row) => {
		const probability = probabilities[row]!;
		const bin = bins[Math.min(Math.floor(probability * 10), 9)]!;
		bin.n++;
		bin.yes += label;
		bin.sum += probability;
	});
	return bins.flatMap(({ n, yes, sum }, tenth) => {
		const came = proportion(yes, n);
		return came ? [{ from: tenth / 10, to: (tenth + 1) / 10, meanProbability: sum / n, ...came }] : [];
	});
}

export const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** 0 of fewer than two values. */
function sampleVariance(values: Float64Array): number {
	if (values.length < 2) return 0;
	const middle = mean(values);
	return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
