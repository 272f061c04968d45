import type { FollowUp } from '../follow-up';
import { daysBetween, type PlainDay } from '../time';
import { AT_RISK_BELOW, LEFT_ALONE_DAYS } from './at-risk';
import { careState, type Cadence } from './cadence';
import type { Way } from './way';

/** What is known of a customer who may be the next to contact. */
export interface Candidate {
	id: string;
	/** Of being satisfied, 0 to 1, where a model says so. */
	probability?: number;
	/** Ordered in all, in the home currency, where anything is known of it. */
	amount?: number;
	/** The open follow-up that is due first. */
	due?: Pick<FollowUp, 'dueOn'>;
	/** Local day from which the gap without contact is counted. */
	from?: PlainDay;
	cadence?: Cadence | null;
	way: Way;
}

/** What each consideration multiplies the score by; 1 says nothing. */
export interface Terms {
	risk: number;
	value: number;
	overdue: number;
	cadence: number;
	consent: number;
}
export interface Ranked<C extends Candidate> {
	candidate: C;
	terms: Terms;
	/** The product of the terms. */
	score: number;
}

/** 0.5 to 1.5: surely satisfied to surely not. */
const riskTerm = (probability: number | undefined): number =>
	probability === undefined ? 1 : 1.5 - Math.min(1, Math.max(0, probability));

/** 0.5 to 1.5: has ordered less than everybody else on the list, to more. @param share of the others who ordered less */
const valueTerm = (share: number | undefined): number => (share === undefined ? 1 : 0.5 + share);

/** 1 with nothing due, 1.5 today, 2 from tomorrow and 3 a month late. */
export function overdueTerm(dueOn: PlainDay | undefined, today: PlainDay): number {
	const late = dueOn === undefined ? -1 : daysBetween(dueOn, today);
	return late < 0 ? 1 : late === 0 ? 1.5 : 2 + Math.min(late, 30) / 30;
}

/** 0.25 after a contact today, 1 when the ideal gap is full, 2 when the longest is, 3 when it has passed once more. */
export function cadenceTerm(from: PlainDay | undefined, cadence: Cadence | null | undefined, today: PlainDay): number {
	if (from === undefined || !cadence) return 1;
	const { ideal, maximum } = cadence;
	const gap = Math.max(0, daysBetween(from, today));
	if (gap < ideal) return Math.max(0.25, gap / ideal);
	if (gap <= maximum) return 1 + (maximum > ideal ? (gap - ideal) / (maximum - ideal) : 1);
	return 2 + Math.min(1, (gap - maximum) / maximum);
}

/** 1 on the best channel, 0.8 on the next best, 0 where they consent to none. */
const consentTerm = ({ channel, blocked }: Way): number =>
	channel === undefined && blocked.length > 0 ? 0 : blocked.length > 0 ? 0.8 : 1;

/**
 * Whom to contact next, the most urgent first: score = risk × value × overdue × cadence × consent. A rule anybody can
 * check by hand, the same for everybody; nothing is learnt from what is done with it. Left out: who consents to no
 * channel, and of whom nothing is due, no gap is full and no model expects the worse, or a contact of the last days has yet to do
 * its work.
 */
export function nextBest<C extends Candidate>(candidates: readonly C[], today: PlainDay): Ranked<C>[] {
	const amounts = candidates.flatMap(({ amount }) => amount ?? []).sort((a, b) => a - b);
	const ranked = candidates
		.filter((each) => isWorth(each, today))
		.map((candidate) => {
			const { probability, amount, due, from, cadence, way } = candidate;
			const terms: Terms = {
				risk: riskTerm(probability),
				value: valueTerm(shareBelow(amounts, amount)),
				overdue: overdueTerm(due?.dueOn, today),
				cadence: cadenceTerm(from, cadence, today),
				consent: consentTerm(way)
			};
			const score = terms.risk * terms.value * terms.overdue * terms.cadence * terms.consent;
			return { candidate, terms, score };
		});
	return ranked
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1));
}

const isWorth = ({ due, from, cadence, probability }: Candidate, today: PlainDay): boolean =>
	(due !== undefined && due.dueOn <= today) ||
	(from !== undefined && !!cadence && careState(from, cadence, today) !== 'kept') ||
	(probability !== undefined && probability < AT_RISK_BELOW && !isCaredForLately(from, today));

const isCaredForLately = (from: PlainDay | undefined, today: PlainDay): boolean =>
	from !== undefined && daysBetween(from, today) < LEFT_ALONE_DAYS;

/** Share of the other amounts that are smaller, equal ones counted half; undefined without others. @param sorted ascending */
export function shareBelow(sorted: readonly number[], amount: number | undefined): number | undefined {
	if (amount === undefined || sorted.length < 2) return undefined;
	let [smaller, equal] = [0, -1];
	for (const each of sorted) {
		if (each < amount) smaller++;
		else if (each === amount) equal++;
		else break;
	}
	return (smaller + equal / 2) / (sorted.length - 1);
}
