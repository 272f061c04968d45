import { BOOK_FEATURE_KEYS, customFeatures, featureOf, type FeatureKey } from '../../domain/insights/features';
import { findSegments } from '../../domain/insights/segments';
import type { Segmentation } from '../../domain/model';
import { paceOfPart } from '../../domain/pace';
import { ok, type Result } from '../../domain/problem';
import type { TaskContext } from '../context';
import { featureColumns, readBook, vantageNow } from '../models/feature-columns';

/** A feature that can be chosen, and how many customers it is known of. */
export interface FeatureChoice {
	key: FeatureKey;
	known: number;
	customers: number;
}

/** The features there are, as known today. @param input.now milliseconds since 1970 */
export async function features({ now }: { now: number }, { report }: TaskContext): Promise<FeatureChoice[]> {
	const { dossiers, currency } = await readBook({ report });
	const vantage = vantageNow(now, currency);
	const keys = [...BOOK_FEATURE_KEYS, ...customFeatures(dossiers.map(({ customer }) => customer))];
	return keys.map((key) => {
		const known = dossiers.filter((dossier) => !Number.isNaN(featureOf(key, dossier, vantage))).length;
		return { key, known, customers: dossiers.length };
	});
}

/** Segments, and whom they hold. */
export interface SegmentsOfBook {
	segmentation: Segmentation;
	/** In the order of the book. */
	assignments: { customer: string; segment: number }[];
}

/**
 * Segments of the customers as they are known at `now`. Nothing is written.
 *
 * @param input.k how many; without it the silhouette says @param input.seed a whole number below 2³²
 */
export async function find(
	input: { features: FeatureKey[]; k?: number; seed: number; now: number },
	{ pace, report }: TaskContext
): Promise<Result<SegmentsOfBook>> {
	const { dossiers, currency } = await readBook({ report: (done, total) => report(done / Math.max(total, 1), 3) });
	const vantage = vantageNow(input.now, currency);
	const columns = await featureColumns(input.features, dossiers, () => vantage, paceOfPart(pace, 1, 3));
	const found = await findSegments(columns, input, paceOfPart(pace, 2, 3));
	if (!found.ok) return found;
	const { segmentation, rows, assignments } = found.value;
	return ok({
		segmentation,
		assignments: Array.from(rows, (row, index) => {
			return { customer: dossiers[row]!.customer.id, segment: assignments[index]! };
		})
	});
}
