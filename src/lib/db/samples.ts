import { v7 as uuid } from 'uuid';
import { isSample, type SampleName } from '../domain/sample';
import type { SampleRecords } from '../domain/samples/unpack';
import { RECORD_TABLES, type RecordTable } from '../domain/tables';
import { toTrash } from './change';
import { commit, type Change, type Receipt, type Work } from './commit';
import { eachOwned, OWNED_TABLES } from './owned';
import { countSamples, sampleCustomers } from './sample-count';
import type { SatchelDatabase } from './schema';

interface SampleLoad {
	name: SampleName;
	/** The rows carry it. */
	batch: string;
	/** Milliseconds since 1970. */
	now: number;
	rows: SampleRecords;
}

class NothingToDo extends Error {}

/** Writes a sample book as one action, whole or not at all; null, and nothing written, while there is one already. */
export async function loadSamples(
	db: SatchelDatabase,
	{ name, batch, now, rows }: SampleLoad,
	onSlice?: Work['onSlice']
): Promise<Receipt | null> {
	const id = uuid();
	const tables = Object.keys(rows) as (keyof SampleRecords)[];
	const counts = Object.fromEntries(tables.map((table) => [table, rows[table].length]));
	const changes = tables.flatMap((table) => rows[table].map((create) => ({ table, create }) as Change));
	const at = new Date(now).toISOString();
	return unlessNothing(
		commit(db, { kind: 'sample.load', id, now, facts: { batch, ...counts } }, tables, async () => {
			if ((await countSamples(db)) > 0) throw new NothingToDo();
			return { changes, batch: { id: batch, at, kind: 'sample', name, action: id, counts }, onSlice };
		})
	);
}

/** What {@link removeSamples} took, by table. */
export type RemovedSamples = Receipt & { counts: Partial<Record<RecordTable, number>> };

/**
 * Takes everything of sample books out of the book as one action that can be undone: the rows they brought, whoever has
 * edited them since, and all that hangs on their customers, the rep's own contacts with them too. A customer of the
 * rep's that was merged into a sample stands for itself again. Null where there is no sample.
 *
 * @param now milliseconds since 1970
 */
export async function removeSamples(
	db: SatchelDatabase,
	now: number,
	onSlice?: Work['onSlice']
): Promise<RemovedSamples | null> {
	let counts: RemovedSamples['counts'] = {};
	const receipt = await unlessNothing(
		commit(db, { kind: 'sample.remove', now }, [...RECORD_TABLES], async () => {
			const going = await rowsOfSamples(db);
			if (!going.get('customers')) throw new NothingToDo();
			counts = Object.fromEntries([...going].map(([table, ids]) => [table, ids.size]));
			const removed = [...going].flatMap(([table, ids]) => [...ids].map((id) => toTrash(table, id)));
			return { changes: [...removed, ...(await standAlone(db))], facts: counts, onSlice };
		})
	);
	return receipt && { ...receipt, counts };
}

/** Ids by table of what is not in the trash yet. */
async function rowsOfSamples(db: SatchelDatabase): Promise<Map<RecordTable, Set<string>>> {
	const going = new Map<RecordTable, Set<string>>();
	const take = (table: RecordTable, { id, deleted }: { id: string; deleted?: boolean }): void => {
		if (!deleted) going.set(table, (going.get(table) ?? new Set()).add(id));
	};
	const customers = await sampleCustomers(db).toArray();
	for (const customer of customers) take('customers', customer);
	let owners = customers.map(({ id }) => id);
	while (owners.length > 0) {
		const owned: string[] = [];
		for (const table of OWNED_TABLES)
			await eachOwned(db, table, owners, (row) => {
				take(table, row);
				owned.push(row.id);
			});
		owners = owned;
	}
	return going;
}

async function standAlone(db: SatchelDatabase): Promise<Change[]> {
	const ids = (await sampleCustomers(db).primaryKeys()) as string[];
	const merged = await db.customers.where('mergedInto').anyOf(ids).toArray();
	return merged
		.filter((customer) => !isSample(customer))
		.map(({ id }) => ({ table: 'customers', id, set: [['mergedInto', undefined]] }));
}

async function unlessNothing<T>(work: Promise<T>): Promise<T | null> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof NothingToDo) return null;
		throw error;
	}
}
