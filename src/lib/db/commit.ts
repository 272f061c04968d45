import { v7 as uuid } from 'uuid';
import { registerStamp } from '../domain/record';
import { laterStamp, nextStamp, type Stamp } from '../domain/stamp';
import type { RecordRows, RecordTable } from '../domain/tables';
import type { Touched } from './announce';
import { noteBatchUndone } from './batches';
import { noteBirthdays } from './birthdays';
import { affectedCare } from './care-affected';
import { CARE_TABLES, refreshCare, type CareBasis } from './care-derived';
import { distrustModels } from './care-rules';
import type { Change, StoredRows } from './change';
import { deviceInTransaction, type Device } from './device';
import { journalAction } from './journal';
import { readRows } from './read-rows';
import type { ActionKind, Batch, Inverse, QuarantinedRow } from './rows';
import type { SatchelDatabase } from './schema';
import { changedRows, sendRows, SLICE, type ChangedRow } from './send-rows';
import { transact, type AnyTable } from './transact';

export type { Change };

/** What a person did, as History will show it. */
export interface Action {
	kind: ActionKind;
	/** UUID v7; made here when the caller needs no id beforehand. */
	id?: string;
	/** Milliseconds since 1970. */
	now: number;
	/** Ids and numbers only; nothing personal. */
	facts?: Record<string, string | number>;
	/**
	 * An earlier, small action that this is a further step of: a contact logged tap by tap is one entry of History, undone
	 * as a whole. Where that entry was undone or forgotten, this is an action of its own.
	 */
	continues?: string;
}

export interface Work {
	/** What is created may be put together when it is asked for: of an import, a slice is in memory at a time. */
	changes: Change[];
	/** Device-only rows that belong to the action. */
	batch?: Omit<Batch, 'stamps'>;
	quarantine?: QuarantinedRow[];
	/** An earlier action that this one undoes. */
	undoes?: string;
	/** Joins the action's own facts. */
	facts?: Action['facts'];
	/**
	 * What is changed was made by the entry that this goes on with. Undone, it goes whole, so that nothing is journaled of
	 * how it grew.
	 */
	growsOwn?: true;
	/**
	 * Of the customers of contacts that are created, where nothing else is: asked for with the first reads, it saves a tap
	 * the wait for another round of them.
	 */
	careBasis?: CareBasis;
	/** Called between slices; throws to cancel, which rolls everything back. */
	onSlice?: (done: number, total: number) => void;
}

export interface Receipt {
	/** The journal's entry: the action's own, or the one it continues. */
	action: string;
	stamp: Stamp;
	created: number;
	changed: number;
	touched: Touched;
}

const MOST_NAMED = 500;

/**
 * Carries out one action of a person: every changed register gets the action's stamp, the inverse is journaled under
 * it, all in one transaction. `work` may be a function; it then runs inside the transaction, on a book nobody else is
 * changing, and may await IndexedDB and this device only.
 *
 * @param tables the record tables that `work` reads or writes
 * @throws when a record to change is missing, on storage errors; nothing is written then
 */
