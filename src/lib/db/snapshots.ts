import type { ByteSource } from '../domain/backup/scan';
import { emptyBook } from '../domain/backup/book';
import { loadBackup, type LoadedBackup } from '../domain/backup/load';
import { mergeBooks } from '../domain/backup/merge';
import { writeBook } from '../domain/backup/write';
import type { Pace } from '../domain/pace';
import { failed, type Result } from '../domain/problem';
import { BlobParts } from './blob-parts';
import type { SatchelDatabase } from './schema';
import { transact } from './transact';

/** The book of a snapshot; record-missing where it has been deleted. */
export async function loadSnapshot(db: SatchelDatabase, id: string, pace: Pace): Promise<Result<LoadedBackup>> {
	const snapshot = await db.snapshots.get(id);
	return snapshot ? loadBackup(snapshot.bytes satisfies ByteSource, pace) : failed('record-missing');
}

export async function deleteSnapshot(db: SatchelDatabase, id: string): Promise<void> {
	await transact(db, ['snapshots'], async () => {
		await db.snapshots.delete(id);
		return { touched: {} };
	});
}

/**
 * Takes those who were erased for good out of the snapshots too. Reading a snapshot takes longer than the transaction
 * that erases may wait, so this follows it, and is caught up on where it was cut off; restoring a snapshot never brings
 * the erased back either way.
 *
 * @returns how many snapshots held a customer who is gone now
 */
export async function scrubSnapshots(db: SatchelDatabase, pace: Pace): Promise<number> {
	let held = 0;
	const erased = new Map((await db.erased.toArray()).map((each) => [each.id, each]));
	for (const snapshot of await db.snapshots.filter(({ tombstones }) => tombstones < erased.size).toArray()) {
		const loaded = await loadBackup(snapshot.bytes, pace);
		// Nobody can restore what cannot be read, so nothing is lost with it, and somebody erased might be in it.
		if (!loaded.ok) {
			await deleteSnapshot(db, snapshot.id);
			held++;
			continue;
		}
		const { header, book } = loaded.value;
		const parts = new BlobParts();
		const counts = writeBook(header, mergeBooks(book, { ...emptyBook(), erased }), (bytes) => parts.add(bytes));
		if (counts.customers !== snapshot.counts.customers) held++;
		await transact(db, ['snapshots'], async () => {
			if (await db.snapshots.get(snapshot.id))
				await db.snapshots.put({ ...snapshot, counts: { ...counts }, tombstones: erased.size, bytes: parts.blob() });
			return { touched: {} };
		});
	}
	return held;
}
