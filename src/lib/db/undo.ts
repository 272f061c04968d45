import type { Customer } from '../domain/customer';
import { registerPaths, registerStamp, type Clock, type RegisterPath, type Stamped } from '../domain/record';
import type { Stamp } from '../domain/stamp';
import { RECORD_TABLES, type RecordTable } from '../domain/tables';
import { toTrash } from './change';
import { commit, type Change, type Receipt, type Work } from './commit';
import { readJournal } from './journal';
import { readRows } from './read-rows';
import { eachOwned, OWNED_TABLES } from './owned';
import type { Inverse, JournalRow } from './rows';
import type { SatchelDatabase } from './schema';

/** Why a row stayed as it is: changed again since, found again by a later import, referred to by something newer, or gone. */
export type KeptReason = 'edited-since' | 'imported-since' | 'referenced-since' | 'gone';
export interface Undone extends Receipt {
	/** Records the action had written, marks of an import aside. */
	of: number;
	restored: number;
	/** Each at most once; of one edited since, what was not edited is restored. */
	kept: { table: RecordTable; id: string; reason: KeptReason }[];
}

/**
 * Undoes any journaled action. A register gets its old value back, under a new stamp, only while the action's own
 * stamp is still on it; a record the action created goes to the trash unless it was edited or referred to since.
 * Undoing an undo redoes. Null where the journal has forgotten the action.
 *
 * @param now milliseconds since 1970 @param onSlice as in {@link Work}
 */
export async function undo(
	db: SatchelDatabase,
	action: string,
	now: number,
	onSlice?: Work['onSlice']
): Promise<Undone | null> {
	let kept: Undone['kept'] = [];
	let of = 0;
	let restored = 0;
	try {
		const receipt = await commit(db, { kind: 'undo', now }, [...RECORD_TABLES], async () => {
			// Read in here, for another tab may be undoing the same action, or taking it a step further.
			const journaled = await readJournal(db, action);
			if (!journaled || journaled.head.undoneBy) throw new NothingToUndo();
			const { head, inverses } = journaled;
			const found = await invert(db, head, inverses);
			kept = found.kept;
			of = found.of;
			restored = found.changes.filter((change) => !isMark(change)).length;
			// Where everything stayed, the action still stands.
			const [changes, undoes] = restored ? [found.changes, action] : [[], undefined];
			return { changes, undoes, facts: { undoes: head.kind! }, onSlice };
		});
		return { ...receipt, of, restored, kept };
	} catch (error) {
		if (error instanceof NothingToUndo) return null;
		throw error;
	}
}

class NothingToUndo extends Error {}

/** By which an import knows what it has seen; nothing that a person would miss. */
const MARKS: ReadonlySet<RegisterPath> = new Set(['batch', 'fingerprints']);
const areMarks = (paths: RegisterPath[]) => paths.every((path) => MARKS.has(path));
const isMark = (change: Change) => 'set' in change && areMarks(change.set.map(([path]) => path));

async function invert(db: SatchelDatabase, head: JournalRow, inverses: Inverse[]): Promise<Found & { of: number }> {
	const tables = [...new Set(inverses.map((inverse) => inverse.table))];
	const own: OwnStamps = { first: head.stamp!, all: new Set([head.stamp!, ...(head.steps ?? [])]) };
	const created = new Set(inverses.flatMap((inverse) => inverse.created ?? []));
	const voided = await voidedStamps(db);
	const findings: Found[] = [];
	for (const table of tables) {
		const made = inverses.filter((inverse) => inverse.table === table && inverse.created);
		if (made.length) findings.push(await uncreate(db, table, made, own, created, voided));
	}
	for (const table of tables) {
		const changed = inverses.filter((inverse) => inverse.table === table && inverse.id !== undefined);
		if (changed.length) findings.push(await unchange(db, table, changed, own));
	}
	const changed = inverses.filter(({ id, before }) => id !== undefined && !areMarks(before!.map(([path]) => path)));
	return {
		of: created.size + changed.length,
		changes: findings.flatMap((found) => found.changes),
		kept: findings.flatMap((found) => found.kept)
	};
}

/** The stamps an action left on what it wrote: one a step. */
interface OwnStamps {
	first: Stamp;
	all: ReadonlySet<Stamp>;
}
type Found = Pick<Undone, 'kept'> & { changes: Change[] };

