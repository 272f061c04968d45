import type { Segmentation } from '../model';
import { paceOfPart, type Pace } from '../pace';
import { failed, ok, type Result } from '../problem';
import { cluster, sampleRows, type Clustering, type Points } from './clusters';
import { completeRows, type FeatureColumn } from './feature-table';
import { silhouettes } from './silhouette';
import type { Scale } from '../standardise';

/** Numbers of segments that are tried. */
export const TRIED = [2, 3, 4, 5, 6, 7, 8] as const;
/** Rows above which the silhouette is of a seeded sample: it measures every pair. */
export const SILHOUETTE_ROWS = 2000;

/** Segments, and which of the rows that were given belong to which. */
export interface FoundSegments {
	segmentation: Segmentation;
	/** Row numbers of the complete rows, ascending. */
	rows: Uint32Array;
	/** The segment of each of those rows, from 1. */
	assignments: Uint8Array;
}

/**
 * Segments by k-means on standardised features. Segment 1 has the least centre of the first feature.
 *
 * Fails as {@link completeRows}, or with `segments-too-few-values` where there are not as many different rows as
 * segments. @param k how many; without it, as many as have the greatest silhouette @throws Cancelled
 */
export async function findSegments(
	features: readonly FeatureColumn[],
	{ k, seed }: { k?: number; seed: number },
	pace: Pace
): Promise<Result<FoundSegments>> {
	const complete = completeRows(features);
	if (!complete.ok) return complete;
	const { rows, columns, scales, lacking } = complete.value;
	const points: number[][] = Array.from(rows, (_, row) =>
		columns.map((column, feature) => (column[row]! - scales[feature]!.mean) / scales[feature]!.deviation)
	);
	const different = differentRows(points, Math.max(k ?? 0, ...TRIED));
	const tried = [...new Set([...TRIED, ...(k ? [k] : [])])].filter((each) => each <= different).sort((a, b) => a - b);
	if (k !== undefined ? k > different : different < 2)
		return failed('segments-too-few-values', { values: different, segments: k ?? 2 });

	const clusterings = await cluster(points, tried, seed, paceOfPart(pace, 0, 2));
	const sample = sampleRows(points.length, SILHOUETTE_ROWS, seed);
	const found = await silhouettes(
		[...sample].map((row) => points[row]!),
		clusterings.map(({ assignments }) => Uint8Array.from(sample, (row) => assignments[row]!)),
		paceOfPart(pace, 1, 2)
	);
	const elbow = tried.map((each, index) => {
		return { k: each, inertia: clusterings[index]!.inertia, silhouette: found[index]! };
	});
	const best = elbow.reduce((greatest, each) => (each.silhouette > greatest.silhouette ? each : greatest));
	const chosen = k ?? best.k;
	const clustering = clusterings[tried.indexOf(chosen)]!;
	return ok({
		rows,
		assignments: clustering.assignments.map((index) => index + 1),
		segmentation: {
			features: features.map(({ key }, index) => ({ key, ...scales[index]! })),
			k: chosen,
			chosenBy: k === undefined ? 'silhouette' : 'person',
			seed,
			centres: rawCentres(clustering, columns, scales),
			sizes: clustering.sizes,
			inertia: clustering.inertia,
			silhouette: found[tried.indexOf(chosen)]!,
			silhouetteRows: sample.length,
			elbow,
			rows: { used: rows.length, leftOut: features[0]!.values.length - rows.length, lacking }
		}
	});
}

/** Mean of each feature over the rows of each cluster, in the feature's own unit; an empty cluster keeps its centre. */
function rawCentres(
	{ assignments, sizes, centres }: Clustering,
	columns: readonly Float64Array[],
	scales: readonly Scale[]
): number[][] {
	const sums = sizes.map(() => columns.map(() => 0));
	columns.forEach((column, feature) =>
		assignments.forEach((cluster, row) => {
			sums[cluster]![feature]! += column[row]!;
		})
	);
	return sums.map((each, cluster) =>
		each.map((sum, feature) => {
			const { mean, deviation } = scales[feature]!;
			return sizes[cluster] ? sum / sizes[cluster] : mean + deviation * centres[cluster]![feature]!;
		})
	);
}
/** How many different rows there are, counted no further than `enough`. */
function differentRows(points: Points, enough: number): number {
	const seen = new Set<string>();
	for (const point of points) {
		seen.add(point.join());
		if (seen.size >= enough) break;
	}
	return seen.size;
}
