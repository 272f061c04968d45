import type { RecordRows, RecordTable } from '../domain/tables';
import type { SatchelDatabase } from './schema';

/** Fewer rows than this, or than this share of the table, are asked for one by one. */
const MANY = 1000;
const SHARE = 1 / 4;

/**
 * Rows in the order of their ids, undefined where there is none. Dexie's `bulkGet` makes a request for each, which for
 * most of a large table takes several times as long as reading all of it at once.
 */
export async function readRows<T extends RecordTable>(
	db: SatchelDatabase,
	table: T,
	ids: string[]
): Promise<(RecordRows[T] | undefined)[]> {
	const rows = db.records(table);
	if (ids.length < MANY || ids.length < (await rows.count()) * SHARE) return rows.bulkGet(ids);
	const all = new Map((await rows.toArray()).map((row) => [row.id, row]));
	return ids.map((id) => all.get(id));
}
