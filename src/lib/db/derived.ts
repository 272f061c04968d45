import Dexie from 'dexie';
import type { Customer } from '../domain/customer';
import type { FollowUp } from '../domain/follow-up';
import { isOpen } from '../domain/follow-up';
import type { Interaction } from '../domain/interaction';
import type { RecordRows, RecordTable } from '../domain/tables';
import type { SatchelDatabase } from './schema';

/** Recomputes what a row derives from its own registers. */
export function derive<T extends RecordTable>(table: T, row: RecordRows[T]): RecordRows[T] {
	if (table !== 'followUps') return row;
	const { openDueOn: _, ...followUp } = row as FollowUp;
	return (isOpen(followUp) ? { ...followUp, openDueOn: followUp.dueOn } : followUp) as RecordRows[T];
}

/** The latest start of the customer's contacts that are not in the trash. Reads the index backwards: one row, as a rule. */
async function lastContactOf(db: SatchelDatabase, customerId: string): Promise<string | undefined> {
	const last = await db.interactions
		.where('[customerId+startedAt]')
		.between([customerId, Dexie.minKey], [customerId, Dexie.maxKey])
		.reverse()
		.filter((interaction) => !interaction.deleted)
		.first();
	return last?.startedAt;
}

/** Contacts read at a time. */
const SLICE = 5000;
/** With fewer contacts to a customer than this, one pass over them all is cheaper than a look-up for each customer. */
const LOOK_UP_COST = 50;

/** The last contact of each of the customers, where there is one. */
async function lastContactsOf(db: SatchelDatabase, customers: ReadonlySet<string>): Promise<Map<string, string>> {
	const last = new Map<string, string>();
	if (customers.size * LOOK_UP_COST < (await db.interactions.count())) {
		for (const customer of customers) {
			const at = await lastContactOf(db, customer);
			if (at !== undefined) last.set(customer, at);
		}
		return last;
	}
	for (let from = ''; ;) {
		const contacts = await db.interactions.where(':id').above(from).limit(SLICE).toArray();
		noteLastContacts(last, contacts, customers);
		if (contacts.length < SLICE) return last;
		from = contacts.at(-1)!.id;
	}
}

/** Takes contacts into the last ones known of each customer, all customers where none are named. */
export function noteLastContacts(
	last: Map<string, string>,
	contacts: Iterable<Interaction>,
	customers?: ReadonlySet<string>
): void {
	for (const { customerId, startedAt, deleted } of contacts)
		if (!deleted && startedAt > (last.get(customerId) ?? '') && (customers?.has(customerId) ?? true))
			last.set(customerId, startedAt);
}

/** The customer with the last contact given, or without one. */
export function withLastContact(customer: Customer, lastContactAt: string | undefined): Customer {
	const { lastContactAt: _, ...rest } = customer;
	return lastContactAt ? { ...rest, lastContactAt } : rest;
}

/**
 * Keeps `lastContactAt` of the customers given; runs inside the writing transaction. Unstamped and unjournaled: it
 * follows from the interactions, on every phone. Ids that are not in the book are passed over.
 *
 * @returns ids of the customers it changed
 */
export async function refreshLastContacts(db: SatchelDatabase, customers: ReadonlySet<string>): Promise<string[]> {
	if (customers.size === 0) return [];
	const last = await lastContactsOf(db, customers);
	const stored = await db.customers.bulkGet([...customers]);
	const changed = stored
		.filter((customer) => customer !== undefined)
		.filter((customer) => customer.lastContactAt !== last.get(customer.id))
		.map((customer) => withLastContact(customer, last.get(customer.id)));
	await db.customers.bulkPut(changed);
	return changed.map(({ id }) => id);
}
