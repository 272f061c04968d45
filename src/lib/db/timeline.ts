import Dexie from 'dexie';
import { byDue } from '../domain/care/agenda';
import type { Feedback } from '../domain/feedback';
import { isOpen, type FollowUp } from '../domain/follow-up';
import type { Interaction } from '../domain/interaction';
import type { Order } from '../domain/order';
import { idsOfPerson } from './customers';
import type { SatchelDatabase } from './schema';

/** One thing that happened with a customer, or is promised. `at` sorts as text. */
export type TimelineEntry = { id: string; at: string } & (
	| { kind: 'contact'; contact: Interaction }
	| { kind: 'follow-up'; followUp: FollowUp }
	| { kind: 'order'; order: Order }
	| { kind: 'feedback'; feedback: Feedback }
);

/**
 * Everything about a customer and those merged into it, the newest first; promises stand at the day they are due, kept
 * ones at the moment they were kept.
 *
 * @param most entries to read @returns them, and whether there are older ones
 */
export async function readTimeline(
	db: SatchelDatabase,
	customerId: string,
	most: number
): Promise<{ entries: TimelineEntry[]; more: boolean }> {
	const entries: TimelineEntry[] = [];
	for (const id of await idsOfPerson(db, customerId)) {
		const [first, last] = [
			[id, Dexie.minKey],
			[id, Dexie.maxKey]
		];
		const contacts = db.interactions.where('[customerId+startedAt]').between(first, last).reverse();
		for (const contact of await contacts
			.filter(({ deleted }) => !deleted)
			.limit(most + 1)
			.toArray())
			entries.push({ kind: 'contact', id: contact.id, at: contact.startedAt, contact });
		const orders = db.orders.where('[customerId+at]').between(first, last).reverse();
		for (const order of await orders
			.filter(({ deleted }) => !deleted)
			.limit(most + 1)
			.toArray())
			entries.push({ kind: 'order', id: order.id, at: order.at, order });
		for (const feedback of await db.feedback.where('customerId').equals(id).toArray())
			if (!feedback.deleted) entries.push({ kind: 'feedback', id: feedback.id, at: feedback.at, feedback });
		for (const followUp of await db.followUps.where('customerId').equals(id).toArray())
			if (!followUp.deleted) entries.push({ kind: 'follow-up', id: followUp.id, at: momentOf(followUp), followUp });
	}
	entries.sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : a.id > b.id ? -1 : 1));
	return { entries: entries.slice(0, most), more: entries.length > most };
}

const momentOf = ({ doneAt, dueOn, dueTime }: FollowUp): string => doneAt ?? `${dueOn}T${dueTime ?? '24:00'}`;

/** The promises to a customer that are still open, the first due first. */
export async function readOpenFollowUps(db: SatchelDatabase, customerId: string): Promise<FollowUp[]> {
	const ids = await idsOfPerson(db, customerId);
	const followUps = await db.followUps.where('customerId').anyOf(ids).toArray();
	return followUps.filter(isOpen).sort(byDue);
}
