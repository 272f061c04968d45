import { besideName, displayName } from '../domain/customer';
import type { RecordTable } from '../domain/tables';
import type { Instant } from '../domain/time';
import type { ActionKind, Inverse, JournalRow } from './rows';
import type { SatchelDatabase } from './schema';
import { standIns } from './standing';

/** One line of History: what a person did, and whether it still holds. */
export interface ActionEntry {
	id: string;
	at: Instant;
	kind: ActionKind;
	facts: Record<string, string | number>;
	/** The customer it was about, as named now, with what tells it from another of that name; missing where it was about several, or about one that was erased. */
	subject?: { id: string; name: string; beside?: string };
	/** Registers it changed, where it did nothing but edit one record. */
	changed: string[];
	/** It wrote records, and the journal knows what was there before. */
	undoable: boolean;
	/** It was undone and not done again since. */
	undone: boolean;
	/** The action whose undoing turns this one round: itself, or the last of the undos and redos that followed. */
	turn: string;
	/** It wrote more rows than the page's thread should rewrite. */
	large: boolean;
}

/** Rows that are undone on the page without a pause in scrolling. */
const SMALL = 50;

/**
 * The newest actions of the journal. Undos are no lines of their own: they turn the action they undid.
 *
 * @param most actions to read @returns them, and whether there are older ones
 */
export async function readActions(
	db: SatchelDatabase,
	most: number
): Promise<{ actions: ActionEntry[]; more: boolean }> {
	const heads = await db.journal
		.orderBy('at')
		.reverse()
		.filter((head) => head.kind !== 'undo')
		.limit(most + 1)
		.toArray();
	const shown = heads.slice(0, most);
	const turns = await followUndos(db, shown);
	const subjects = await readSubjects(db, shown);
	const actions = shown.map((head): ActionEntry => {
		const inverses = head.inverse ?? [];
		const { turn, undone } = turns.get(head.id)!;
		const subject = subjects.get(head.id);
		const one = inverses.every(({ id }) => id !== undefined && id === inverses[0]!.id);
		return {
			id: head.id,
			at: head.at!,
			kind: head.kind!,
			facts: head.facts ?? {},
			...(subject && { subject }),
			changed: one ? inverses.flatMap(({ before }) => before!.map(([path]) => path)) : [],
			undoable: inverses.length > 0,
			undone,
			turn,
			large: countRows(inverses) > SMALL
		};
	});
	return { actions, more: heads.length > most };
}

const countRows = (inverses: Inverse[]): number =>
	inverses.reduce((total, inverse) => total + (inverse.created?.length ?? 1), 0);

/** Follows `undoneBy` from each action to the last undo: after an odd number of them it is undone. */
async function followUndos(
	db: SatchelDatabase,
	heads: JournalRow[]
): Promise<Map<string, { turn: string; undone: boolean }>> {
	const turns = new Map(heads.map((head) => [head.id, { turn: head.id, undone: false }]));
	let open = heads.flatMap(({ id, undoneBy }) => (undoneBy ? [{ id, undoneBy }] : []));
	while (open.length > 0) {
		const undos = await db.journal.bulkGet(open.map(({ undoneBy }) => undoneBy));
		open = open.flatMap(({ id, undoneBy }, index) => {
			turns.set(id, { turn: undoneBy, undone: !turns.get(id)!.undone });
			const next = undos[index]?.undoneBy;
			return next ? [{ id, undoneBy: next }] : [];
		});
	}
	return turns;
}

const OWNED: readonly RecordTable[] = ['interactions', 'followUps', 'orders', 'feedback'];

/** The one customer each small action was about; names are looked up now, never journaled. */
async function readSubjects(
	db: SatchelDatabase,
	heads: JournalRow[]
): Promise<Map<string, NonNullable<ActionEntry['subject']>>> {
	const small = heads.filter((head) => countRows(head.inverse ?? []) <= SMALL);
	const ids = (head: JournalRow, table: RecordTable) => [
		...(head.inverse ?? []).flatMap((each) => (each.table === table ? (each.created ?? [each.id!]) : [])),
		// A photo belongs to the contact it was added to.
		...(table === 'interactions' && head.facts?.interaction ? [String(head.facts.interaction)] : [])
	];
	const owners = new Map<string, string>();
	for (const table of OWNED)
		for (const row of await db.records(table).bulkGet(small.flatMap((head) => ids(head, table))))
			if (row && 'customerId' in row) owners.set(row.id, row.customerId);
	const about = new Map<string, string>();
	for (const head of small) {
		const owned = OWNED.flatMap((table) => ids(head, table)).flatMap((id) => owners.get(id) ?? []);
		const customers = new Set([...ids(head, 'customers'), ...owned]);
		if (customers.size === 1) about.set(head.id, [...customers][0]!);
	}
	const customers = await standIns(db, about.values());
	const subjects = new Map<string, NonNullable<ActionEntry['subject']>>();
	for (const [action, id] of about) {
		const customer = customers.get(id);
		if (!customer) continue;
		const beside = besideName(customer);
		subjects.set(action, { id: customer.id, name: displayName(customer), ...(beside && { beside }) });
	}
	return subjects;
}
