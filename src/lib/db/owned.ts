import Dexie from 'dexie';
import type { RecordRows, RecordTable } from '../domain/tables';
import { OWNER_FIELD } from '../domain/tables';
import type { SatchelDatabase } from './schema';

/** How a table finds the rows of an owner, where the index is not on the owner alone. */
const COMPOUND: Partial<Record<RecordTable, string>> = {
	interactions: '[customerId+startedAt]',
	orders: '[customerId+at]'
};
/** Above this many owners one pass over the table is cheaper than an index look-up each. */
const FEW = 100;

/** The tables whose rows belong to somebody. */
export const OWNED_TABLES = Object.keys(OWNER_FIELD) as RecordTable[];

/** The record a row of {@link OWNED_TABLES} belongs to. */
export const ownerIn = (table: RecordTable, row: RecordRows[RecordTable]): string =>
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
	} else if (!compound)
		await rows
			.where(OWNER_FIELD[table]!)
			.anyOf(owners as string[])
			.each((row) => take(row, ownerIn(table, row)));
	else
		for (const owner of owners)
			await rows
				.where(compound)
				.between([owner, Dexie.minKey], [owner, Dexie.maxKey])
				.each((row) => take(row, owner));
}
