import type { RecordRows, RecordTable } from '../domain/tables';
import type { SatchelDatabase } from './schema';

const ROWS = 2000;

/**
 * All rows of some tables as they stand together, read a slice at a time.
 *
 * @param onSlice told the rows read and to read; may throw to cancel
 */
export async function readSlices<T extends RecordTable>(
	db: SatchelDatabase,
	tables: readonly T[],
	onSlice: (done: number, total: number) => void
): Promise<{ [K in T]: RecordRows[K][] }> {
	const read = Object.fromEntries(tables.map((table) => [table, []])) as unknown as Record<T, unknown[]>;
	await db.transaction('r', [...tables], async () => {
		let [done, total] = [0, 0];
		for (const table of tables) total += await db.table(table).count();
		for (const table of tables) {
			for (let last = ''; ;) {
				const rows: { id: string }[] = await db.table(table).where(':id').above(last).limit(ROWS).toArray();
				for (const row of rows) read[table].push(row);
				onSlice((done += rows.length), total);
				if (rows.length < ROWS) break;
				last = rows.at(-1)!.id;
			}
		}
	});
	return read as { [K in T]: RecordRows[K][] };
}
