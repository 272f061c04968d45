import { v7 as uuid } from 'uuid';
import { emptyBook, type Book, type Row } from '../domain/backup/book';
import { mergeBooks } from '../domain/backup/merge';
import type { Customer } from '../domain/customer';
import type { Interaction } from '../domain/interaction';
import { laterStamp, nextStamp, type DeviceId, type Seen, type Stamp } from '../domain/stamp';
import { RECORD_TABLES, type RecordRows, type RecordTable } from '../domain/tables';
import { noteBirthdays } from './birthdays';
import { distrustRanking } from './care-rules';
import { refreshCare } from './care-derived';
import { derive, noteContacts, withDerived, type LastContacts } from './derived';
import { newDeviceId, putSeen, readSeen } from './device';
import { EXPORTED_TABLES, writeBackup } from './export';
import { journalAction } from './journal';
import { isRecordTable, planMerge, MERGED_TABLES, type MergeSummary } from './merge-plan';
import { WRITTEN_TABLES, writeMerge } from './merge-write';
import type { SatchelDatabase } from './schema';
import { transact, type AnyTable } from './transact';

type OnSlice = (done: number, total: number) => void;

/** What a merge of the book would come to; writes nothing. */
export const previewMerge = (db: SatchelDatabase, incoming: Book): Promise<MergeSummary> =>
	db.transaction('r', MERGED_TABLES, async () => (await planMerge(db, incoming)).summary);

/**
 * Merges a book into this one: one transaction, one action that can be undone. Where it brings nothing new, nothing is
 * written and `action` is missing.
 *
 * @param now milliseconds since 1970 @param onSlice may throw to cancel, which puts everything back
 */
export async function mergeBackup(
	db: SatchelDatabase,
	incoming: Book,
	now: number,
	onSlice?: OnSlice
): Promise<{ action?: string; summary: MergeSummary }> {
	return transact(db, WRITTEN_TABLES, async () => {
		const plan = await planMerge(db, incoming);
		const { summary } = plan;
		if (summary.known) return { summary, touched: {} };
		const device = await takeNewDevice(db);
		const facts = { added: 0, changed: 0, conflicts: summary.conflicts, erased: summary.erased };
		for (const { added, changed } of summary.tables) {
			facts.added += added;
			facts.changed += changed;
		}
		const action = {
			id: uuid(),
			kind: 'merge' as const,
			now,
			device,
			stamp: nextStamp(now, device, '', ''),
			facts
		};
		const touched = await writeMerge(db, plan, action, onSlice);
		return { action: action.id, summary, touched };
	});
}

/**
 * Puts a book in the place of this one: one transaction. The old book stays as a snapshot, whose id is given, unless it
 * was empty. What was erased for good here stays erased.
 *
 * @param restores the snapshot the book comes from: it has served, and goes
 * @param now milliseconds since 1970 @param onSlice may throw to cancel, which puts everything back
 */
export async function replaceBook(
	db: SatchelDatabase,
	incoming: Book,
	now: number,
	{ restores, onSlice = () => {} }: { restores?: string; onSlice?: OnSlice } = {}
): Promise<{ action: string; snapshot?: string }> {
	const tables = [...new Set<AnyTable>([...EXPORTED_TABLES, ...WRITTEN_TABLES, 'snapshots'])];
	return transact(db, tables, async () => {
		const erased = new Map((await db.erased.toArray()).map((each) => [each.id, each]));
		const met = await readSeen(db);
		const old = await writeBackup(db, now);
		const snapshot = Object.values(old.header.counts).some((count) => count > 0) ? uuid() : undefined;
		if (snapshot)
			await db.snapshots.add({
				id: snapshot,
				at: old.header.exportedAt,
				reason: 'replace',
				counts: { ...old.header.counts },
				tombstones: erased.size,
				bytes: old.bytes
			});
		if (restores) await db.snapshots.delete(restores);

		const book = mergeBooks(incoming, { ...emptyBook(), erased });
		const replaced = [...RECORD_TABLES, 'quarantine', 'history', 'erased', 'carried', 'seen'] as const;
		for (const table of replaced) await db.table(table).clear();
		await addBook(db, book, onSlice);
		const id = uuid();
		await distrustRanking(db, id);
		const device = await takeNewDevice(db);
		// Later than a newest stamp that is forgotten with the old book: or the canary would take this for a loss.
		const [forgotten, newest] = [latestOf(met), latestOf(book.seen)];
		const stamp = nextStamp(now, device, '', forgotten > newest ? forgotten : '');
		await putSeen(db, { ...book.seen, [device]: stamp });
		const head = { id, at: new Date(now).toISOString(), kind: 'replace' as const, stamp };
		await journalAction(db, { ...head, facts: snapshot ? { snapshot } : {} }, []);
		return { action: id, snapshot, touched: Object.fromEntries(RECORD_TABLES.map((table) => [table, 'all'])) };
	});
}

const SLICE = 1000;

/** Puts the rows of a book into empty tables, with what derives from them. */
async function addBook(db: SatchelDatabase, book: Book, onSlice: OnSlice): Promise<void> {
	const last = new Map<string, LastContacts>();
	noteContacts(last, (book.tables.get('interactions')?.values() ?? []) as Iterable<Interaction>);
	const total = [...book.tables.values()].reduce((sum, rows) => sum + rows.size, 0);
	let done = 0;
	for (const [table, byId] of book.tables) {
		const rows = [...byId.values()];
		for (let from = 0; from < rows.length; from += SLICE) {
			const slice = rows.slice(from, from + SLICE);
			if (isRecordTable(table))
				await db.records(table).bulkAdd(slice.map((row) => derived(table, row, last)) as never[]);
			else if (table === 'quarantine') await db.table(table).bulkAdd(slice);
			else await db.carried.bulkAdd(slice.map((row) => ({ id: `${table}/${row.id}`, table, row })));
			onSlice((done += slice.length), total);
		}
	}
	// Once all is there: a cadence may come by a segment, care from somebody who was merged into another.
	const customers = [...(book.tables.get('customers')?.values() ?? [])] as unknown as Customer[];
	await noteBirthdays(db, customers);
	for (let from = 0; from < customers.length; from += SLICE)
		await refreshCare(db, { ruled: new Set(customers.slice(from, from + SLICE).map(({ id }) => id)) });
	await db.history.bulkAdd([...book.history.values()]);
	await db.erased.bulkAdd([...book.erased.values()]);
}

function derived(table: RecordTable, row: Row, last: ReadonlyMap<string, LastContacts>): RecordRows[RecordTable] {
	const record = derive(table, row as unknown as RecordRows[RecordTable]);
	return table === 'customers' ? withDerived(record as Customer, last.get(record.id) ?? {}) : record;
}

/** Another device id than before: what was written under the old one since the backup must not pass for known. */
async function takeNewDevice(db: SatchelDatabase): Promise<DeviceId> {
	const id = newDeviceId();
	await db.settings.put({ key: 'device', value: id });
	return id;
}

const latestOf = (seen: Seen): Stamp => Object.values(seen).reduce(laterStamp, '');
