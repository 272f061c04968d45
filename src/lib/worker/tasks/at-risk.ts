import { currentPredictions } from '../../db/models';
import { book } from '../../db/open';
import { standingCustomers } from '../../db/standing';
import { horizonOf } from '../../domain/care/agenda';
import { atRisk, isLeftAlone } from '../../domain/care/at-risk';
import { displayName } from '../../domain/customer';
import type { Reason } from '../../domain/model';
import type { PlainDay } from '../../domain/time';

export interface AtRisk {
	customers: { id: string; name: string; probability: number; reasons: Reason[] }[];
	/** How many there are in all. */
	total: number;
}

/**
 * Customers the model in use holds to be at risk, the likeliest first. Left out: who was contacted lately, and who has a
 * follow-up on Today already.
 *
 * @param input.now milliseconds since 1970 @param input.today the phone's calendar day @param input.most to list
 */
export async function list(input: { now: number; today: PlainDay; most: number }): Promise<AtRisk> {
	const candidates = atRisk(await currentPredictions(book(), 'satisfaction'));
	if (candidates.length === 0) return { customers: [], total: 0 };
	const due = await book().followUps.where('openDueOn').belowOrEqual(horizonOf(input.today)).toArray();
	const customers = await standingCustomers(
		book(),
		[...candidates, ...due].map(({ customerId }) => customerId)
	);
	const planned = new Set(due.flatMap(({ customerId }) => customers.get(customerId)?.id ?? []));
	const listed = candidates.flatMap(({ customerId, probability, reasons }) => {
		const customer = customers.get(customerId);
		// One merged into another has no prediction of its own any more: the other's counts.
		if (customer?.id !== customerId) return [];
		if (planned.has(customerId) || isLeftAlone(customer.lastContactAt, input.now)) return [];
		return { id: customerId, name: displayName(customer), probability: probability!, reasons: reasons ?? [] };
	});
	return { customers: listed.slice(0, input.most), total: listed.length };
}
