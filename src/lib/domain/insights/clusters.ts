import { kmeansGenerator } from 'ml-kmeans';
import { paceOfPart, type Pace } from '../pace';
import { RandomState } from '../random-state';
import { flatRows, refine, withOneMore, type FlatRows } from './hamerly';
import { optimalCentres } from './optimal-centres';

/** Rows of standardised features, one array a row: what ml-kmeans takes. */
export type Points = readonly number[][];

export interface Clustering {
	/** Standardised, ascending by the first feature. */
	centres: number[][];
	/** Of each row: the index of its centre. */
	assignments: Uint8Array;
	sizes: number[];
	/** Sum of squared distances of the rows from their centres, in standardised units. */
	inertia: number;
}

/** Most segments there can be; `assignments` holds them in a byte. */
export const MOST_CLUSTERS = 50;
/** Restarts begin on a sample this large and go on with all rows, the best of them to the end. */
const SAMPLE = 500;
const RESTARTS = 10;
const FOLLOWED = 3;
/** Rows that are tried as the place of one centre more. */
const CANDIDATES = 20;
const MOST_ITERATIONS = 300;
/** Squares of how far, in deviations, a centre may still move when each of these is done. */
const TRIED_TOLERANCE = 1e-1;
const REFINED_TOLERANCE = 3e-3;
const TOLERANCE = 1e-5;

/**
 * k-means by ml-kmeans, for each k asked for. Of one feature the start is the one best solution, so no restart can find
 * a better one. Of several: its seeded k-means++ restarts on a sample and what grew out of the k before are refined on all
 * rows, the best few of them until they stand still, which the library confirms of the best. The same
 * rows and the same seed give the same clusters.
 *
 * @param points at least as many different ones as the greatest k @throws Cancelled
 */
export async function cluster(points: Points, ks: readonly number[], seed: number, pace: Pace): Promise<Clustering[]> {
	const found: Clustering[] = [];
	if (points[0]!.length === 1) {
		const values = new Float64Array(points.length);
		for (let row = 0; row < points.length; row++) values[row] = points[row]![0]!;
		const starts = await optimalCentres(values, Math.max(...ks), paceOfPart(pace, 0, 2));
		for (const k of ks) {
			const initialization = starts[k - 1]!.map((centre) => [centre]);
			found.push(
				await iterate(points, k, { initialization }, TOLERANCE, (part) =>
					pace(ks.length + found.length + part, 2 * ks.length)
				)
			);
		}
		return found;
	}
	const rows = flatRows(points);
	for (const k of ks) {
		const before = found.at(-1)?.centres ?? [points[0]!.map(() => 0)];
		found.push(
			await clusterSeveral(points, rows, { k, seed, before }, (done, total) =>
				pace(found.length + done / total, ks.length)
			)
		);
	}
	return found;
}

/** `points` of a seeded sample without repeats, in their own order; all of them where they are few. */
export function sampleRows(rows: number, most: number, seed: number): Uint32Array {
	return rows <= most
		? Uint32Array.from({ length: rows }, (_, row) => row)
		: new RandomState(seed).permutation(rows).slice(0, most).sort();
}

async function clusterSeveral(
	points: Points,
	rows: FlatRows,
	{ k, seed, before }: { k: number; seed: number; before: number[][] },
	pace: Pace
): Promise<Clustering> {
	const sample = [...sampleRows(points.length, SAMPLE, seed)].map((row) => points[row]!);
	const steps = 2 * RESTARTS + FOLLOWED + 2;
	let step = 0;
	const stepPace = (part: number) => pace(step + part, steps);
	let grown = before.slice(0, k);
	while (grown.length < k) {
		await stepPace(0);
		grown = withOneMore(rows, grown, sampleRows(rows.count, CANDIDATES, seed));
	}
	const starts = [grown];
	for (; step < RESTARTS; step++)
		starts.push((await iterate(sample, k, { seed: seed + step }, TRIED_TOLERANCE, stepPace)).centres);
	const follow = async (from: readonly number[][][], tolerance: number) => {
		const found: { centres: number[][]; inertia: number }[] = [];
		for (const start of from) {
			found.push(await refine(rows, start, tolerance, stepPace));
			step++;
		}
		return found.sort((a, b) => a.inertia - b.inertia).map(({ centres }) => centres);
	};
	const refined = await follow(starts, REFINED_TOLERANCE);
	const [best] = await follow(refined.slice(0, FOLLOWED), TOLERANCE);
	return iterate(points, k, { initialization: best! }, TOLERANCE, stepPace);
}

/** What ml-kmeans comes to. @param pace told the part of the iterations that is done */
async function iterate(
	points: Points,
	k: number,
	start: { seed: number } | { initialization: number[][] },
	tolerance: number,
	pace: (part: number) => Promise<void>
): Promise<Clustering> {
	let centres: number[][] = [];
	let iteration = 0;
	const options = { ...start, maxIterations: MOST_ITERATIONS, tolerance };
	for (const step of kmeansGenerator(points as number[][], k, options)) {
		centres = step.centroids;
		await pace(iteration++ / MOST_ITERATIONS);
	}
	return assign(points, centres);
}

/** Every row to its nearest centre, the lower of two as near; centres ascending by the first feature, then the next. */
export function assign(points: Points, centres: readonly number[][]): Clustering {
	const ascending = [...centres].sort((a, b) => {
		const feature = a.findIndex((value, index) => value !== b[index]);
		return feature < 0 ? 0 : a[feature]! - b[feature]!;
	});
	const assignments = new Uint8Array(points.length);
	const sizes = ascending.map(() => 0);
	let inertia = 0;
	for (let row = 0; row < points.length; row++) {
		const point = points[row]!;
		let nearest = 0;
		let least = Infinity;
		for (let index = 0; index < ascending.length; index++) {
			const centre = ascending[index]!;
			let distance = 0;
			for (let feature = 0; feature < point.length; feature++) distance += (point[feature]! - centre[feature]!) ** 2;
			if (distance < least) {
				nearest = index;
				least = distance;
			}
		}
		assignments[row] = nearest;
		sizes[nearest]!++;
		inertia += least;
	}
	return { centres: ascending, assignments, sizes, inertia };
}