export function commit(
	db: SatchelDatabase,
	action: Action,
	tables: RecordTable[],
	work: Work | ((own: Promise<Device>) => Promise<Work>)
): Promise<Receipt> {
	const id = action.id ?? uuid();
	const stores: AnyTable[] = [
		...new Set<AnyTable>([...tables, ...CARE_TABLES, 'journal', 'seen', 'batches', 'quarantine'])
	];
	return transact(db, stores, async () => {
		const own = deviceInTransaction(db);
		const [planned, { device, lastOwn }] = await Promise.all([typeof work === 'function' ? work(own) : work, own]);
		const { changes, batch, quarantine, undoes, facts, growsOwn, careBasis, onSlice } = planned;
		const stored = await readStored(db, changes);
		const stamp = nextStamp(action.now, device, lastOwn, latestReplaced(changes, stored));
		const changed = changedRows(changes, stored, stamp);
		const created = new Map<RecordTable, string[]>();

		// The store does things in the order they are sent. Of a small action all of it is sent before anything is waited
		// for, which takes a third off a tap; of a large one a slice is in memory at a time.
		const large = changes.length > SLICE;
		const sent: PromiseLike<unknown>[] = [];
		let done = 0;
		for (const { write, rows } of sendRows(db, changes, changed, created, stamp)) {
			if (!large) sent.push(write);
			else {
				await write;
				onSlice?.((done += rows), changes.length);
			}
		}
		const inverses: Inverse[] = [...created].map(([table, ids]) => ({ table, created: ids }));
		for (const [table, pairs] of growsOwn ? [] : changed)
			for (const { after, before } of pairs) inverses.push({ table, id: after.id, before });
		const { kind, now } = action;
		const head = { id, at: new Date(now).toISOString(), kind, stamp, facts: { ...action.facts, ...facts } };
		const { born, modelled, ...affected } = affectedCare(changes, stored);
		const [refreshed, journaledAs] = await Promise.all([
			refreshCare(db, affected, careBasis),
			journalAction(db, head, inverses, action.continues),
			db.seen.put({ device, stamp }),
			noteBirthdays(db, born),
			modelled.size > 0 && distrustModels(db, id, modelled),
			batch && db.batches.put({ ...batch, stamps: [stamp] }),
			quarantine?.length && db.quarantine.bulkPut(quarantine),
			undoes && db.journal.update(undoes, { undoneBy: id }),
			undoes && noteBatchUndone(db, undoes, { id, stamp }),
			...sent
		]);
		if (!large) onSlice?.(changes.length, changes.length);
		const creations = [...created.values()].reduce((sum, ids) => sum + ids.length, 0);
		const touched = named(created, changed, refreshed);
		return { action: journaledAs, stamp, created: creations, changed: changes.length - creations, touched };
	});
}

async function readStored(db: SatchelDatabase, changes: Change[]): Promise<StoredRows> {
	const ids = new Map<RecordTable, Set<string>>();
	for (const change of changes)
		if ('set' in change) ids.set(change.table, (ids.get(change.table) ?? new Set()).add(change.id));
	const stored: StoredRows = new Map();
	for (const [table, wanted] of ids) {
		const keys = [...wanted];
		const rows = await readRows(db, table, keys);
		const found = new Map<string, RecordRows[RecordTable]>();
		rows.forEach((row, index) => {
			if (!row) throw new Error(`${table}/${keys[index]} is not in the book`);
			found.set(row.id, row);
		});
		stored.set(table, found);
	}
	return stored;
}

/** The latest stamp of the registers that are replaced; '' where there are none. */
function latestReplaced(changes: Change[], stored: StoredRows): Stamp {
	let latest: Stamp = '';
	for (const change of changes) {
		if (!('set' in change)) continue;
		const row = stored.get(change.table)!.get(change.id)!;
		for (const [path] of change.set) latest = laterStamp(latest, registerStamp(row, path));
	}
	return latest;
}

/** What was written, by table: created, changed, and customers of whom something followed. */
function named(
	created: ReadonlyMap<RecordTable, string[]>,
	changed: ReadonlyMap<RecordTable, ChangedRow[]>,
	refreshed: string[]
): Touched {
	const written = new Map([...created].map(([table, ids]) => [table, [...ids]]));
	const add = (table: RecordTable, ids: string[]) => written.set(table, [...(written.get(table) ?? []), ...ids]);
	for (const [table, pairs] of changed)
		add(
			table,
			pairs.map(({ after }) => after.id)
		);
	if (refreshed.length) add('customers', refreshed);
	return Object.fromEntries(
		[...written].map(([table, ids]) => {
			const unique = [...new Set(ids)];
			return [table, unique.length > MOST_NAMED ? 'all' : unique];
		})
	);
}