async function uncreate(
	db: SatchelDatabase,
	table: RecordTable,
	inverses: Inverse[],
	own: OwnStamps,
	created: Set<string>,
	voided: ReadonlySet<Stamp>
): Promise<Found> {
	const ids = inverses.flatMap((inverse) => inverse.created!);
	const clocks = inverses.flatMap(
		(inverse): (Clock | undefined)[] => inverse.clocks ?? inverse.created!.map(() => undefined)
	);
	const rows = await readRows(db, table, ids);
	const marked = (row: Stamped) => [...MARKS].some((path) => isLater(registerStamp(row, path), own, voided));
	const referenced = await referencedSince(db, table, ids, created);
	if (table === 'customers') for (const id of await linkedSince(db, rows, own)) referenced.add(id);
	const changes: Change[] = [];
	const kept: Undone['kept'] = [];
	rows.forEach((row, index) => {
		const id = ids[index]!;
		if (!row) kept.push({ table, id, reason: 'gone' });
		else if (row.deleted) return;
		else if (clocks[index] ? !sameClock(row.clock, clocks[index]) : isEdited(row, own))
			kept.push({ table, id, reason: 'edited-since' });
		else if (!clocks[index] && marked(row)) kept.push({ table, id, reason: 'imported-since' });
		else if (referenced.has(id)) kept.push({ table, id, reason: 'referenced-since' });
		else changes.push(toTrash(table, id));
	});
	return { changes, kept };
}

const isEdited = (row: Stamped, own: OwnStamps): boolean =>
	registerPaths(row).some((path) => !MARKS.has(path) && isLater(registerStamp(row, path), own));

const sameClock = (a: Clock, b: Clock): boolean => {
	const paths = Object.keys(a);
	return paths.length === Object.keys(b).length && paths.every((path) => Object.hasOwn(b, path) && a[path] === b[path]);
};

const isLater = (stamp: Stamp, own: OwnStamps, voided?: ReadonlySet<Stamp>): boolean =>
	stamp > own.first && !own.all.has(stamp) && !voided?.has(stamp);

/** Stamps of imports that were taken back: a mark under one of them is as it was before. */
const voidedStamps = async (db: SatchelDatabase): Promise<Set<Stamp>> =>
	new Set((await db.batches.toArray()).flatMap(({ undoneBy, stamps }) => (undoneBy ? stamps : [])));

/** Which of the rows something outside the action belongs to. */
async function referencedSince(
	db: SatchelDatabase,
	table: RecordTable,
	ids: string[],
	created: Set<string>
): Promise<Set<string>> {
	const owners = new Set<string>();
	if (table !== 'customers' && table !== 'interactions') return owners;
	for (const child of OWNED_TABLES)
		await eachOwned(db, child, ids, (row, owner) => {
			if (!row.deleted && !created.has(row.id)) owners.add(owner);
		});
	// A customer merged into this one is shown by it.
	if (table === 'customers')
		await db.customers
			.where('mergedInto')
			.anyOf(ids)
			.each((row) => {
				if (!row.deleted && !created.has(row.id)) owners.add(row.mergedInto!);
			});
	return owners;
}

/** Which of the companies among the rows somebody was linked to by another action. No import makes companies, so it is one at a time. */
async function linkedSince(db: SatchelDatabase, rows: (Stamped | undefined)[], own: OwnStamps): Promise<Set<string>> {
	const linked = new Set<string>();
	const companies = new Set(rows.flatMap((row) => ((row as Customer | undefined)?.kind === 'company' ? row!.id : [])));
	if (companies.size > 0)
		await db.customers.each((person) => {
			const { companyId, deleted } = person;
			if (companyId === undefined || deleted || !companies.has(companyId)) return;
			if (!own.all.has(registerStamp(person, 'companyId'))) linked.add(companyId);
		});
	return linked;
}

async function unchange(db: SatchelDatabase, table: RecordTable, inverses: Inverse[], own: OwnStamps): Promise<Found> {
	const ids = inverses.map((inverse) => inverse.id!);
	const rows = await readRows(db, table, ids);
	const found: Found = { changes: [], kept: [] };
	inverses.forEach((inverse, index) => {
		const row = rows[index];
		const id = ids[index]!;
		if (!row) {
			found.kept.push({ table, id, reason: 'gone' });
			return;
		}
		const mine = inverse.before!.filter(([path, , stampAfter]) => {
			const stamp = registerStamp(row, path);
			return stampAfter === undefined ? own.all.has(stamp) : stamp === stampAfter;
		});
		const others = inverse.before!.filter((each) => !mine.includes(each)).map(([path]) => path);
		if (!areMarks(others)) found.kept.push({ table, id, reason: 'edited-since' });
		const set = mine.map(([path, value]): [RegisterPath, unknown] => [path, value]);
		if (set.length) found.changes.push({ table, id, set } as Change);
	});
	return found;
}
