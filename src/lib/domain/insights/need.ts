import type { Pace } from '../pace';
import { failed, ok, type Result } from '../problem';
import { cluster } from './clusters';
import { minMaxScaled, scaleOf, standardised } from '../standardise';

/** What customers of an age group need, as the second pipeline of the design reckons it. */
export interface NeedByAge {
	/** Of each customer: the age min-max scaled and then standardised. */
	scaledAges: Float64Array;
	/** Of each customer 0, 1 or 2, ascending by age. */
	clusters: Uint8Array;
	/** Of each customer: cluster × scaled age. */
	needs: Float64Array;
	groups: { cluster: number; customers: number; meanAge: number; meanNeed: number; meanNeedInYears: number }[];
	inertia: number;
}

const GROUPS = 3;

/**
 * k-means with three clusters on age, need = cluster × age, and the mean need of each cluster. The age in `need` is the
 * scaled one, which stands in the age's place from there on; `meanNeedInYears` is the same of the age itself.
 *
 * Fails with `segments-too-few-values` where there are fewer than three different ages.
 *
 * @param ages finite; parts of a year are cut off @throws Cancelled
 */
export async function needByAge(ages: Float64Array, pace: Pace): Promise<Result<NeedByAge>> {
	const years = ages.map(Math.trunc);
	const different = new Set(years).size;
	if (different < GROUPS) return failed('segments-too-few-values', { values: different, segments: GROUPS });
	const scaled = minMaxScaled(years);
	const scaledAges = standardised(scaled, scaleOf(scaled));
	const points = Array.from(scaledAges, (age) => [age]);
	const [found] = await cluster(points, [GROUPS], 0, pace);
	const { assignments, sizes, inertia } = found!;
	const needs = scaledAges.map((age, row) => assignments[row]! * age);
	const groups = sizes.map((customers, group) => {
		const meanOf = (values: Float64Array) =>
			values.reduce((sum, value, row) => sum + (assignments[row] === group ? value : 0), 0) / customers;
		const meanAge = meanOf(years);
		return { cluster: group, customers, meanAge, meanNeed: meanOf(needs), meanNeedInYears: group * meanAge };
	});
	return ok({ scaledAges, clusters: assignments, needs, groups, inertia });
}
