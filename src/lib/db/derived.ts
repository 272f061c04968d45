import Dexie from 'dexie';
import type { FollowUp } from '../domain/follow-up';
import { isOpen } from '../domain/follow-up';
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

/**
 * Keeps `lastContactAt` of the customers given; runs inside the writing transaction. Unstamped and unjournaled: it
 * follows from the interactions, on every phone. Ids that are not in the book are passed over.
 *
 * @returns ids of the customers it changed
 */
export async function refreshLastContacts(db: SatchelDatabase, customers: Set<string>): Promise<string[]> {
	const changed: string[] = [];
	for (const customer of await db.customers.bulkGet([...customers])) {
		if (!customer) continue;
		const lastContactAt = await lastContactOf(db, customer.id);
		if (lastContactAt === customer.lastContactAt) continue;
		const { lastContactAt: _, ...rest } = customer;
		await db.customers.put(lastContactAt ? { ...rest, lastContactAt } : rest);
		changed.push(customer.id);
	}
	return changed;
}
