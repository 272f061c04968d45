import { v7 as uuid } from 'uuid';
import type { Erased } from '../domain/backup/book';
import { mentions } from '../domain/mentions';
import type { Stamped } from '../domain/record';
import { laterStamp, nextStamp, type Stamp } from '../domain/stamp';
import { RECORD_TABLES, type RecordTable } from '../domain/tables';
import type { Touched } from './announce';
import { idsOfPerson } from './customers';
import { deviceIdInTransaction } from './device';
import { forgetInJournal, journalAction } from './journal';
import { eachOwned, OWNED_TABLES, ownerIn } from './owned';
import type { SatchelDatabase } from './schema';
import { transact } from './transact';

/** What went, by kind; kinds of which nothing was there are left out. */
export type ErasedCounts = Partial<Record<RecordTable | 'lostValues' | 'quarantine' | 'journal' | 'snapshots', number>>;

export interface ErasureReceipt {
	touched: Touched;
	/** Ids of every record that was erased. */
	ids: string[];
	counts: ErasedCounts;
}

const TABLES = [...RECORD_TABLES, 'history', 'erased', 'quarantine', 'journal', 'seen', 'settings'] as const;

/**
 * Erases a customer for good (GDPR article 17, PIPL article 47), with those merged into it: all that belongs to them,
 * lost values of merges, rows kept aside that speak of them, and what the journal knows, so that no undo brings them
 * back. Tombstones stay, so that no merge does. The journal notes only that somebody was erased.
 *
 * @param now milliseconds since 1970 @throws on storage errors; nothing is erased then
 */
export function erasePerson(db: SatchelDatabase, customerId: string, now: number): Promise<ErasureReceipt> {
	return transact(db, [...TABLES], async () => {
		const people = (await db.customers.bulkGet(await idsOfPerson(db, customerId))).filter((row) => row !== undefined);
		const rows = await rowsOfPerson(db, people);
		const ids = new Set([...rows.values()].flat().map((row) => row.id));
		const counts: ErasedCounts = {};
		for (const [table, list] of rows) {
			await db.records(table).bulkDelete(list.map((row) => row.id));
			counts[table] = list.length;
		}
		counts.lostValues = await db.history
			.where('recordId')
			.anyOf([...ids])
			.delete();
		counts.quarantine = await db.quarantine.filter(({ cells }) => mentions(cells, people)).delete();
		counts.journal = await forgetInJournal(db, ids);

		const device = await deviceIdInTransaction(db);
		const lastOwn = (await db.seen.get(device))?.stamp ?? '';
		const stamp = nextStamp(now, device, lastOwn, latestStamp([...rows.values()].flat()));
		const at = new Date(now).toISOString();
		await db.erased.bulkPut([...rows].flatMap(([table, list]) => list.map((row) => tombstone(table, row, stamp, at))));
		const present = Object.entries(counts).filter(([, count]) => count > 0);
		await journalAction(db, { id: uuid(), at, kind: 'erase', stamp, facts: Object.fromEntries(present) }, []);
		await db.seen.put({ device, stamp });
		const touched: Touched = Object.fromEntries([...rows].map(([table, list]) => [table, list.map((row) => row.id)]));
		return { touched, ids: [...ids], counts: Object.fromEntries(present) };
	});
}

type Rows = Map<RecordTable, Stamped[]>;

/** Every record that is a person's, that belongs to them or to what belongs to them, or that speaks of them. */
async function rowsOfPerson(db: SatchelDatabase, people: Stamped[]): Promise<Rows> {
	const rows: Rows = new Map([['customers', people]]);
	let owners = people.map((row) => row.id);
	while (owners.length > 0) {
		const found: string[] = [];
		for (const table of OWNED_TABLES) {
			const list = rows.get(table) ?? [];
			await eachOwned(db, table, owners, (row) => {
				list.push(row);
				found.push(row.id);
			});
			if (list.length) rows.set(table, list);
		}
		owners = found;
	}
	const ids = people.map((row) => row.id);
	const pairs = await db
		.records('notDuplicates')
		.filter((pair) => ids.some((id) => JSON.stringify(pair).includes(id)))
		.toArray();
	if (pairs.length) rows.set('notDuplicates', pairs);
	return rows;
}

const latestStamp = (rows: Stamped[]): Stamp => rows.flatMap((row) => Object.values(row.clock)).reduce(laterStamp, '');

function tombstone(table: RecordTable, row: Stamped, stamp: Stamp, at: string): Erased {
	const owner = OWNED_TABLES.includes(table) ? ownerIn(table, row as never) : undefined;
	return { id: row.id, table, ...(owner !== undefined && { owner }), stamp, at };
}
