import { v7 as uuid } from 'uuid';
import type { Customer } from '../domain/customer';
import { isCellAside } from '../domain/intake/aside';
import type { Quarantined } from '../domain/intake/cleaned';
import { changesOf, type Plan } from '../domain/intake/planned';
import type { Stamp } from '../domain/stamp';
import { batchStamps } from './batches';
import { commit, type Receipt, type Work } from './commit';
import type { QuarantinedRow } from './rows';
import type { SatchelDatabase } from './schema';

/** The book as a plan is made against it. */
interface BookReading {
	customers: Customer[];
	/** Ids of what was erased for good. */
	erased: Set<string>;
	/** Stamps of what imports wrote or took back. */
	imported: Set<Stamp>;
	/** Differs from that of any other state of the book. */
	version: string;
}

export function readForPlan(db: SatchelDatabase): Promise<BookReading> {
	return db.transaction('r', [db.customers, db.erased, db.batches, db.journal, db.seen], async () => ({
		customers: await db.customers.toArray(),
		erased: new Set((await db.erased.toCollection().primaryKeys()) as string[]),
		imported: await batchStamps(db),
		version: await bookVersion(db)
	}));
}

/** Every action is journaled under a new stamp of this device, every merge brings stamps of others. */
async function bookVersion(db: SatchelDatabase): Promise<string> {
	const counts = [await db.customers.count(), await db.journal.count()];
	return JSON.stringify([...counts, await db.seen.orderBy('device').toArray()]);
}

interface Import {
	/** Id of the batch; the plan's new customers carry it. */
	batch: string;
	/** File name as the person knows it. */
	name: string;
	/** Milliseconds since 1970. */
	now: number;
	plan: Plan;
	/** Rows that stay out of the book, and cells that do: kept with the batch. */
	aside: readonly Quarantined[];
	/** Of the book the plan was made against. */
	version: string;
}

class BookChanged extends Error {}

/**
 * Carries a plan out: its writes, its batch and the rows kept aside, all in one action that can be undone, or nothing
 * of it. Null, and nothing written, where the book is not the one the plan was made against.
 */
export async function applyImport(
	db: SatchelDatabase,
	{ batch, name, now, plan, aside, version }: Import,
	onSlice?: Work['onSlice']
): Promise<Receipt | null> {
	const id = uuid();
	const { counts } = plan;
	const cellsAside = aside.filter(isCellAside).length;
	const facts = { batch, customers: counts.new + counts.changed };
	try {
		return await commit(db, { kind: 'import', id, now, facts }, ['customers'], async () => {
			if ((await bookVersion(db)) !== version) throw new BookChanged();
			return {
				changes: changesOf(plan),
				batch: {
					id: batch,
					at: new Date(now).toISOString(),
					kind: 'import',
					name,
					action: id,
					counts: { ...counts, cellsAside }
				},
				quarantine: aside.map((row) => ({ id: uuid(), batch, ...row })),
				onSlice
			};
		});
	} catch (error) {
		if (error instanceof BookChanged) return null;
		throw error;
	}
}

/** What an import kept aside. */
export type AsideKind = 'rows' | 'cells';

/** The rows an import kept aside, or the cells, in the order of its file: their ids sort as they were made. */
export const readQuarantine = (db: SatchelDatabase, batch: string, of: AsideKind): Promise<QuarantinedRow[]> =>
	db.quarantine
		.where('batch')
		.equals(batch)
		.filter((row) => isCellAside(row) === (of === 'cells'))
		.toArray();
