import type { Interval, Metrics, SatisfactionModel, ScaledFeature, Segmentation } from '../model';
import { failed, ok, type Result } from '../problem';
import { departureFrom, isObject, type FileShape } from './departure';
import { isFeatureKey } from './features';
import { MOST_CLUSTERS } from './clusters';

/** What *Download model* and *Download segments* write; `src/README.md` says what each part means. */
export const MODEL_FORMAT = 'satchel-model';
export const SEGMENTS_FORMAT = 'satchel-segments';
/** 1.1 adds `levels`, 1.2 `alike`. */
export const MODEL_VERSION = '1.2';
export const SEGMENTS_VERSION = '1.0';

type Pair = [low: number, high: number];
type PlainMetrics = { accuracy: number; rocAuc: number; brier: number };

/** A {@link SatisfactionModel} as a file; the lists are in the order of `features`. */
export interface ModelFile extends Omit<SatisfactionModel['card'], 'metrics' | 'baseline' | 'newest'> {
	format: typeof MODEL_FORMAT;
	version: string;
	features: string[];
	/** Raw units. */
	coefficients: number[];
	intercept: number;
	means: number[];
	standardDeviations: number[];
	levels?: Record<string, string[]>;
	metrics: PlainMetrics & { baseline: number };
	intervals: Record<keyof PlainMetrics, Pair>;
	newest?: {
		from: string;
		rows: number;
		metrics: PlainMetrics & { baseline: number };
		intervals: Record<keyof PlainMetrics, Pair>;
	};
}

/** A {@link Segmentation} as a file; the lists of a centre are in the order of `features`. */
export interface SegmentsFile extends Omit<Segmentation, 'features'> {
	format: typeof SEGMENTS_FORMAT;
	version: string;
	features: string[];
	means: number[];
	standardDeviations: number[];
	/** Missing in what is stored in the book: there each customer's own record says it. */
	assignments?: { customer: string; externalId?: string; segment: number }[];
}

const plain = ({ accuracy, rocAuc, brier }: Metrics): PlainMetrics => {
	return { accuracy: accuracy.value, rocAuc: rocAuc.value, brier: brier.value };
};
const pair = ({ low, high }: Interval): Pair => [low, high];
const intervals = ({ accuracy, rocAuc, brier }: Metrics) => {
	return { accuracy: pair(accuracy), rocAuc: pair(rocAuc), brier: pair(brier) };
};
const scalesOf = (features: readonly ScaledFeature[]) => {
	return {
		features: features.map(({ key }) => key),
		means: features.map(({ mean }) => mean),
		standardDeviations: features.map(({ deviation }) => deviation)
	};
};

export function modelFile({ features, intercept, levels, card }: SatisfactionModel): ModelFile {
	const { metrics, baseline, newest, ...rest } = card;
	return {
		format: MODEL_FORMAT,
		version: MODEL_VERSION,
		...scalesOf(features),
		coefficients: features.map(({ coefficient }) => coefficient),
		intercept,
		...(levels && { levels }),
		metrics: { baseline, ...plain(metrics) },
		intervals: intervals(metrics),
		...rest,
		...(newest && {
			newest: {
				from: newest.from,
				rows: newest.rows,
				metrics: { baseline: newest.baseline, ...plain(newest) },
				intervals: intervals(newest)
			}
		})
	};
}

export function segmentsFile(
	{ features, ...rest }: Segmentation,
	assignments?: SegmentsFile['assignments']
): SegmentsFile {
	return {
		format: SEGMENTS_FORMAT,
		version: SEGMENTS_VERSION,
		...scalesOf(features),
		...rest,
		...(assignments && { assignments })
	};
}

const MEASURES: FileShape = { baseline: 'number', accuracy: 'number', rocAuc: 'number', brier: 'number' };
const INTERVALS: FileShape = { accuracy: ['number'], rocAuc: ['number'], brier: ['number'] };
const SCALES = { features: ['text'], means: ['number'], standardDeviations: ['number'] } as const;
const USED = { used: 'count', leftOut: 'count', lacking: 'counts' } as const;

const MODEL_SHAPE: FileShape = {
	...SCALES,
	coefficients: ['number'],
	intercept: 'number',
	'levels?': 'lists',
	rows: { ...USED, yes: 'count', no: 'count', unlabelled: 'count', undecided: 'count' },
	metrics: MEASURES,
	intervals: INTERVALS,
	confusion: { trueYes: 'count', falseYes: 'count', falseNo: 'count', trueNo: 'count' },
	calibration: [
		{
			...{ from: 'number', to: 'number', meanProbability: 'number' },
			...{ n: 'count', count: 'count', share: 'number', low: 'number', high: 'number' }
		}
	],
	folds: [{ rows: 'count', accuracy: 'number', rocAuc: 'number', brier: 'number' }],
	seed: 'count',
	'newest?': { from: 'text', rows: 'count', metrics: MEASURES, intervals: INTERVALS },
	split: { seed: 'count', rows: 'count', accuracy: 'number' },
	'alike?': [['text']]
};

