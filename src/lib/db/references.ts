import Dexie from 'dexie';
import type { Stamped } from '../domain/record';
import { OWNER_FIELD, type RecordTable } from '../domain/tables';
import type { SatchelDatabase } from './schema';

/** How a row points at another: a child at its owner, a merged customer at the one that stands for it. */
const POINTERS: [table: RecordTable, field: string][] = [
	...(Object.entries(OWNER_FIELD) as [RecordTable, string][]),
	['customers', 'mergedInto']
];
/** Where the pointer is the first part of an index, not the whole. */
const COMPOUND: Partial<Record<RecordTable, string>> = {
	interactions: '[customerId+startedAt]',
	orders: '[customerId+at]'
};
/** Above this many targets one pass over a table is cheaper than an index look-up each. */
const FEW = 100;
const PAGE = 2000;

/**
 * Which of `targets` (ids of customers and interactions) a row outside `except` points at, rows in the trash aside. One
 * pass, however many targets; photos are read one at a time.
 */
export async function pointedAt(
	db: SatchelDatabase,
	targets: ReadonlySet<string>,
	except: ReadonlySet<string>
): Promise<Set<string>> {
	const found = new Set<string>();
	if (targets.size === 0) return found;
	for (const [table, field] of POINTERS) {
		const note = (row: Stamped) => {
			const target = (row as unknown as Record<string, string | undefined>)[field];
			if (target !== undefined && targets.has(target) && !row.deleted && !except.has(row.id)) found.add(target);
		};
		if (targets.size <= FEW) await lookUp(db, table, field, [...targets], note);
		else if (table === 'attachments') await lookUp(db, table, field, await pointedKeys(db, targets), note);
		else await pass(db, table, note);
	}
	return found;
}

type Note = (row: Stamped) => void;

async function lookUp(
	db: SatchelDatabase,
	table: RecordTable,
	field: string,
	targets: string[],
	note: Note
): Promise<void> {
	const rows = db.records(table);
	const compound = COMPOUND[table];
	if (!compound) await rows.where(field).anyOf(targets).each(note);
	else
		for (const target of targets)
			await rows.where(compound).between([target, Dexie.minKey], [target, Dexie.maxKey]).each(note);
}

/** Owners of attachments, read from the index alone. */
async function pointedKeys(db: SatchelDatabase, targets: ReadonlySet<string>): Promise<string[]> {
	const owners = (await db.attachments.orderBy('ownerId').uniqueKeys()) as string[];
	return owners.filter((owner) => targets.has(owner));
}

async function pass(db: SatchelDatabase, table: RecordTable, note: Note): Promise<void> {
	let last: string | undefined;
	do {
		const rows: Stamped[] = await db
			.records(table)
			.where('id')
			.above(last ?? '')
			.limit(PAGE)
			.toArray();
		rows.forEach(note);
		last = rows.length === PAGE ? rows.at(-1)!.id : undefined;
	} while (last !== undefined);
}
