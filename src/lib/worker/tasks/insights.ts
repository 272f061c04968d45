import { book } from '../../db/open';
import { standingCustomers } from '../../db/standing';
import { OVERVIEW_DAYS, overview as overviewOf, type Overview } from '../../domain/insights/metrics';
import type { PlainDay } from '../../domain/time';
import { query } from './directory';

/** The overview's numbers. @param input.now milliseconds since 1970 @param input.today the phone's calendar day */
export async function overview(input: { now: number; today: PlainDay }): Promise<Overview> {
	const since = new Date(input.now - OVERVIEW_DAYS * 86_400_000).toISOString();
	const contacts = (await book().interactions.where('startedAt').above(since).toArray()).filter(
		(contact) => !contact.deleted
	);
	const overdue = await book().followUps.where('openDueOn').below(input.today).toArray();
	const standing = await standingCustomers(
		book(),
		[...contacts, ...overdue].map(({ customerId }) => customerId)
	);
	const { everybody } = await query({ text: '', sort: 'newest', from: 0, count: 0 });
	return overviewOf(
		contacts.map(({ customerId, startedAt, satisfaction }) => ({
			customerId: standing.get(customerId)?.id,
			startedAt,
			satisfaction
		})),
		everybody,
		overdue.filter(({ customerId }) => standing.has(customerId)).length,
		input.now
	);
}
