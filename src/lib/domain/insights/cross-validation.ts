import type { CalibrationBin, ConfusionMatrix, Interval, Metrics, ModelCard } from '../model';
import { paceOfPart, type Pace } from '../pace';
import { accuracy, brierScore, calibration, confusion, rocAuc } from './evaluation';
import { everyRow, labelsAt, valuesAt } from './feature-table';
import { fitLogistic, probabilities } from './logistic';
import { stratifiedFolds } from './split';

/** What is learnt from: a column a feature, and a label a row. */
export interface TrainingRows {
	columns: Float64Array[];
	labels: Uint8Array;
}

export interface CrossValidation {
	metrics: Metrics;
	confusion: ConfusionMatrix;
	calibration: CalibrationBin[];
	folds: ModelCard['folds'];
}

const FOLDS = 5;
/**
 * How much wider the intervals are than those of one fixed model. The five models share most of what they learnt from, so
 * their errors are not independent: the variance is larger by (1 ÷ folds + tested ÷ learnt from) × folds (Nadeau and
 * Bengio 2003, Machine Learning 52:239-281). Without it, more than one book of noise in twenty seems to hold a signal.
 */
const WIDENED = Math.sqrt((1 / FOLDS + 1 / (FOLDS - 1)) * FOLDS);

/** Measures of predictions for rows; null where these lack a class. */
export function measure(labels: Uint8Array, predicted: Float64Array): Metrics | null {
	const auc = rocAuc(labels, predicted);
	return auc && { accuracy: accuracy(labels, predicted), rocAuc: auc, brier: brierScore(labels, predicted) };
}

export function rowsAt({ columns, labels }: TrainingRows, rows: Uint32Array): TrainingRows {
	return { columns: columns.map((column) => valuesAt(column, rows)), labels: labelsAt(labels, rows) };
}

/** Fits on some rows, predicts others. */
export async function fitAndPredict(training: TrainingRows, tested: TrainingRows, pace: Pace): Promise<Float64Array> {
	return probabilities(await fitLogistic(training.columns, training.labels, pace), tested.columns);
}

/**
 * Five-fold cross-validation, stratified and seeded: every row is predicted once, by a model that has not seen it, and
 * the measures are of all these predictions together. Their intervals are {@link WIDENED}.
 *
 * @param rows at least five of each class
 */
export async function crossValidate(rows: TrainingRows, seed: number, pace: Pace): Promise<CrossValidation> {
	const { labels } = rows;
	await pace(0, FOLDS);
	const foldOf = stratifiedFolds(labels, FOLDS, seed);
	await pace(0, FOLDS);
	const predicted = new Float64Array(labels.length);
	const all = everyRow(labels.length);
	const folds: CrossValidation['folds'] = [];
	for (let fold = 0; fold < FOLDS; fold++) {
		const heldRows = all.filter((row) => foldOf[row] === fold);
		const others = all.filter((row) => foldOf[row] !== fold);
		await pace(fold, FOLDS);
		const [tested, training] = [rowsAt(rows, heldRows), rowsAt(rows, others)];
		await pace(fold, FOLDS);
		const out = await fitAndPredict(training, tested, paceOfPart(pace, fold, FOLDS));
		await pace(fold + 1, FOLDS);
		heldRows.forEach((row, index) => {
			predicted[row] = out[index]!;
		});
		const found = measure(tested.labels, out)!;
		folds.push({
			rows: heldRows.length,
			accuracy: found.accuracy.value,
			rocAuc: found.rocAuc.value,
			brier: found.brier.value
		});
		await pace(fold + 1, FOLDS);
	}
	const found = measure(labels, predicted)!;
	await pace(FOLDS, FOLDS);
	return {
		metrics: { accuracy: widened(found.accuracy), rocAuc: widened(found.rocAuc), brier: widened(found.brier) },
		confusion: confusion(labels, predicted),
		calibration: calibration(labels, predicted),
		folds
	};
}

const widened = ({ value, low, high }: Interval): Interval => ({
	value,
	low: Math.max(0, value - WIDENED * (value - low)),
	high: Math.min(1, value + WIDENED * (high - value))
});
