import { v7 as uuid } from 'uuid';
import type { Attachment } from '../domain/attachment';
import { toTrash } from './change';
import { commit, type Receipt } from './commit';
import { editing, type Step } from './interactions';
import type { SatchelDatabase } from './schema';

/** Ids of what is kept with a record, in the order it came, those in the trash too; reads no bytes. */
export async function attachmentIds(db: SatchelDatabase, ownerId: string): Promise<string[]> {
	const ids = await db.attachments.where('ownerId').equals(ownerId).primaryKeys();
	return ids.sort();
}

/** Keeps a photo or the beginning of a voice memo with a contact. */
export async function addAttachment(
	db: SatchelDatabase,
	contact: string,
	attachment: Pick<Attachment, 'mime' | 'bytes' | 'seconds'>,
	step: Step
): Promise<Receipt & { attachment: string }> {
	const id = uuid();
	const at = new Date(step.now).toISOString();
	const receipt = await commit(db, editing(contact, step), ['attachments'], {
		changes: [{ table: 'attachments', create: { id, ownerId: contact, at, ...attachment } }]
	});
	return { ...receipt, attachment: id };
}

/** Adds what was recorded since to a voice memo that `step` goes on with. One in the trash by now stays as it is. */
export function growAttachment(
	db: SatchelDatabase,
	{ contact, id, bytes, seconds }: { contact: string; id: string; bytes: Uint8Array; seconds: number },
	step: Step
): Promise<Receipt> {
	return commit(db, editing(contact, step), ['attachments'], async () => {
		const stored = await db.attachments.get(id);
		if (!stored || stored.deleted) return { changes: [] };
		const joined = new Uint8Array(stored.bytes.length + bytes.length);
		joined.set(stored.bytes);
		joined.set(bytes, stored.bytes.length);
		const set = [
			['bytes', joined],
			['seconds', seconds]
		] as const;
		return { changes: [{ table: 'attachments', id, set }], growsOwn: true };
	});
}

/** Moves a photo or memo to the trash. @param now milliseconds since 1970 */
export function removeAttachment(
	db: SatchelDatabase,
	{ id, ownerId }: Pick<Attachment, 'id' | 'ownerId'>,
	now: number
): Promise<Receipt> {
	return commit(db, editing(ownerId, { now }), ['attachments'], {
		changes: [toTrash('attachments', id)]
	});
}
