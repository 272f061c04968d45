import { v7 as uuid } from 'uuid';
import { ownerOf } from '../domain/backup/erasure';
import type { Customer } from '../domain/customer';
import { savedFilterOf } from '../domain/directory/filter';
import { savedChartOf } from '../domain/insights/explore/saved-chart';
import { mentions } from '../domain/mentions';
import type { StoredModel } from '../domain/model';
import type { Clock } from '../domain/record';
import { laterStamp, nextStamp, type Stamp } from '../domain/stamp';
import { RECORD_TABLES, type RecordTable } from '../domain/tables';
import type { Touched } from './announce';
import { idsOfPerson } from './customers';
import { refreshCare } from './care-derived';
import { deviceInTransaction } from './device';
import { forgetInJournal, journalAction } from './journal';
import { isRecordTable } from './merge-plan';
import { eachOwned, OWNED_TABLES } from './owned';
import type { SatchelDatabase } from './schema';
import { transact } from './transact';

/** What went, by kind; kinds of which nothing was there are left out. */
export type ErasedCounts = Partial<
	Record<RecordTable | 'carried' | 'lostValues' | 'quarantine' | 'journal' | 'snapshots', number>
>;

export interface ErasureReceipt {
	touched: Touched;
	/** Ids of every record that was erased. */
	ids: string[];
	counts: ErasedCounts;
}

const TABLES = [...RECORD_TABLES, 'carried', 'history', 'erased', 'quarantine', 'journal', 'seen', 'settings'] as const;

/** A row that goes; its table may be one that only a newer version knows. */
interface Gone {
	table: string;
	id: string;
	owner?: string;
	clock?: Clock;
}

/**
 * Erases a customer for good (GDPR article 17, PIPL article 47), with those merged into it: all that belongs to them,
 * lost values of merges, saved filters and rows kept aside that speak of them, and what the journal knows, so that no undo brings them
 * back. Tombstones stay, so that no merge does. The journal notes only that somebody was erased. Snapshots are
 * `scrubSnapshots`'s, afterwards.
 *
 * @param now milliseconds since 1970 @throws on storage errors; nothing is erased then
 */
export function erasePerson(db: SatchelDatabase, customerId: string, now: number): Promise<ErasureReceipt> {
	return transact(db, [...TABLES], async () => {
		const people = (await db.customers.bulkGet(await idsOfPerson(db, customerId))).filter((row) => row !== undefined);
		const gone = await rowsOfPerson(db, people);
		const ids = new Set(gone.map(({ id }) => id));
		const counts: ErasedCounts = {};
		const touched: Touched = {};
		for (const table of new Set(gone.map((row) => row.table))) {
			const keys = gone.filter((row) => row.table === table).map(({ id }) => id);
			if (isRecordTable(table)) {
				await db.records(table).bulkDelete(keys);
				touched[table] = keys;
			} else if (table === 'quarantine') await db.quarantine.bulkDelete(keys);
			else await db.carried.bulkDelete(keys.map((id) => `${table}/${id}`));
			const kind = isRecordTable(table) || table === 'quarantine' ? table : 'carried';
			counts[kind] = (counts[kind] ?? 0) + keys.length;
		}
		const into = new Set(people.flatMap(({ mergedInto }) => mergedInto ?? []));
		touched.customers = [...(touched.customers ?? []), ...(await refreshCare(db, { ruled: into }))];
		counts.lostValues = await db.history
			.where('recordId')
			.anyOf([...ids])
			.delete();
		counts.journal = await forgetInJournal(db, ids);

		const { device, lastOwn } = await deviceInTransaction(db);
		const stamp = nextStamp(now, device, lastOwn, latestStamp(gone));
		const at = new Date(now).toISOString();
		await db.erased.bulkPut(gone.map(({ clock: _, ...row }) => ({ ...row, stamp, at })));
		const facts = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
		await journalAction(db, { id: uuid(), at, kind: 'erase', stamp, facts }, []);
		await db.seen.put({ device, stamp });
		return { touched, ids: [...ids], counts: facts };
	});
}

/** Every row that is a person's, that belongs to them or to what belongs to them, or that speaks of them. */
async function rowsOfPerson(db: SatchelDatabase, people: Customer[]): Promise<Gone[]> {
	const own: Gone[] = people.map(({ id, clock }) => ({ table: 'customers', id, clock }));
	const gone = [...own];
	const carried = await db.carried.toArray();
	for (let owners = own.map(({ id }) => id); owners.length > 0;) {
		const found: Gone[] = [];
		for (const table of OWNED_TABLES)
			await eachOwned(db, table, owners, ({ id, clock }, owner) => found.push({ table, id, owner, clock }));
		for (const { table, row } of carried) {
			const owner = ownerOf(table, row, undefined);
			if (owner !== undefined && owners.includes(owner)) found.push({ table, id: row.id, owner, clock: row.clock });
		}
		for (const row of found) gone.push(row);
		owners = found.map(({ id }) => id);
	}
	const [first] = own;
	if (!first) return gone;
	const names = (text: string) => own.some(({ id }) => text.includes(id));
	for (const pair of await db.records('notDuplicates').toArray())
		if (names(JSON.stringify(pair))) gone.push({ table: 'notDuplicates', id: pair.id, clock: pair.clock });
	for (const { id, kind, content, clock } of await db.records('models').toArray()) {
		if (mentions(wordsOfKept(kind, content), people)) gone.push({ table: 'models', id, clock });
	}
	for (const { id, cells } of await db.quarantine.toArray())
		if (mentions(cells, people)) gone.push({ table: 'quarantine', id, owner: first.id });
	return gone;
}

/** What a person typed of a filter or a chart that they kept. */
function wordsOfKept(kind: StoredModel['kind'], content: unknown): string[] {
	const filter = kind === 'filter' ? savedFilterOf(content) : undefined;
	const chart = kind === 'chart' ? savedChartOf(content) : undefined;
	return [filter?.name, filter?.text, chart?.name, chart?.question.filter?.value].filter((text) => text !== undefined);
}

const latestStamp = (rows: Gone[]): Stamp =>
	rows.flatMap(({ clock }) => Object.values(clock ?? {})).reduce(laterStamp, '');
