import type { Segmentation } from '../model';

/** How a segment's mean stands to that of all customers, in standard deviations. */
export type Level = 'very-low' | 'low' | 'average' | 'high' | 'very-high';

/**
 * Recency, frequency and money in one word (Hughes 1994): `best` came lately, come often and spend much; `loyal` come
 * often; `new` came lately and not often yet; `slipping` came often and have stayed away; `sleeping` have stayed away.
 */
export type Standing = 'best' | 'loyal' | 'new' | 'slipping' | 'sleeping';

/** What there is to say of a segment, to be put in words. */
export interface SegmentDescription {
	/** From 1. */
	segment: number;
	customers: number;
	/** Of all customers in segments. */
	share: number;
	/** The features in which it differs from the whole, the most telling first. */
	traits: { key: string; level: Exclude<Level, 'average'>; centre: number; mean: number; deviations: number }[];
	/** Missing where recency, or how often they buy or are met, was no feature, or nothing stands out. */
	standing?: Standing;
}

const HIGH = 0.5;
const VERY_HIGH = 1.5;

export function levelOf(deviations: number): Level {
	if (Math.abs(deviations) < HIGH) return 'average';
	const much = Math.abs(deviations) >= VERY_HIGH;
	return deviations > 0 ? (much ? 'very-high' : 'high') : much ? 'very-low' : 'low';
}

/** Every segment against the whole. */
export function describeSegments({ features, centres, sizes }: Segmentation): SegmentDescription[] {
	const total = sizes.reduce((sum, size) => sum + size, 0);
	return centres.map((centre, index) => {
		const deviations = new Map(
			features.map(({ key, mean, deviation }, feature) => [key, (centre[feature]! - mean) / deviation])
		);
		const traits = features.flatMap(({ key, mean }, feature) => {
			const level = levelOf(deviations.get(key)!);
			return level === 'average'
				? []
				: [{ key, level, centre: centre[feature]!, mean, deviations: deviations.get(key)! }];
		});
		const standing = standingOf(deviations);
		return {
			segment: index + 1,
			customers: sizes[index]!,
			share: sizes[index]! / total,
			traits: traits.sort((a, b) => Math.abs(b.deviations) - Math.abs(a.deviations)),
			...(standing && { standing })
		};
	});
}

function standingOf(deviations: Map<string, number>): Standing | undefined {
	const recency = deviations.get('recency');
	const frequency = deviations.get('orderCount') ?? deviations.get('contactFrequency');
	if (recency === undefined || frequency === undefined) return undefined;
	const money = deviations.get('totalAmount') ?? frequency;
	const [often, away] = [frequency >= HIGH, recency >= HIGH];
	if (away) return often ? 'slipping' : 'sleeping';
	if (often) return money >= HIGH && recency < 0 ? 'best' : 'loyal';
	return recency <= -HIGH / 2 && frequency < 0 ? 'new' : undefined;
}
