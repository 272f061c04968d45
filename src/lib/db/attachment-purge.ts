import { laterStamp, nextStamp, type Stamp } from '../domain/stamp';
import { deviceInTransaction } from './device';
import type { Inverse } from './rows';
import type { SatchelDatabase } from './schema';

/** What {@link purgeAttachments} reads and writes. */
export const PURGED_TABLES = [
	'attachments',
	'interactions',
	'history',
	'erased',
	'journal',
	'seen',
	'settings'
] as const;

/** Whether undoing it may bring a photo or memo back. */
export const concernsAttachments = ({ table }: Inverse): boolean => table === 'attachments' || table === 'interactions';

/**
 * Erases photos and memos for good that lie in the trash, or whose contact does, once nothing in the journal can bring
 * them back: only undoing can, so their term is the journal's. Tombstones stay, so that no merge brings the bytes back.
 * Inside the transaction that forgets, over {@link PURGED_TABLES}.
 *
 * @param forgotten what the journal knew until now @param now milliseconds since 1970
 * @returns ids of what went
 */
export async function purgeAttachments(
	db: SatchelDatabase,
	forgotten: readonly Inverse[],
	now: number
): Promise<string[]> {
	const idsIn = (table: Inverse['table']) =>
		forgotten.flatMap((each) => (each.table === table ? (each.created ?? [each.id!]) : []));
	const contacts = (await db.interactions.bulkGet(idsIn('interactions'))).filter((contact) => contact?.deleted);
	const theirs = await db.attachments
		.where('ownerId')
		.anyOf(contacts.map((contact) => contact!.id))
		.primaryKeys();
	const candidates = new Set([...idsIn('attachments'), ...theirs]);
	if (candidates.size === 0) return [];

	const known = new Set<string>();
	await db.journal.each(({ inverse = [] }) => {
		for (const { id, created = [] } of inverse.filter(concernsAttachments))
			for (const each of id === undefined ? created : [id]) known.add(each);
	});
	const gone: string[] = [];
	let newest = '';
	for (const id of candidates) {
		const row = known.has(id) ? undefined : await db.attachments.get(id);
		if (!row) continue;
		const inTrash = row.deleted || (!known.has(row.ownerId) && (await db.interactions.get(row.ownerId))?.deleted);
		if (!inTrash) continue;
		gone.push(id);
		newest = Object.values(row.clock).reduce(laterStamp, newest);
	}
	if (gone.length === 0) return [];
	await eraseAttachments(db, gone, newest, now);
	return gone;
}

/**
 * Erases attachments for good, and leaves tombstones, so that no merge brings the bytes back. Inside a transaction.
 *
 * @param newest the latest stamp on any of them
 * @returns the stamp of the erasure
 */
export async function eraseAttachments(
	db: SatchelDatabase,
	ids: readonly string[],
	newest: Stamp,
	now: number
): Promise<Stamp> {
	const { device, lastOwn } = await deviceInTransaction(db);
	const stamp = nextStamp(now, device, lastOwn, newest);
	const at = new Date(now).toISOString();
	await db.attachments.bulkDelete([...ids]);
	await db.history.where('recordId').anyOf(ids).delete();
	await db.erased.bulkPut(ids.map((id) => ({ id, table: 'attachments', stamp, at })));
	await db.seen.put({ device, stamp });
	return stamp;
}
