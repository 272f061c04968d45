import Dexie from 'dexie';
import type { RecordTable } from '../domain/tables';
import { announce, type Touched } from './announce';
import { license } from './guard';
import { raiseStorageProblem, refuseWhenReadOnly } from './storage-health';
import type { SatchelDatabase } from './schema';

export type AnyTable =
	| RecordTable
	| 'history'
	| 'erased'
	| 'carried'
	| 'batches'
	| 'quarantine'
	| 'journal'
	| 'snapshots'
	| 'settings'
	| 'seen';

/**
 * The one door to the store: a read-write transaction that the guard lets through. All of `work` happens or none of
 * it. Only IndexedDB may be awaited inside; anything else ends the transaction early. Other tabs, the worker and the
 * canary hear of it after the commit, never before.
 *
 * @throws whatever `work` throws, after rollback; storage errors also turn the app read-only (storage-health.ts)
 */
export async function transact<T extends { touched: Touched }>(
	db: SatchelDatabase,
	tables: AnyTable[],
	work: () => Promise<T>
): Promise<T> {
	refuseWhenReadOnly();
	let done: T;
	try {
		done = await db.transaction('rw', tables, async () => {
			license(Dexie.currentTransaction as unknown as { idbtrans: object });
			return work();
		});
	} catch (error) {
		raiseStorageProblem(error);
		throw error;
	}
	announce(done.touched);
	return done;
}
