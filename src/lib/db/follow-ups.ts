import { byDue, horizonOf, sectionOf, type AgendaSection } from '../domain/care/agenda';
import { displayName } from '../domain/customer';
import type { FollowUp } from '../domain/follow-up';
import { isSample } from '../domain/sample';
import type { PlainDay } from '../domain/time';
import { commit, type Receipt } from './commit';
import type { SatchelDatabase } from './schema';
import { standingCustomers } from './standing';

/** One row of Today. */
export interface Due extends Pick<FollowUp, 'id' | 'dueOn' | 'dueTime' | 'kind'> {
	customerId: string;
	/** Name on display; empty where nothing is known of the customer. */
	customer: string;
	/** The customer came with a sample book. */
	sample?: true;
	/** Its title, else the first line of the note it was promised in. */
	what?: string;
}

export interface Agenda extends Record<AgendaSection, Due[]> {
	/** Overdue ones beyond the limit were not read. */
	moreOverdue: boolean;
	/** First due day beyond the horizon. */
	next?: PlainDay;
}

/**
 * What Today shows. Reads open follow-ups by their index and the customers they name, nothing else, so it takes as long
 * in a book of 100,000 customers as in one of ten.
 *
 * @param mostOverdue overdue ones to read, the longest overdue first
 */
export async function readAgenda(db: SatchelDatabase, today: PlainDay, mostOverdue: number): Promise<Agenda> {
	const open = () => db.followUps.where('openDueOn');
	const overdue = await open()
		.below(today)
		.limit(mostOverdue + 1)
		.toArray();
	const near = await open().between(today, horizonOf(today), true, true).toArray();
	const next = await open().above(horizonOf(today)).first();
	const moreOverdue = overdue.length > mostOverdue;
	const dues = await named(db, [...overdue.slice(0, mostOverdue), ...near]);
	const of = (section: AgendaSection) => dues.filter((due) => sectionOf(due.dueOn, today) === section).sort(byDue);
	return {
		overdue: of('overdue'),
		today: of('today'),
		ahead: of('ahead'),
		moreOverdue,
		...(next && { next: next.dueOn })
	};
}

async function named(db: SatchelDatabase, followUps: FollowUp[]): Promise<Due[]> {
	const customers = await standingCustomers(
		db,
		followUps.map((followUp) => followUp.customerId)
	);
	const untitled = followUps.flatMap(({ title, promisedIn }) => (title || !promisedIn ? [] : promisedIn));
	const notes = new Map<string, string>();
	for (const contact of await db.interactions.bulkGet(untitled))
		if (contact?.note && !contact.deleted) notes.set(contact.id, contact.note.trim().split('\n')[0]!);
	return followUps.flatMap(({ id, dueOn, dueTime, kind, title, promisedIn, customerId }) => {
		const customer = customers.get(customerId);
		if (!customer) return [];
		const what = title || notes.get(promisedIn ?? '');
		const of = { customerId: customer.id, customer: displayName(customer) };
		return { id, dueOn, dueTime, kind, what, ...of, ...(isSample(customer) && { sample: true }) };
	});
}

/** @param now milliseconds since 1970 */
export function completeFollowUp(db: SatchelDatabase, id: string, now: number): Promise<Receipt> {
	return commit(db, { kind: 'follow-up.done', now, facts: { followUp: id } }, ['followUps'], {
		changes: [{ table: 'followUps', id, set: [['doneAt', new Date(now).toISOString()]] }]
	});
}

/** @param now milliseconds since 1970 */
export function postponeFollowUp(db: SatchelDatabase, id: string, dueOn: PlainDay, now: number): Promise<Receipt> {
	return commit(db, { kind: 'follow-up.later', now, facts: { followUp: id, dueOn } }, ['followUps'], {
		changes: [{ table: 'followUps', id, set: [['dueOn', dueOn]] }]
	});
}
