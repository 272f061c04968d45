import { currentModel } from '../../db/current-model';
import { currentPredictions, keepModel, type Said } from '../../db/models';
import { book } from '../../db/open';
import { featureOf, type FeatureKey } from '../../domain/insights/features';
import { levelsAmong, unseenOf } from '../../domain/insights/levels';
import { modelFile, parseModelText, readModel } from '../../domain/insights/model-file';
import { wordable } from '../../domain/insights/reasons';
import { predict, trainSatisfaction } from '../../domain/insights/satisfaction';
import type { Prediction, SatisfactionModel } from '../../domain/model';
import { pacedEach, paceOfPart, type Pace } from '../../domain/pace';
import { failed, ok, type Result } from '../../domain/problem';
import type { Instant } from '../../domain/time';
import type { TaskContext } from '../context';
import { featureChoices, readBook, vantageNow, type FeatureChoices, type Reading } from '../models/feature-columns';
import { labelled, trainingRows, vantageOfLabel } from '../models/training';

/** A model in use, and the action that brought it, to undo it by. */
export interface KeptModel {
	model: SatisfactionModel;
	action: string;
	/** Customers it predicts. */
	predicted: number;
}

/** The features there are, as known of the labelled customers before their labels. */
export async function features(_: null, { report }: TaskContext): Promise<FeatureChoices> {
	const { dossiers, currency } = await readBook({ report });
	const { dossiers: rows, labels } = labelled(dossiers);
	const vantages = labels.map((label) => vantageOfLabel(label, currency));
	return { choices: featureChoices(dossiers, rows, (row) => vantages[row]!), currency };
}

/**
 * Learns who is satisfied, keeps the model and what it says of every customer now. Where it is refused or cancelled,
 * nothing is written and the model there was stays.
 *
 * @param input.seed of the folds, a whole number below 2³² @param input.now milliseconds since 1970
 */
export async function train(
	input: { features: FeatureKey[]; seed: number; now: number },
	context: TaskContext
): Promise<Result<KeptModel>> {
	const reading = await readBook({ report: (done, total) => context.report(done / Math.max(total, 1), 5) });
	const part = (index: number) => paceOfPart(context.pace, index, 5);
	const training = await trainingRows(reading, input.features, part(1));
	const trained = await trainSatisfaction(training, input.seed, part(2));
	if (!trained.ok) return trained;
	const levels = levelsAmong(training.features, training.customers);
	return ok(
		await keep(
			{ ...trained.value, ...(levels && { levels }) },
			'model.train',
			reading,
			input.now,
			part(3),
			context.report
		)
	);
}

/** A model as it is in use. */
export interface ModelOfBook {
	model: SatisfactionModel;
	/** When it was made. */
	at: Instant;
	/** Customers of whom it left something out that it never met, and by field how many. */
	unseen: { customers: number; fields: Record<string, number> };
}

/** The model in use; null where there is none, or a newer Satchel made it. */
export async function current(): Promise<ModelOfBook | null> {
	const stored = await currentModel(book(), 'satisfaction');
	const read = stored && readModel(stored.content);
	if (!read?.ok) return null;
	const model = read.value;
	const said = model.levels ? await currentPredictions(book(), 'satisfaction') : [];
	return { model, at: stored!.at!, unseen: countUnseen(said) };
}

function countUnseen(said: readonly Prediction[]): ModelOfBook['unseen'] {
	const lists = said.flatMap(({ unseen }) => (unseen?.length ? [unseen] : []));
	const fields: Record<string, number> = {};
	for (const { key } of lists.flat()) fields[key] = (fields[key] ?? 0) + 1;
	return { customers: lists.length, fields };
}

/** *Download model*. Fails with `record-missing` where there is no model. */
export async function file(): Promise<Result<Blob>> {
	const found = await current();
	if (!found) return failed('record-missing');
	const json = JSON.stringify({ ...modelFile(found.model), trainedAt: found.at }, null, '\t');
	return ok(new Blob([json], { type: 'application/json' }));
}

/** Takes a downloaded model into use. Fails as `readModel`, or with `model-not-json`. */
export async function importFile(
	{ file: bytes, now }: { file: Blob; now: number },
	{ pace, report }: TaskContext
): Promise<Result<KeptModel>> {
	const json = parseModelText(await bytes.text());
	if (!json.ok) return json;
	const read = readModel(json.value);
	if (!read.ok) return read;
	const reading = await readBook({ report: (done, total) => report(done / Math.max(total, 1), 3) });
	return ok(await keep(read.value, 'model.import', reading, now, paceOfPart(pace, 1, 3), report));
}

async function keep(
	model: SatisfactionModel,
	action: 'model.train' | 'model.import',
	reading: Reading,
	now: number,
	pace: Pace,
	report: TaskContext['report']
): Promise<KeptModel> {
	const said = await predictAll(model, reading, now, pace);
	const kept = { kind: 'satisfaction', action, content: modelFile(model), said, now } as const;
	const receipt = await keepModel(book(), kept, report);
	return { model, action: receipt.action, predicted: said.length };
}

/** What the model says of every customer of whom all its features are known. */
async function predictAll(
	model: SatisfactionModel,
	{ dossiers, currency }: Reading,
	now: number,
	pace: Pace
): Promise<Said[]> {
	const vantage = vantageNow(now, currency);
	const said: Said[] = [];
	await pacedEach(dossiers.length, pace, (row) => {
		const dossier = dossiers[row]!;
		const values = model.features.map(({ key }) => featureOf(key as FeatureKey, dossier, vantage));
		const unseen = unseenOf(model, dossier.customer);
		const prediction = predict(model, values, unseen.features);
		if (!prediction) return;
		const reasons = wordable(prediction.reasons, dossier.customer, currency);
		const { levels } = unseen;
		said.push({ customerId: dossier.customer.id, ...prediction, reasons, ...(levels.length && { unseen: levels }) });
	});
	return said;
}
