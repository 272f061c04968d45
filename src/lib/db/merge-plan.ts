import type { Book, Erased, LostValue, Row } from '../domain/backup/book';
import { sameValue } from '../domain/backup/canonical';
import { mergeBooks } from '../domain/backup/merge';
import { readRegister, type Stamped } from '../domain/record';
import type { Seen } from '../domain/stamp';
import { RECORD_TABLES, type RecordTable } from '../domain/tables';
import { readSeen } from './device';
import { eachOwned, OWNED_TABLES } from './owned';
import type { SatchelDatabase } from './schema';
import type { AnyTable } from './transact';

/** Every table a merge reads. */
export const MERGED_TABLES: AnyTable[] = [...RECORD_TABLES, 'quarantine', 'history', 'erased', 'carried', 'seen'];
const STORED_TABLES = new Set<string>([...RECORD_TABLES, 'quarantine']);

/** What taking a book in would write. */
export interface MergePlan {
	/** Rows to put, by table; `before` is what stands there now. Tables not stored here are carried along. */
	rows: Map<string, { before: Row | undefined; after: Row }[]>;
	/** Rows to take out for good, by table: erased on another phone. */
	gone: Map<string, Row[]>;
	history: { put: LostValue[]; remove: string[] };
	erased: Erased[];
	seen: Seen;
	summary: MergeSummary;
}

export interface MergeSummary {
	/** Rows by table: in the file, of these not in the book yet, and other than in the book and winning in part at least. */
	tables: { table: string; inFile: number; added: number; changed: number }[];
	/** Values that lost without having been known, and differ from what won. */
	conflicts: number;
	/** Rows of this book that were erased for good on the other phone. */
	erased: number;
	/** Nothing would be written: all of it is known here already. */
	known: boolean;
}

/** Works out a merge inside the caller's transaction over {@link MERGED_TABLES}; writes nothing. */
export async function planMerge(db: SatchelDatabase, incoming: Book): Promise<MergePlan> {
	const local = await readCounterparts(db, incoming);
	const buried = new Set(local.erased.keys());
	await addBuried(db, local, notIn(buried, incoming.erased.keys()), buried);
	let merged = mergeBooks(local, incoming);
	// What came may belong to what is buried here, and rows of this book to it in turn.
	while (await addBuried(db, local, notIn(buried, merged.erased.keys()), buried)) merged = mergeBooks(local, incoming);
	return describe(local, incoming, merged);
}

const notIn = (set: ReadonlySet<string>, ids: Iterable<string>): string[] => [...ids].filter((id) => !set.has(id));

/** What this book has of what the other one speaks of. */
async function readCounterparts(db: SatchelDatabase, incoming: Book): Promise<Book> {
	const history = await db.history.toArray();
	const local: Book = {
		tables: new Map(),
		history: new Map(history.map((lost) => [lost.id, lost])),
		erased: new Map((await db.erased.toArray()).map((each) => [each.id, each])),
		seen: await readSeen(db)
	};
	for (const table of STORED_TABLES) {
		const lost = [...history, ...incoming.history.values()].filter((each) => each.table === table);
		const ids = new Set([...(incoming.tables.get(table)?.keys() ?? []), ...lost.map(({ recordId }) => recordId)]);
		const rows: (Row | undefined)[] = await db.table(table).bulkGet([...ids]);
		addRows(local, table, rows);
	}
	for (const { table, row } of await db.carried.toArray()) addRows(local, table, [row]);
	return local;
}

function addRows(book: Book, table: string, rows: readonly (Row | undefined)[]): void {
	const known = book.tables.get(table) ?? new Map<string, Row>();
	book.tables.set(table, known);
	for (const row of rows) if (row) known.set(row.id, row);
}

/** Adds the rows that go with the buried, and what belongs to them. @returns whether there are any */
async function addBuried(db: SatchelDatabase, local: Book, ids: string[], buried: Set<string>): Promise<boolean> {
	if (ids.length === 0) return false;
	ids.forEach((id) => buried.add(id));
	const owned: string[] = [];
	for (const table of STORED_TABLES) addRows(local, table, await db.table(table).bulkGet(ids));
	for (const table of OWNED_TABLES)
		await eachOwned(db, table, ids, (row) => {
			addRows(local, table, [row as unknown as Row]);
			owned.push(row.id);
		});
	await addBuried(db, local, notIn(buried, owned), buried);
	return true;
}

function describe(local: Book, incoming: Book, merged: Book): MergePlan {
	const plan: MergePlan = {
		rows: new Map(),
		gone: new Map(),
		history: {
			put: [...merged.history.values()].filter((lost) => !sameValue(lost, local.history.get(lost.id))),
			remove: [...local.history.keys()].filter((id) => !merged.history.has(id))
		},
		erased: [...merged.erased.values()].filter((each) => !sameValue(each, local.erased.get(each.id))),
		seen: merged.seen,
		summary: { tables: [], conflicts: 0, erased: 0, known: false }
	};
	const { summary } = plan;
	for (const table of new Set([...local.tables.keys(), ...merged.tables.keys()])) {
		const before = local.tables.get(table) ?? new Map<string, Row>();
		const after = merged.tables.get(table) ?? new Map<string, Row>();
		const changes = [...after.values()]
			.map((row) => ({ before: before.get(row.id), after: row }))
			.filter((each) => each.before !== each.after);
		const gone = [...before.values()].filter((row) => !after.has(row.id));
		const inFile = incoming.tables.get(table)?.size ?? 0;
		const added = changes.filter((each) => !each.before).length;
		if (changes.length) plan.rows.set(table, changes);
		if (gone.length) plan.gone.set(table, gone);
		if (inFile) summary.tables.push({ table, inFile, added, changed: changes.length - added });
		summary.erased += gone.length;
	}
	summary.conflicts = plan.history.put.filter((lost) => !local.history.has(lost.id) && differs(merged, lost)).length;
	const { history, erased } = plan;
	const written = plan.rows.size + plan.gone.size + history.put.length + history.remove.length + erased.length;
	summary.known = written === 0 && sameValue(local.seen, merged.seen);
	return plan;
}

/** Whether what was lost is another value than what stands there: a conflict worth showing. */
function differs(book: Book, { table, recordId, path, value }: LostValue): boolean {
	const row = book.tables.get(table)?.get(recordId);
	return !row?.clock || !sameValue(readRegister(row as Row & Stamped, path), value);
}

/** Whether the table has a store of its own here; rows of others are carried. */
export const isStored = (table: string): boolean => STORED_TABLES.has(table);

export const isRecordTable = (table: string): table is RecordTable =>
	(RECORD_TABLES as readonly string[]).includes(table);
