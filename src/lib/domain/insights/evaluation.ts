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
	const squares = probabilities.map((probability, row) => (probability - labels[row]!) ** 2);
	const value = mean(squares);
	const half = n > 1 ? Z * Math.sqrt(sampleVariance(squares) / n) : 0;
	return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

/**
 * Area under the ROC curve: the share of pairs of a yes and a no in which the yes has the greater probability, ties half.
 * The variance is DeLong's (1988, Biometrics 44:837-845): of the share of noes below each yes, and of yeses above each
 * no. Null where a class is missing.
 */
export function rocAuc(labels: Uint8Array, probabilities: Float64Array): Interval | null {
	const yes = probabilities.filter((_, row) => labels[row] === 1).sort();
	const no = probabilities.filter((_, row) => labels[row] === 0).sort();
	if (yes.length === 0 || no.length === 0) return null;
	const above = sharesBelow(yes, no);
	const below = sharesBelow(no, yes).map((share) => 1 - share);
	const value = mean(above);
	const variance = sampleVariance(above) / yes.length + sampleVariance(below) / no.length;
	const half = Z * Math.sqrt(variance);
	return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

/** Of each value the share of the others that are below it, those equal to it counted half. @param others and values ascending */
function sharesBelow(values: Float64Array, others: Float64Array): Float64Array {
	const shares = new Float64Array(values.length);
	let below = 0;
	let notAbove = 0;
	for (let index = 0; index < values.length; index++) {
		const value = values[index]!;
		while (below < others.length && others[below]! < value) below++;
		while (notAbove < others.length && others[notAbove]! <= value) notAbove++;
		shares[index] = (below + notAbove) / 2 / others.length;
	}
	return shares;
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
