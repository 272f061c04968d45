import Dexie, { type Collection, type Table } from 'dexie';
import type { Interaction } from '../domain/interaction';
import type { Order } from '../domain/order';
import { OWNER_FIELD, type RecordRows, type RecordTable } from '../domain/tables';
import type { SatchelDatabase } from './schema';

/** How a table finds the rows of an owner, where the index is not on the owner alone. */
const COMPOUND: Partial<Record<RecordTable, string>> = {
	interactions: '[customerId+startedAt]',
	orders: '[customerId+at]'
};

/** The rows of an owner in the order of a compound index, read as far as is asked for. */
const within = <Row>(rows: Table<Row, string>, index: string, owner: string): Collection<Row, string> =>
	rows.where(index).between([owner, Dexie.minKey], [owner, Dexie.maxKey]);

/** A customer's contacts, the oldest first, those in the trash too. */
export const contactsOf = (db: SatchelDatabase, customerId: string): Collection<Interaction, string> =>
	within(db.records('interactions'), COMPOUND.interactions!, customerId);

/** A customer's orders, the oldest first, those in the trash too. */
export const ordersOf = (db: SatchelDatabase, customerId: string): Collection<Order, string> =>
	within(db.records('orders'), COMPOUND.orders!, customerId);

/** Above this many owners one pass over the table is cheaper than an index look-up each. */
const FEW = 100;

/** The tables whose rows belong to somebody. */
export const OWNED_TABLES = Object.keys(OWNER_FIELD) as RecordTable[];

/** The record a row of {@link OWNED_TABLES} belongs to. */
const ownerIn = (table: RecordTable, row: RecordRows[RecordTable]): string =>
	(row as unknown as Record<string, string>)[OWNER_FIELD[table]!]!;

/** Every row of the table that belongs to one of the owners. */
export async function eachOwned<T extends RecordTable>(
	db: SatchelDatabase,
	table: T,
	owners: readonly string[],
	take: (row: RecordRows[T], owner: string) => void
): Promise<void> {
	const rows = db.records(table);
	const compound = COMPOUND[table];
	if (owners.length > FEW) {
		const wanted = new Set(owners);
		await rows.each((row) => {
			const owner = ownerIn(table, row);
			if (wanted.has(owner)) take(row, owner);
		});
	} else if (compound) for (const owner of owners) await within(rows, compound, owner).each((row) => take(row, owner));
	else
		await rows
			.where(OWNER_FIELD[table]!)
			.anyOf(owners as string[])
			.each((row) => take(row, ownerIn(table, row)));
}
