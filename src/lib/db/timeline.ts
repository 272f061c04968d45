import Dexie, { type Collection } from 'dexie';
import { byDue } from '../domain/care/agenda';
import { changesOf, type RecordChange } from '../domain/changes';
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
/** Something that was changed of the customer's own record. */
export type ChangeEntry = { id: string; at: string; kind: 'change'; change: RecordChange };

export const TIMELINE_FILTERS = ['all', 'contacts', 'follow-ups', 'orders', 'ratings', 'changes'] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

/** A place in the timeline: the entry that stands there. */
export type Cursor = Pick<TimelineEntry, 'id' | 'at'>;

interface Window {
	/** `needs`: contacts that tell what was needed. */
	filter?: TimelineFilter | 'needs';
	/** Only what stands below this entry. */
	before?: Cursor;
	/** Entries to read. */
	most: number;
}

/**
 * A page of everything about a customer and those merged into it, the newest first; promises stand at the day they are
 * due, kept ones at the moment they were kept. Contacts and orders are read by their index from the page's place on, so
 * a page takes as long after thousands of entries as after ten.
 *
 * @returns the entries, and whether there are older ones
 */
export async function readTimeline(
	db: SatchelDatabase,
	customerId: string,
	{ filter = 'all', before, most }: Window
): Promise<{ entries: (TimelineEntry | ChangeEntry)[]; more: boolean }> {
	const shows = (...filters: Window['filter'][]) => filter === 'all' || filters.includes(filter);
	const isAsked = CONTACTS_OF[filter] ?? (() => true);
	const isContactShown = (contact: Interaction) =>
		!contact.deleted && isAsked(contact) && isBelow({ id: contact.id, at: contact.startedAt }, before);
	const isOrderShown = (order: Order) => !order.deleted && isBelow(order, before);

	const entriesOf = async (id: string): Promise<(TimelineEntry | ChangeEntry)[]> => {
		const range = [[id, Dexie.minKey], [id, before?.at ?? Dexie.maxKey], true, true] as const;
		const contactsBelow = () => db.interactions.where('[customerId+startedAt]').between(...range);
		const ordersBelow = () => db.orders.where('[customerId+at]').between(...range);
		// Asked for at once: one after the other, each would wait for the one before.
		const [contacts, orders, feedback, followUps, customer] = await Promise.all([
			shows('contacts', 'ratings', 'needs') ? newest(contactsBelow(), isContactShown, most) : [],
			shows('orders') ? newest(ordersBelow(), isOrderShown, most) : [],
			shows('ratings') ? db.feedback.where('customerId').equals(id).toArray() : [],
			shows('follow-ups') ? db.followUps.where('customerId').equals(id).toArray() : [],
			shows('changes') ? db.customers.get(id) : undefined
		]);
		// Of one merged into this customer it is no news that there were two.
		const changes = (customer ? changesOf(customer) : []).filter(({ paths }) => paths.length > 0 || id === customerId);
		return [
			...contacts.map((contact) => ({ kind: 'contact' as const, id: contact.id, at: contact.startedAt, contact })),
			...orders.map((order) => ({ kind: 'order' as const, id: order.id, at: order.at, order })),
			...feedback
				.filter(({ deleted }) => !deleted)
				.map((said) => ({ kind: 'feedback' as const, id: said.id, at: said.at, feedback: said })),
			...followUps
				.filter(({ deleted }) => !deleted)
				.map((followUp) => ({ kind: 'follow-up' as const, id: followUp.id, at: momentOf(followUp), followUp })),
			...changes.map((change) => ({ kind: 'change' as const, id: `${id}/${change.stamp}`, at: change.at, change }))
		];
	};

	const ids = await idsOfPerson(db, customerId);
	const entries = (await Promise.all(ids.map(entriesOf))).flat().filter((entry) => isBelow(entry, before));
	entries.sort((a, b) => (isBelow(b, a) ? -1 : 1));
	return { entries: entries.slice(0, most), more: entries.length > most };
}

/** Which contacts a filter shows, where not all of them. */
const CONTACTS_OF: Partial<Record<string, (contact: Interaction) => boolean>> = {
	ratings: ({ satisfaction }) => satisfaction !== undefined,
	needs: ({ needs }) => !!needs
};

/** Whether an entry stands below another: is older, or of the same moment and of a lower id. */
const isBelow = ({ id, at }: Cursor, other: Cursor | undefined): boolean =>
	!other || at < other.at || (at === other.at && id < other.id);

/** One more than `most` of the newest, by which a reader knows that there are more. */
const newest = <T>(
	rows: Collection<T, string, unknown>,
	isShown: (row: T) => boolean,
	most: number
): PromiseLike<T[]> =>
	rows
		.reverse()
		.filter(isShown)
		.limit(most + 1)
		.toArray();

const momentOf = ({ doneAt, dueOn, dueTime }: FollowUp): string => doneAt ?? `${dueOn}T${dueTime ?? '24:00'}`;

/** The latest ratings from 1 to 5, given in contacts and outside of them, the oldest first. */
export async function readRatings(db: SatchelDatabase, customerId: string, most: number): Promise<number[]> {
	// Scores of other scales stand among them: a few more are read than asked for.
	const { entries } = await readTimeline(db, customerId, { filter: 'ratings', most: 2 * most });
	const ratings = entries.flatMap((entry) => {
		if (entry.kind === 'contact') return entry.contact.satisfaction ?? [];
		return entry.kind === 'feedback' && entry.feedback.kind === 'CSAT' ? entry.feedback.score : [];
	});
	return ratings.slice(0, most).reverse();
}

/** The promises to a customer that are still open, the first due first. */
export async function readOpenFollowUps(db: SatchelDatabase, customerId: string): Promise<FollowUp[]> {
	const ids = await idsOfPerson(db, customerId);
	const followUps = await db.followUps.where('customerId').anyOf(ids).toArray();
	return followUps.filter(isOpen).sort(byDue);
}
