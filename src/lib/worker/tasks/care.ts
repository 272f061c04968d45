import { readCandidates, type CandidateRow } from '../../db/candidates';
import { rankAtRisk, readAtRisk } from '../../db/at-risk';
import { workOutCare } from '../../db/care-walk';
import { homeCurrency } from '../../db/home';
import { readNotToday } from '../../db/not-today';
import { book } from '../../db/open';
import { nextBest, shareBelow, type Ranked } from '../../domain/care/next-best';
import type { PlainDay } from '../../domain/time';
import type { TaskContext } from '../context';

/** Works out of everybody when care is due, after rules, segments or the time zone changed. */
export const workOut = (_: Record<string, never>, { pace }: TaskContext): Promise<void> => workOutCare(book(), pace);

let ranking: Promise<void> | undefined;

/** Puts those at risk in order, after models changed: once, whoever asks meanwhile. */
export const rank = (_: Record<string, never>, { pace }: TaskContext): Promise<void> =>
	(ranking ??= rankAtRisk(book(), pace).finally(() => (ranking = undefined)));

/** Customers at risk among whom the list is made, beside those who are due. */
const MOST_AT_RISK = 75;

/** One of the list, with what its terms are made of. */
export interface BestAction extends Ranked<CandidateRow> {
	/** Share of the others looked at who ordered less, 0 to 1. */
	ordersMoreThan?: number;
}
export interface BestActions {
	actions: BestAction[];
	/** All there are, those shown too. */
	total: number;
	/** Taken off the list for today. */
	aside: number;
	/** ISO 4217, of the amounts. */
	home: string;
}

/**
 * Whom to contact next, the most urgent first.
 *
 * @param input.now milliseconds since 1970 @param input.today the phone's calendar day @param input.most to list
 */
export async function best(
	input: { now: number; today: PlainDay; most: number },
	context: TaskContext
): Promise<BestActions> {
	const home = await homeCurrency(book());
	await rank({}, context);
	const atRisk = await readAtRisk(book(), input, { offset: 0, most: MOST_AT_RISK });
	const also = atRisk?.rows.map(({ id }) => id);
	const candidates = await readCandidates(book(), input.today, home, also);
	const aside = new Set(await readNotToday(book(), input.today));
	const ranked = nextBest(candidates, input.today);
	const listed = ranked.filter(({ candidate }) => !aside.has(candidate.id));
	const amounts = candidates.flatMap(({ amount }) => amount ?? []).sort((a, b) => a - b);
	return {
		actions: listed
			.slice(0, input.most)
			.map((each) => ({ ...each, ordersMoreThan: shareBelow(amounts, each.candidate.amount) })),
		total: listed.length,
		aside: ranked.length - listed.length,
		home
	};
}
