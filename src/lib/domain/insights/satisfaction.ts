import type { ModelCard, Reason, SatisfactionModel } from '../model';
import { paceOfPart, type Pace } from '../pace';
import { failed, ok, type Result } from '../problem';
import type { Instant } from '../time';
import { alikeFeatures } from './alike';
import { crossValidate, fitAndPredict, measure, rowsAt, type TrainingRows } from './cross-validation';
import { accuracy } from './evaluation';
import { completeRows, everyRow, labelsAt, type FeatureColumn } from './feature-table';
import { fitLogistic } from './logistic';
import { trainTestSplit } from './split';

/** Rows with a label, their features as they were known before its moment. */
export interface Training {
	features: FeatureColumn[];
	/** 1 satisfied, 0 not. */
	labels: Uint8Array;
	moments: Instant[];
	/** Customers without a label, for the card. */
	unlabelled: number;
	undecided: number;
}

/** Least satisfied and least dissatisfied customers that are learnt from. */
export const LEAST_OF_A_CLASS = 40;
const TESTED_SHARE = 0.2;
/** The seed that scikit-learn's own examples split by. */
const SPLIT_SEED = 42;

/**
 * Learns who is satisfied, or says why not. Coefficients are of all complete rows; every measure on the card is of rows
 * that the model measured had not seen.
 *
 * Fails as {@link completeRows}, with `model-one-class`, with `model-too-few-labels`, or with `model-no-signal` where the
 * 95 % interval of the cross-validated AUC is not above 0.5: chance alone may have done it then.
 *
 * @param seed of the folds, a whole number below 2³² @throws Cancelled
 */
export async function trainSatisfaction(
	{ features, labels: allLabels, moments: allMoments, unlabelled, undecided }: Training,
	seed: number,
	pace: Pace
): Promise<Result<SatisfactionModel>> {
	if (allLabels.length === 0) return failed('model-no-rows');
	const refusal = refusedClasses(allLabels);
	if (refusal) return refusal;
	await pace(0, 2);
	const complete = completeRows(features);
	if (!complete.ok) return complete;
	const { rows: used, columns, scales, lacking } = complete.value;
	const labels = labelsAt(allLabels, used);
	await pace(0, 2);
	const refusedComplete = refusedClasses(labels);
	if (refusedComplete) return refusedComplete;

	const rows: TrainingRows = { columns, labels };
	const { metrics, ...validation } = await crossValidate(rows, seed, paceOfPart(pace, 0, 2));
	await pace(1, 2);
	const { low, high } = metrics.rocAuc;
	if (low <= 0.5) return failed('model-no-signal', { low, high });

	const rest = paceOfPart(pace, 1, 2);
	const { intercept, coefficients } = await fitLogistic(columns, labels, paceOfPart(rest, 0, 3));
	const newest = await newestTest(
		rows,
		Array.from(used, (row) => allMoments[row]!),
		paceOfPart(rest, 1, 3)
	);
	const split = await splitTest(rows, paceOfPart(rest, 2, 3));
	const keys = features.map(({ key }) => key);
	const alike = await alikeFeatures(keys, columns, scales, paceOfPart(rest, 2, 3));
	const yes = labels.reduce((sum, label) => sum + label, 0);
	return ok({
		features: features.map(({ key }, index) => ({ key, ...scales[index]!, coefficient: coefficients[index]! })),
		intercept,
		card: {
			rows: {
				used: labels.length,
				leftOut: allLabels.length - labels.length,
				lacking,
				yes,
				no: labels.length - yes,
				unlabelled,
				undecided
			},
			baseline: baselineOf(labels),
			metrics,
			...validation,
			seed,
			...(newest && { newest }),
			split,
			...(alike.length > 0 && { alike })
		}
	});
}

function refusedClasses(labels: Uint8Array): ReturnType<typeof failed> | null {
	const yes = labels.reduce((sum, label) => sum + label, 0);
	const no = labels.length - yes;
	if (yes === 0 || no === 0) return failed('model-one-class', { rows: labels.length });
	return Math.min(yes, no) < LEAST_OF_A_CLASS
		? failed('model-too-few-labels', { yes, no, needed: LEAST_OF_A_CLASS })
		: null;
}

/** Share of the commoner label. */
function baselineOf(labels: Uint8Array): number {
	const share = labels.reduce((sum, label) => sum + label, 0) / labels.length;
	return Math.max(share, 1 - share);
}

/**
 * Fits on the older rows, tries the newest fifth; rows of one moment stay together. Undefined where most rows are of the
 * newest moment, as after an import, or a class is missing on either side.
 */
async function newestTest(rows: TrainingRows, moments: Instant[], pace: Pace): Promise<ModelCard['newest']> {
	await pace(0, 1);
	const sorted = [...moments].sort();
	await pace(0, 1);
	const from = sorted[sorted.length - Math.ceil(TESTED_SHARE * sorted.length)]!;
	const all = everyRow(moments.length);
	const older = all.filter((row) => moments[row]! < from);
	if (older.length < moments.length / 2) return undefined;
	await pace(0, 1);
	const training = rowsAt(rows, older);
	const tested = rowsAt(
		rows,
		all.filter((row) => moments[row]! >= from)
	);
	if (new Set(training.labels).size < 2) return undefined;
	const metrics = measure(tested.labels, await fitAndPredict(training, tested, pace));
	if (!metrics) return undefined;
	return { from, rows: tested.labels.length, baseline: baselineOf(tested.labels), ...metrics };
}

async function splitTest(rows: TrainingRows, pace: Pace): Promise<ModelCard['split']> {
	await pace(0, 1);
	const { train, test } = trainTestSplit(rows.labels.length, TESTED_SHARE, SPLIT_SEED);
	const tested = rowsAt(rows, test);
	const predicted = await fitAndPredict(rowsAt(rows, train), tested, pace);
	return { seed: SPLIT_SEED, rows: test.length, accuracy: accuracy(tested.labels, predicted).value };
}

/** How many reasons a prediction gives. */
const REASONS = 3;

/**
 * What is predicted of one customer, and the strongest reasons; null where a feature is not known, or too large to
 * calculate with.
 *
 * @param leftOut places of features that say nothing of this customer (levels.ts): they count as their mean
 */
export function predict(
	{ features, intercept }: SatisfactionModel,
	values: readonly number[],
	leftOut: ReadonlySet<number> = new Set()
): { probability: number; reasons: Reason[] } | null {
	if (!values.every(Number.isFinite)) return null;
	const known = values.map((value, index) => (leftOut.has(index) ? features[index]!.mean : value));
	const score = features.reduce((sum, { coefficient }, index) => sum + coefficient * known[index]!, intercept);
	const reasons = features.flatMap(({ key, mean, coefficient }, index): Reason[] =>
		leftOut.has(index) ? [] : [{ key, value: known[index]!, adds: coefficient * (known[index]! - mean) }]
	);
	if (!Number.isFinite(score) || !reasons.every(({ adds }) => Number.isFinite(adds))) return null;
	return {
		probability: 1 / (1 + Math.exp(-score)),
		reasons: reasons.sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds)).slice(0, REASONS)
	};
}
