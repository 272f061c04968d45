import type { Stamp } from '../domain/stamp';
import type { Batch } from './rows';
import type { SatchelDatabase } from './schema';

/** Follows an action that takes a batch back, or brings it back, inside the transaction that writes it. */
export async function noteBatchUndone(
	db: SatchelDatabase,
	undone: string,
	{ id, stamp }: { id: string; stamp: Stamp }
): Promise<void> {
	const batch = await db.batches.filter((each) => each.action === undone || each.undoneBy === undone).first();
	if (!batch) return;
	const { undoneBy: _, ...rest } = batch;
	const stamps = [...batch.stamps, stamp];
	await db.batches.put(batch.action === undone ? { ...rest, stamps, undoneBy: id } : { ...rest, stamps, action: id });
}

/** Batches of a kind, the latest first. */
export const recentBatches = (db: SatchelDatabase, kind: Batch['kind'], most: number): Promise<Batch[]> =>
	db.batches
		.orderBy('at')
		.reverse()
		.filter((batch) => batch.kind === kind)
		.limit(most)
		.toArray();

/** Stamps of everything that batches have written or taken back. */
export const batchStamps = async (db: SatchelDatabase): Promise<Set<Stamp>> =>
	new Set((await db.batches.toArray()).flatMap(({ stamps }) => stamps));
