import type { Stamped } from './record';
import type { Instant } from './time';

/** A feature and the scale its values are standardised by: sample mean and sample standard deviation, in its own unit. */
export interface ScaledFeature {
	/** `age`, `channelMix/visit`, `custom/Monthly charges` … (insights/features.ts) */
	key: string;
	mean: number;
	deviation: number;
}

export interface UsedRows {
	used: number;
	leftOut: number;
	/** Rows that lack a feature, by its key; a row that lacks several is counted under each. */
	lacking: Record<string, number>;
}

/** Segments of customers; their numbers count from 1 in the order of the centres. */
export interface Segmentation {
	features: ScaledFeature[];
	k: number;
	/** Who said how many: the greatest silhouette, or the person. */
	chosenBy: 'silhouette' | 'person';
	seed: number;
	/** Of each segment the mean of each feature, in the feature's own unit; ascending by the first feature. */
	centres: number[][];
	/** Rows in each segment. */
	sizes: number[];
	/** Sum of squared distances of the rows from their centres, in standardised units. */
	inertia: number;
	/** Mean silhouette, −1 to 1. */
	silhouette: number;
	/** Rows it was taken over: all, or a seeded sample. */
	silhouetteRows: number;
	/** What other numbers of segments came to. */
	elbow: { k: number; inertia: number; silhouette: number }[];
	rows: UsedRows;
}

/** A measure with its 95 % interval. */
export interface Interval {
	value: number;
	low: number;
	high: number;
}

/** Rows by what is so and what was said: `trueYes` were said to be yes and are. */
export interface ConfusionMatrix {
	trueYes: number;
	falseYes: number;
	falseNo: number;
	trueNo: number;
}

/** How often it came true where a probability of this size was given. */
export interface CalibrationBin {
	/** Bounds of the probabilities. */
	from: number;
	to: number;
	meanProbability: number;
	/** Rows, how many of them have label 1, that as a share, and its 95 % interval. */
	n: number;
	count: number;
	share: number;
	low: number;
	high: number;
}

export interface Metrics {
	accuracy: Interval;
	rocAuc: Interval;
	/** Mean squared distance of probability and label; 0 is best. */
	brier: Interval;
}

/** What there is to know of a model before one believes it. */
export interface ModelCard {
	rows: UsedRows & {
		/** Labels among the rows used. */
		yes: number;
		no: number;
		/** Customers who never said, and whose last rating was the middle one. */
		unlabelled: number;
		undecided: number;
	};
	/** Accuracy of always saying what is more common. */
	baseline: number;
	/** Of predictions for rows held out, each in one of the folds. */
	metrics: Metrics;
	confusion: ConfusionMatrix;
	calibration: CalibrationBin[];
	/** Each fold's measures on the rows it held out. */
	folds: { rows: number; accuracy: number; rocAuc: number; brier: number }[];
	seed: number;
	/** Fitted on the older four fifths, tried on the newest; missing where the labels are all of one moment or class. */
	newest?: { from: Instant; rows: number; baseline: number; accuracy: Interval; rocAuc: Interval; brier: Interval };
	/** Fitted on scikit-learn's `train_test_split(test_size=0.2, random_state=42)`, tried on the 20 %. */
	split: { seed: number; rows: number; accuracy: number };
	/** Sets of features that say nearly the same, by their keys; missing where there is none. */
	alike?: string[][];
}

/** Predicts satisfaction: log(p ÷ (1 − p)) = intercept + Σ coefficient · feature. */
export interface SatisfactionModel {
	/** Coefficients are of raw units: what one more unit adds to the log odds; its exponential is the odds ratio. */
	features: (ScaledFeature & { coefficient: number })[];
	intercept: number;
	/**
	 * Of each field whose levels are features, `custom/City`, every text that the rows used have in it; missing where
	 * there is no such field, and in what was kept before they were.
	 */
	levels?: Record<string, string[]>;
	card: ModelCard;
}

/** A text of a customer's that no row the model learnt from has in that field. */
export interface UnseenLevel {
	/** The field: `custom/City`. */
	key: string;
	level: string;
}

/** A reason for a prediction: what a feature adds to the log odds, against the mean of the rows the model learnt from. */
export interface Reason {
	key: string;
	value: number;
	/** Log odds; negative speaks against. */
	adds: number;
	/** ISO 4217, of an amount. */
	currency?: string;
	/** What 1 and 0 stand for: a yes/no of the customer's, or whether their text is the one that the key ends in. */
	kind?: 'yesNo' | 'level';
}

/**
 * What the book goes by: models, and what the rep laid down. Fields are missing in rows of a newer Satchel, whose kinds
 * an older one leaves alone and hands on.
 */
export interface StoredModel extends Stamped {
	/** `care` is the one row of the rep's cadences, `filter` a search of People, `chart` a chart of Explore under a name. */
	kind?: 'satisfaction' | 'segments' | 'care' | 'filter' | 'chart';
	at?: Instant;
	/**
	 * A {@link SatisfactionModel} or a {@link Segmentation}; read it through `readModel`. Of a filter what
	 * `directory/filter.ts` makes of it, of a chart what `insights/explore/saved-chart.ts` does.
	 */
	content?: unknown;
	/** Of `care`: a register a rule (`care/cadence.ts`), so that rules made on two phones both stay. */
	[rule: `cadence/${string}`]: unknown;
}

/** What the current models say of a customer. Its id is the model's kind, a slash and the customer's id. */
export interface Prediction extends Stamped {
	customerId: string;
	/** Id of the model. */
	model?: string;
	at?: Instant;
	/** Of being satisfied, 0 to 1. */
	probability?: number;
	/** The strongest three, strongest first. */
	reasons?: Reason[];
	/** What the model has never met, and so left out. */
	unseen?: UnseenLevel[];
	/** Number of the segment, from 1. */
	segment?: number;
}
