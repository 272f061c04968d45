import type { Chance } from './chance.ts';
import type { Trade } from './trade.ts';

/** What a customer has met with until the moment of a rating. Nothing of it is later than the rating. */
export interface Experience {
	/** Mean hours from their messages to the answers. */
	hoursToAnswer: number;
	/** Promises kept late ÷ promises. */
	lateShare: number;
	/** Contacts of the last 90 days. */
	contacts: number;
	/** Mean order, in hundredths of the currency. */
	order: number;
}

/**
 * The rule by which the books' customers are satisfied, and what a model can hope to find again:
 *
 *     logit P(satisfied) = 0.9 − 1.0 slow − 0.8 late + 0.6 often + 0.6 large + ε,   ε ~ N(0, 0.5²)
 *
 * slow, late, often and large are roughly standardised (mean 0, deviation 1 over a book) and cut off at ±2.5. Whether
 * somebody *is* satisfied is then drawn with that probability: the noise is ε and the draw.
 */
const INTERCEPT = 0.9;
const WEIGHTS = { slow: -1, late: -0.8, often: 0.6, large: 0.6 };
const NOISE = 0.5;

/** The part of the rule that the records tell, on the logit scale, without noise. */
export function plantedScore({ hoursToAnswer, lateShare, contacts, order }: Experience, trade: Trade): number {
	const factors = {
		slow: (Math.log(1 + hoursToAnswer) - 2) / 0.9,
		late: (lateShare - 0.25) / 0.25,
		often: (Math.log(1 + contacts) - 1.3) / 0.4,
		large: Math.log(order / trade.order[0]) / trade.order[1]
	};
	return Object.entries(factors).reduce(
		(sum, [name, factor]) => sum + WEIGHTS[name as keyof typeof WEIGHTS] * Math.min(2.5, Math.max(-2.5, factor)),
		INTERCEPT
	);
}

export const isSatisfied = (score: number, chance: Chance): boolean =>
	chance.happens(1 / (1 + Math.exp(-(score + NOISE * chance.normal()))));

/** 4-5 where satisfied, 1-2 where not; one in ten gives a 3 whatever they think. */
export function ratingOf(satisfied: boolean, chance: Chance): 1 | 2 | 3 | 4 | 5 {
	if (chance.happens(0.1)) return 3;
	if (satisfied) return chance.happens(0.55) ? 5 : 4;
	return chance.happens(0.6) ? 2 : 1;
}
