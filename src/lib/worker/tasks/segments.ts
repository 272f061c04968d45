import { currentModel } from '../../db/current-model';
import { currentPredictions, keepModel } from '../../db/models';
import { book } from '../../db/open';
import type { FeatureKey } from '../../domain/insights/features';
import { describeSegments, type SegmentDescription } from '../../domain/insights/description';
import { readSegments, segmentsFile } from '../../domain/insights/model-file';
import { LARGEST } from '../../domain/insights/feature-table';
import { needByAge, type NeedByAge } from '../../domain/insights/need';
import { findSegments } from '../../domain/insights/segments';
import type { Segmentation } from '../../domain/model';
import { paceOfPart } from '../../domain/pace';
import { failed, ok, type Result } from '../../domain/problem';
import type { TaskContext } from '../context';
import { featureChoices, featureColumns, readBook, vantageNow, type FeatureChoices } from '../models/feature-columns';

/** The features there are, as known today. @param input.now milliseconds since 1970 */
export async function features({ now }: { now: number }, { report }: TaskContext): Promise<FeatureChoices> {
	const { dossiers, currency } = await readBook({ report });
	const vantage = vantageNow(now, currency);
	return { choices: featureChoices(dossiers, dossiers, () => vantage), currency };
}

/** Segments, and whom they hold. */
export interface SegmentsOfBook {
	segmentation: Segmentation;
	/** What there is to say of each segment. */
	descriptions: SegmentDescription[];
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
		descriptions: describeSegments(segmentation),
		assignments: Array.from(rows, (row, index) => {
			return { customer: dossiers[row]!.customer.id, segment: assignments[index]! };
		})
	});
}

/** Keeps segments that were found, and each customer's, so that lists can be filtered by them: one action, undone whole. */
export async function save(
	{ found, now }: { found: SegmentsOfBook; now: number },
	{ report }: TaskContext
): Promise<{ action: string }> {
	const said = found.assignments.map(({ customer, segment }) => ({ customerId: customer, segment }));
	const content = segmentsFile(found.segmentation);
	const { action } = await keepModel(book(), { kind: 'segments', action: 'segments.save', content, said, now }, report);
	return { action };
}

/** The segments in use; null where there are none, or a newer Satchel made them. */
export async function current(): Promise<Pick<SegmentsOfBook, 'segmentation' | 'descriptions'> | null> {
	const read = readSegments((await currentModel(book(), 'segments'))?.content);
	return read.ok ? { segmentation: read.value, descriptions: describeSegments(read.value) } : null;
}

/** The segments in use and whom they hold, as they were saved. */
export async function saved(): Promise<SegmentsOfBook | null> {
	const found = await current();
	if (!found) return null;
	const said = await currentPredictions(book(), 'segments');
	const assignments = said.flatMap(({ customerId, segment }) =>
		segment === undefined ? [] : { customer: customerId, segment }
	);
	return { ...found, assignments };
}

/** *Download segments*: what was found, with each customer's number in another system where there is one. */
export async function file({ found }: { found: SegmentsOfBook }): Promise<Blob> {
	const customers = await book().customers.bulkGet(found.assignments.map(({ customer }) => customer));
	const assignments = found.assignments.map((each, index) => {
		const externalId = customers[index]?.externalId;
		return { ...each, ...(externalId !== undefined && { externalId }) };
	});
	const json = JSON.stringify(segmentsFile(found.segmentation, assignments), null, '\t');
	return new Blob([json], { type: 'application/json' });
}

/** Age groups and what they need, of the customers whose age is known. Fails as `needByAge`, or with `feature-not-finite`. */
export async function need({ now }: { now: number }, { pace, report }: TaskContext): Promise<Result<NeedByAge>> {
	const { dossiers, currency } = await readBook({ report });
	const vantage = vantageNow(now, currency);
	const [ages] = await featureColumns(['age'], dossiers, () => vantage, paceOfPart(pace, 0, 2));
	const known = ages!.values.filter((age) => !Number.isNaN(age));
	if (!known.every((age) => Math.abs(age) <= LARGEST)) return failed('feature-not-finite', { feature: 'age' });
	return needByAge(known, paceOfPart(pace, 1, 2));
}
