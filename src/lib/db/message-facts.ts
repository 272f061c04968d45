import Dexie from 'dexie';
import type { Customer } from '../domain/customer';
import type { Instant, PlainDay } from '../domain/time';
import { idsOfPerson } from './customers';
import type { SatchelDatabase } from './schema';
import { readSetting } from './settings';
import { readOpenFollowUps } from './timeline';

/** What a message may say of a customer beside their own fields. */
export interface MessageFacts {
	lastContact?: Instant;
	lastVisit?: Instant;
	nextFollowUp?: PlainDay;
	orders: number;
	/** The rep's name. */
	userName?: string;
}

/** Reads the customer's own rows by their indexes, and those of whoever was merged into them. */
export async function readMessageFacts(db: SatchelDatabase, customer: Customer): Promise<MessageFacts> {
	const ids = await idsOfPerson(db, customer.id);
	const [followUp] = await readOpenFollowUps(db, customer.id);
	const visits: Instant[] = [];
	const contacts: Instant[] = [];
	let orders = customer.opening?.orderCount ?? 0;
	for (const id of ids) {
		const all = [
			[id, Dexie.minKey],
			[id, Dexie.maxKey]
		] as const;
		const latest = () =>
			db.interactions
				.where('[customerId+startedAt]')
				.between(...all)
				.reverse();
		const contact = await latest()
			.filter(({ deleted }) => !deleted)
			.first();
		const visit = await latest()
			.filter(({ deleted, channel, outcome }) => !deleted && channel === 'visit' && outcome !== 'missed')
			.first();
		if (contact) contacts.push(contact.startedAt);
		if (visit) visits.push(visit.startedAt);
		// Totals as imported stand for all orders up to their day.
		const asOf = customer.opening?.asOf ?? '';
		orders += await db.orders
			.where('[customerId+at]')
			.between(...all)
			.filter(({ deleted, at }) => !deleted && at.slice(0, 10) > asOf)
			.count();
	}
	return {
		lastContact: contacts.sort().at(-1),
		lastVisit: visits.sort().at(-1),
		nextFollowUp: followUp?.dueOn,
		orders,
		userName: await readSetting(db, 'userName')
	};
}