const SEGMENTS_SHAPE: FileShape = {
	...SCALES,
	...{ k: 'count', chosenBy: 'text', seed: 'count', centres: [['number']], sizes: ['count'] },
	...{ inertia: 'number', silhouette: 'number', silhouetteRows: 'count' },
	elbow: [{ k: 'count', inertia: 'number', silhouette: 'number' }],
	rows: USED
};

/** Parsed JSON as the file it should be. Fails with `model-foreign`, `model-newer` or `model-malformed`. */
function checked(content: unknown, format: string, shape: FileShape): Result<Record<string, unknown>> {
	if (!isObject(content) || content.format !== format) return failed('model-foreign');
	const version = String(content.version);
	if (!/^\d+\.\d+$/.test(version)) return failed('model-malformed', { at: 'version' });
	if (Number(version.split('.')[0]) > 1) return failed('model-newer', { version });
	const at = departureFrom(shape, content) ?? departureOfScales(content as unknown as ModelFile);
	return at === null ? ok(content) : failed('model-malformed', { at });
}

function departureOfScales({ features, means, standardDeviations }: ModelFile): string | null {
	if (features.length === 0 || new Set(features).size < features.length || !features.every(isFeatureKey))
		return 'features';
	if (means.length !== features.length) return 'means';
	const fine = standardDeviations.length === features.length && standardDeviations.every((value) => value > 0);
	return fine ? null : 'standardDeviations';
}

const scaledFeatures = ({ features, means, standardDeviations }: ModelFile | SegmentsFile): ScaledFeature[] =>
	features.map((key, index) => ({ key, mean: means[index]!, deviation: standardDeviations[index]! }));

/** The model of a file, or of what the book stores. Fails with `model-foreign`, `model-newer` or `model-malformed`. */
export function readModel(content: unknown): Result<SatisfactionModel> {
	const found = checked(content, MODEL_FORMAT, MODEL_SHAPE);
	if (!found.ok) return found;
	const file = found.value as unknown as ModelFile;
	if (file.coefficients.length !== file.features.length) return failed('model-malformed', { at: 'coefficients' });
	const at = departureOfIntervals(file.intervals) ?? (file.newest && departureOfIntervals(file.newest.intervals));
	if (at) return failed('model-malformed', { at });
	const { rows, confusion, calibration, folds, seed, split, newest, alike } = file;
	return ok({
		features: scaledFeatures(file).map((scaled, index) => ({ ...scaled, coefficient: file.coefficients[index]! })),
		intercept: file.intercept,
		...(file.levels && { levels: file.levels }),
		card: {
			...{ rows, confusion, calibration, folds, seed, split },
			...(alike && { alike }),
			baseline: file.metrics.baseline,
			metrics: measures(file.metrics, file.intervals),
			...(newest && {
				newest: {
					from: newest.from,
					rows: newest.rows,
					baseline: newest.metrics.baseline,
					...measures(newest.metrics, newest.intervals)
				}
			})
		}
	});
}

const departureOfIntervals = (found: ModelFile['intervals']): string | null =>
	Object.values(found).every((each) => each.length === 2) ? null : 'intervals';

function measures(values: PlainMetrics, bounds: ModelFile['intervals']): Metrics {
	const interval = (name: keyof PlainMetrics): Interval => {
		return { value: values[name], low: bounds[name][0], high: bounds[name][1] };
	};
	return { accuracy: interval('accuracy'), rocAuc: interval('rocAuc'), brier: interval('brier') };
}

/** The segments of a file, or of what the book stores. Fails as {@link readModel}. */
export function readSegments(content: unknown): Result<Segmentation> {
	const found = checked(content, SEGMENTS_FORMAT, SEGMENTS_SHAPE);
	if (!found.ok) return found;
	const file = found.value as unknown as SegmentsFile;
	const { k, chosenBy, seed, centres, sizes, inertia, silhouette, silhouetteRows, elbow, rows } = file;
	if (k < 1 || k > MOST_CLUSTERS || sizes.length !== k) return failed('model-malformed', { at: 'sizes' });
	if (centres.length !== k || centres.some((centre) => centre.length !== file.features.length))
		return failed('model-malformed', { at: 'centres' });
	return ok({
		features: scaledFeatures(file),
		...{ k, chosenBy: chosenBy === 'person' ? 'person' : 'silhouette', seed, centres, sizes },
		...{ inertia, silhouette, silhouetteRows, elbow, rows }
	});
}

/** What the text of a file says, still to be read as a model. Fails with `model-not-json`. */
export function parseModelText(text: string): Result<unknown> {
	try {
		return ok(JSON.parse(text));
	} catch {
		return failed('model-not-json');
	}
}
