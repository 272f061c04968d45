import { v7 as uuid } from 'uuid';
import { laterStamp } from '../domain/stamp';
import type { Touched } from './announce';
import { eraseAttachments, PURGED_TABLES } from './attachment-purge';
import { forgetInJournal, journalAction } from './journal';
import type { SatchelDatabase } from './schema';
import { standIns } from './standing';
import { transact } from './transact';

export interface TrashedAttachments {
	/** How many photos and memos. */
	count: number;
	/** What they take. */
	bytes: number;
}

/** What the photos and memos in the trash take; they are there with their contact or customer, or by themselves. */
export async function measureTrashedAttachments(db: SatchelDatabase): Promise<TrashedAttachments> {
	const { ids, bytes } = await trashedAttachments(db);
	return { count: ids.length, bytes };
}

/**
 * Erases photos and memos in the trash for good, at once. Their contacts and customers stay and can be restored; no undo
 * and no merge brings these back.
 *
 * @param now milliseconds since 1970 @returns what went @throws on storage errors; nothing is erased then
 */
export function eraseTrashedAttachments(
	db: SatchelDatabase,
	now: number
): Promise<TrashedAttachments & { touched: Touched }> {
	return transact(db, [...PURGED_TABLES, 'customers'], async () => {
		const { ids, bytes, newest } = await trashedAttachments(db);
		if (ids.length === 0) return { count: 0, bytes: 0, touched: {} };
		await forgetInJournal(db, new Set(ids));
		const stamp = await eraseAttachments(db, ids, newest, now);
		const at = new Date(now).toISOString();
		await journalAction(db, { id: uuid(), at, kind: 'erase', stamp, facts: { attachments: ids.length } }, []);
		return { count: ids.length, bytes, touched: { attachments: ids } };
	});
}

/** @returns their ids, bytes in all, and the latest stamp on any */
async function trashedAttachments(db: SatchelDatabase): Promise<{ ids: string[]; bytes: number; newest: string }> {
	const owners = await ownersInTrash(db, (await db.attachments.orderBy('ownerId').uniqueKeys()) as string[]);
	const found = { ids: [] as string[], bytes: 0, newest: '' };
	await db.attachments.each(({ id, ownerId, bytes, clock, deleted }) => {
		if (!deleted && !owners.has(ownerId)) return;
		found.ids.push(id);
		found.bytes += bytes.byteLength;
		found.newest = Object.values(clock).reduce(laterStamp, found.newest);
	});
	return found;
}

/** Those of some contacts and customers that are in the trash, contacts of a customer there too. */
async function ownersInTrash(db: SatchelDatabase, owners: readonly string[]): Promise<Set<string>> {
	const contacts = await db.interactions.bulkGet([...owners]);
	const whose = (index: number) => contacts[index]?.customerId ?? owners[index]!;
	const customers = await standIns(
		db,
		owners.map((_, index) => whose(index))
	);
	const isTrash = (index: number) => !!(contacts[index]?.deleted || customers.get(whose(index))?.deleted);
	return new Set(owners.filter((_, index) => isTrash(index)));
}
