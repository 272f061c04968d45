import type { Stamp } from '../domain/stamp';
import { concernsAttachments, PURGED_TABLES, purgeAttachments } from './attachment-purge';
import type { Inverse, JournalRow } from './rows';
import type { SatchelDatabase } from './schema';
import { transact } from './transact';

/** Ids or changed rows in one part: keeps a journal row to a few hundred kilobytes. */
const PART = 5000;
const KEEP_DAYS = 90;
const KEEP_ACTIONS = 10_000;

type Head = Omit<JournalRow, 'action' | 'inverse'> & { stamp: Stamp };

/**
 * Journals an action inside the transaction that writes it, as an entry of its own or as a further step of `continues`.
 *
 * @returns the id of the entry it stands in
 */
export async function journalAction(
	db: SatchelDatabase,
	head: Head,
	inverses: Inverse[],
	continues?: string
): Promise<string> {
	const entry = continues === undefined ? [] : await db.journal.where('action').equals(continues).toArray();
	const [first] = entry;
	if (entry.length !== 1 || !first || first.undoneBy) {
		await db.journal.bulkAdd(journalParts(head, inverses));
		return head.id;
	}
	const before = first.inverse ?? [];
	await db.journal.put({
		...first,
		facts: { ...first.facts, ...head.facts },
		steps: [...(first.steps ?? []), head.stamp],
		inverse: [...before, ...inverses.flatMap((inverse) => unknownPart(before, inverse))]
	});
	return first.id;
}

/** What a further step adds: a register's value before the first step is what undo needs, and rows the action created need none. */
function unknownPart(known: Inverse[], inverse: Inverse): Inverse[] {
	if (inverse.created) return [inverse];
	const same = known.filter((each) => each.table === inverse.table);
	if (same.some((each) => each.created?.includes(inverse.id!))) return [];
	const paths = new Set(same.flatMap((each) => (each.id === inverse.id ? each.before! : [])).map(([path]) => path));
	const before = inverse.before!.filter(([path]) => !paths.has(path));
	return before.length ? [{ ...inverse, before }] : [];
}

/** The rows that journal one action: its head (first part inside) and further parts. */
function journalParts(head: Head, inverses: Inverse[]): JournalRow[] {
	const parts: Inverse[][] = [];
	let part: Inverse[] = [];
	let size = 0;
	for (const each of inverses.flatMap(splitCreated)) {
		if (size >= PART) {
			parts.push(part);
			part = [];
			size = 0;
		}
		part.push(each);
		size += each.created?.length ?? 1;
	}
	return [
		{ ...head, action: head.id, inverse: parts.length ? parts[0]! : part },
		...[...parts.slice(1), ...(parts.length ? [part] : [])].map((inverse, index) => ({
			id: `${head.id}/${index + 1}`,
			action: head.id,
			inverse
		}))
	];
}

function splitCreated(inverse: Inverse): Inverse[] {
	if (!inverse.created || inverse.created.length <= PART) return [inverse];
	const parts: Inverse[] = [];
	for (let from = 0; from < inverse.created.length; from += PART)
		parts.push({
			table: inverse.table,
			created: inverse.created.slice(from, from + PART),
			...(inverse.clocks && { clocks: inverse.clocks.slice(from, from + PART) })
		});
	return parts;
}

/** The whole inverse of an action, or null where the journal no longer has it. */
export async function readJournal(
	db: SatchelDatabase,
	action: string
): Promise<{ head: JournalRow; inverses: Inverse[] } | null> {
	const rows = await db.journal.where('action').equals(action).toArray();
	const head = rows.find((row) => row.id === action);
	return head ? { head, inverses: rows.flatMap((row) => row.inverse ?? []) } : null;
}

/**
 * Takes what the journal remembers of some records out of it, for good; runs inside the erasing transaction. An action
 * that was about nothing else goes whole.
 *
 * @returns how many actions knew of them
 */
export async function forgetInJournal(db: SatchelDatabase, erased: ReadonlySet<string>): Promise<number> {
	const knows = ({ id = '', created = [] }: Inverse) => erased.has(id) || created.some((each) => erased.has(each));
	const knowing = await db.journal.filter(({ inverse = [] }) => inverse.some(knows)).toArray();
	await db.journal.bulkPut(knowing.map((row) => withoutErased(row, erased)));
	const actions = [...new Set(knowing.map((row) => row.action))];
	for (const action of actions) {
		const parts = await db.journal.where('action').equals(action).toArray();
		if (parts.every(({ inverse = [] }) => inverse.length === 0)) await db.journal.bulkDelete(parts.map(({ id }) => id));
	}
	return actions.length;
}

function withoutErased({ facts, inverse = [], ...row }: JournalRow, erased: ReadonlySet<string>): JournalRow {
	const kept = inverse
		.filter(({ id = '' }) => !erased.has(id))
		.map((each) => withoutCreated(each, erased))
		.filter(({ created }) => created?.length !== 0);
	const known = Object.entries(facts ?? {}).filter(([, fact]) => !erased.has(String(fact)));
	return { ...row, ...(facts && { facts: Object.fromEntries(known) }), inverse: kept };
}

function withoutCreated(inverse: Inverse, erased: ReadonlySet<string>): Inverse {
	const { created, clocks } = inverse;
	if (!created) return inverse;
	const stays = (_: unknown, index: number) => !erased.has(created[index]!);
	return { ...inverse, created: created.filter(stays), ...(clocks && { clocks: clocks.filter(stays) }) };
}

/**
 * Forgets actions older than 90 days and all but the newest 10,000, and erases the photos and memos in the trash that
 * only these could have brought back. @param now milliseconds since 1970
 */
export async function pruneJournal(db: SatchelDatabase, now: number): Promise<number> {
	const oldest = new Date(now - KEEP_DAYS * 86_400_000).toISOString();
	const expired = await db.journal.where('at').below(oldest).primaryKeys();
	const surplus = (await db.journal.orderBy('at').reverse().offset(KEEP_ACTIONS).primaryKeys()) as string[];
	const actions = [...new Set([...expired, ...surplus])];
	if (actions.length === 0) return 0;
	await transact(db, [...PURGED_TABLES], async () => {
		const forgotten: Inverse[] = [];
		await db.journal
			.where('action')
			.anyOf(actions)
			.each(({ inverse = [] }) => void forgotten.push(...inverse.filter(concernsAttachments)));
		await db.journal.where('action').anyOf(actions).delete();
		const purged = await purgeAttachments(db, forgotten, now);
		return { touched: purged.length ? { attachments: purged } : {} };
	});
	return actions.length;
}
