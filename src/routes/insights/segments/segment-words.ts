import type { SegmentDescription } from '$lib/domain/insights/description';
import type { Segmentation } from '$lib/domain/model';
import { formatNumber, formatPercent } from '$lib/ui/format';
import { m } from '$lib/i18n';
import { featureName, featureValue, joined, traitText } from '../feature-words';

/** Traits that are named: more is no name any more. */
const MOST_TRAITS = 3;

/** Every segment in a few words; no two the same. @param currency of amounts; empty where none is known */
export function segmentNames(
	{ features, centres }: Segmentation,
	descriptions: readonly SegmentDescription[],
	currency: string
): string[] {
	const order = new Map(features.map(({ key }, index) => [key, index]));
	const words = descriptions.map(({ traits, standing }) => {
		// The most telling ones, in the order in which they were chosen.
		const named = traits.slice(0, MOST_TRAITS).sort((a, b) => order.get(a.key)! - order.get(b.key)!);
		// What stands out in nothing is no kind of its own.
		if (named.length === 0) return m.segments_average();
		const text = joined(named.map(({ key, level }) => traitText(key, level)));
		return standing ? m.segments_standing_with({ standing: m.segments_standing({ standing }), traits: text }) : text;
	});
	return words.map((text, index) => {
		const others = words.flatMap((each, other) => (each === text && other !== index ? other : []));
		if (others.length === 0) return text;
		const apart = features.map(({ deviation }, feature) =>
			Math.min(...others.map((other) => Math.abs(centres[other]![feature]! - centres[index]![feature]!) / deviation))
		);
		const feature = apart.indexOf(Math.max(...apart));
		const { key } = features[feature]!;
		const value = featureValue(key, centres[index]![feature]!, currency);
		return m.segments_told_apart({ words: text, name: featureName(key), value });
	});
}

/** `84 customers (24 %)` */
export const sizeText = ({ customers, share }: Pick<SegmentDescription, 'customers' | 'share'>): string =>
	m.segments_customers({ count: customers, number: formatNumber(customers), share: formatPercent(share) });

/** Bounds of Kaufman and Rousseeuw 1990, Finding Groups in Data, p. 88. */
export function apartText(silhouette: number): string {
	if (silhouette > 0.5) return m.segments_apart_clear();
	return silhouette > 0.25 ? m.segments_apart_some() : m.segments_apart_hardly();
}

/** Why there are as many segments as there are. */
export function numberText({ k, chosenBy, silhouette, elbow }: Segmentation): string {
	const best = elbow.reduce((most, each) => (each.silhouette > most.silhouette ? each : most));
	const told = { k: formatNumber(k), value: formatNumber(silhouette, 2) };
	if (chosenBy === 'silhouette') return m.segments_chosen_best(told);
	return best.k === k
		? m.segments_chosen_person_best(told)
		: m.segments_chosen_person({ ...told, best: formatNumber(best.silhouette, 2), most: formatNumber(best.k) });
}
