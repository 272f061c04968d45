import type { Row } from '../domain/backup/book';
import { VERSION, type BackupHeader } from '../domain/backup/format';
import { BACKUP_TABLES } from '../domain/backup/shapes';
import { BackupWriter } from '../domain/backup/write';
import { grouped } from '../domain/grouped';
import { DERIVED_FIELDS } from '../domain/record';
import { BlobParts } from './blob-parts';
import { newDeviceId, readSeen } from './device';
import type { SatchelDatabase } from './schema';
import { readSetting } from './settings';
import type { AnyTable } from './transact';

/** Every table that a backup is made from; a transaction over them sees one book. */
export const EXPORTED_TABLES = [...BACKUP_TABLES, 'carried', 'seen', 'settings'] as AnyTable[];

export interface WrittenBackup {
	header: BackupHeader;
	checksum: string;
	bytes: Blob;
}

const ROWS = 1000;
/** Attachments hold megabytes each. */
const ATTACHMENTS = 10;

/**
 * The whole book as the bytes of a backup, read a slice at a time inside the caller's transaction over
 * {@link EXPORTED_TABLES}; derived fields and what belongs to this device alone stay behind.
 *
 * @param now milliseconds since 1970 @param onSlice told the rows written and to write; may throw to cancel
 */
export async function writeBackup(
	db: SatchelDatabase,
	now: number,
	onSlice: (done: number, total: number) => void = () => {}
): Promise<WrittenBackup> {
	const carried = grouped(await db.carried.toArray(), ({ table }) => table);
	const tables = [...BACKUP_TABLES, ...carried.keys()].sort();
	const counted: [table: string, rows: number][] = [];
	for (const table of tables) counted.push([table, carried.get(table)?.length ?? (await db.table(table).count())]);
	const header: BackupHeader = {
		version: VERSION,
		exportedAt: new Date(now).toISOString(),
		device: { id: (await readSetting(db, 'device')) ?? newDeviceId(), name: (await readSetting(db, 'userName')) ?? '' },
		counts: Object.fromEntries(counted),
		seen: await readSeen(db)
	};
	const total = counted.reduce((sum, [, rows]) => sum + rows, 0);
	const parts = new BlobParts();
	const writer = new BackupWriter(header, (bytes) => parts.add(bytes));
	let done = 0;
	for (const table of tables) {
		writer.table(table);
		const kept = carried.get(table);
		if (kept) writer.rows(kept.map(({ row }) => row));
		else
			await eachSlice(db, table, (rows) => {
				writer.rows(rows.map(withoutDerived));
				onSlice((done += rows.length), total);
			});
	}
	const checksum = writer.end();
	return { header, checksum, bytes: parts.blob() };
}

/** All rows of a table by id, a slice at a time, inside the caller's transaction. */
export async function eachSlice(db: SatchelDatabase, table: string, take: (rows: Row[]) => void): Promise<void> {
	const limit = table === 'attachments' ? ATTACHMENTS : ROWS;
	for (let last = ''; ;) {
		const rows: Row[] = await db.table(table).where(':id').above(last).limit(limit).toArray();
		take(rows);
		if (rows.length < limit) return;
		last = rows.at(-1)!.id;
	}
}

function withoutDerived(row: Row): Row {
	if (!DERIVED_FIELDS.some((field) => Object.hasOwn(row, field))) return row;
	return Object.fromEntries(Object.entries(row).filter(([field]) => !DERIVED_FIELDS.includes(field))) as Row;
}
