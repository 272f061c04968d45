import { registerPaths, registerStamp, type RegisterPath } from '../domain/record';
import type { Stamp } from '../domain/stamp';
import { RECORD_TABLES, type RecordTable } from '../domain/tables';
import { commit, type Change, type Receipt, type Work } from './commit';
import { readJournal } from './journal';
import { pointedAt } from './references';
import type { Inverse, JournalRow } from './rows';
import type { SatchelDatabase } from './schema';

/** Why a row stayed as it is: changed again since, referred to by something newer, or gone for good. */
export type KeptReason = 'edited-since' | 'referenced-since' | 'gone';
export interface Undone extends Receipt {
	restored: number;
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
	let restored = 0;
	try {
		const receipt = await commit(db, { kind: 'undo', now }, [...RECORD_TABLES], async () => {
			// Read in here, for another tab may be undoing the same action, or taking it a step further.
			const journaled = await readJournal(db, action);
			if (!journaled || journaled.head.undoneBy) throw new NothingToUndo();
			const found = await invert(db, journaled.head, journaled.inverses);
			kept = found.kept;
			restored = found.changes.length;
			return { changes: found.changes, undoes: action, facts: { undoes: journaled.head.kind! }, onSlice };
		});
		return { ...receipt, restored, kept };
	} catch (error) {
		if (error instanceof NothingToUndo) return null;
		throw error;
	}
}

class NothingToUndo extends Error {}

async function invert(db: SatchelDatabase, head: JournalRow, inverses: Inverse[]): Promise<Found> {
	const own: OwnStamps = { first: head.stamp!, all: new Set([head.stamp!, ...(head.steps ?? [])]) };
	const created = new Set(inverses.flatMap((inverse) => inverse.created ?? []));
	const targets = inverses.filter(({ table }) => table === 'customers' || table === 'interactions');
	const pointed = await pointedAt(db, new Set(targets.flatMap((inverse) => inverse.created ?? [])), created);
	const findings: Found[] = [];
	for (const inverse of inverses) if (inverse.created) findings.push(await uncreate(db, inverse, own, pointed));
	for (const table of new Set(inverses.map((inverse) => inverse.table))) {
		const changed = inverses.filter((inverse) => inverse.table === table && inverse.id !== undefined);
		if (changed.length) findings.push(await unchange(db, table, changed, own));
	}
	return { changes: findings.flatMap((found) => found.changes), kept: findings.flatMap((found) => found.kept) };
}

/** The stamps an action left on what it wrote: one a step. */
interface OwnStamps {
	first: Stamp;
	all: ReadonlySet<Stamp>;
}
type Found = Pick<Undone, 'kept'> & { changes: Change[] };

async function uncreate(db: SatchelDatabase, inverse: Inverse, own: OwnStamps, pointed: Set<string>): Promise<Found> {
	const { table } = inverse;
	const ids = inverse.created!;
	const rows = await db.records(table).bulkGet(ids);
	const changes: Change[] = [];
	const kept: Undone['kept'] = [];
	rows.forEach((row, index) => {
		const id = ids[index]!;
		if (!row) kept.push({ table, id, reason: 'gone' });
		else if (row.deleted) return;
		else if (registerPaths(row).some((path) => isLater(registerStamp(row, path), own)))
			kept.push({ table, id, reason: 'edited-since' });
		else if (pointed.has(id)) kept.push({ table, id, reason: 'referenced-since' });
		else changes.push({ table, id, set: [['deleted', true]] } as Change);
	});
	return { changes, kept };
}

const isLater = (stamp: Stamp, own: OwnStamps): boolean => stamp > own.first && !own.all.has(stamp);

async function unchange(db: SatchelDatabase, table: RecordTable, inverses: Inverse[], own: OwnStamps): Promise<Found> {
	const rows = await db.records(table).bulkGet(inverses.map((inverse) => inverse.id!));
	const found: Found = { changes: [], kept: [] };
	inverses.forEach((inverse, index) => {
		const row = rows[index];
		const id = inverse.id!;
		if (!row) {
			found.kept.push({ table, id, reason: 'gone' });
			return;
		}
		const mine = inverse.before!.filter(([path, , stampAfter]) => {
			const stamp = registerStamp(row, path);
			return stampAfter === undefined ? own.all.has(stamp) : stamp === stampAfter;
		});
		if (mine.length < inverse.before!.length) found.kept.push({ table, id, reason: 'edited-since' });
		const set = mine.map(([path, value]): [RegisterPath, unknown] => [path, value]);
		if (set.length) found.changes.push({ table, id, set } as Change);
	});
	return found;
}
