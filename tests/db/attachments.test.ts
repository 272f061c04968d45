import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { readActions } from '$lib/db/actions';
import { addAttachment, attachmentIds, growAttachment, removeAttachment } from '$lib/db/attachments';
import { commit } from '$lib/db/commit';
import { erasePerson } from '$lib/db/erase';
import { writeBackup } from '$lib/db/export';
import { logContact } from '$lib/db/interactions';
import { SatchelDatabase } from '$lib/db/schema';
import { undo } from '$lib/db/undo';
import { loadBackup } from '$lib/domain/backup/load';

const noon = Date.parse('2026-11-22T12:00:00Z');
const part = (...bytes: number[]) => Uint8Array.from(bytes);
let db: SatchelDatabase;
let contact: string;
let entry: string;

beforeEach(async () => {
	db = new SatchelDatabase(`test-${uuid()}`);
	await commit(db, { kind: 'customer.create', now: noon }, ['customers'], {
		changes: [{ table: 'customers', create: { id: 'a', name: 'Ann' } }]
	});
	({ contact, action: entry } = await logContact(db, { customerId: 'a', channel: 'visit' }, noon));
});
afterEach(() => db.delete());

const step = () => ({ now: noon, continues: entry });
const memo = () => addAttachment(db, contact, { mime: 'audio/webm', bytes: part(1, 2), seconds: 3 }, step());
const kept = async () => (await db.attachments.toArray()).filter(({ deleted }) => !deleted);

describe('a voice memo', () => {
	it('grows by parts, and the journal holds none of them', async () => {
		const { attachment: id } = await memo();
		await growAttachment(db, { contact, id, bytes: part(3), seconds: 6 }, step());
		await growAttachment(db, { contact, id, bytes: part(4, 5), seconds: 8 }, step());
		const [stored] = await kept();
		expect([...stored!.bytes]).toEqual([1, 2, 3, 4, 5]);
		expect(stored).toMatchObject({ ownerId: contact, seconds: 8, at: '2026-11-22T12:00:00.000Z' });
		expect(JSON.stringify(await db.journal.toArray())).not.toContain('bytes');
	});

	it('goes with the contact that is taken back, all of it', async () => {
		const { attachment: id } = await memo();
		await growAttachment(db, { contact, id, bytes: part(3), seconds: 6 }, step());
		expect((await undo(db, entry, noon + 1))!.kept).toEqual([]);
		expect(await kept()).toEqual([]);
		// Its recorder had one more part on the way.
		await growAttachment(db, { contact, id, bytes: part(4), seconds: 9 }, step());
		expect(await kept()).toEqual([]);
	});
});

describe('what is kept with a contact', () => {
	it('is removed and brought back; History says whose it is', async () => {
		const { attachment: id } = await memo();
		const { action } = await removeAttachment(db, { id, ownerId: contact }, noon);
		expect(await kept()).toEqual([]);
		expect((await readActions(db, 1)).actions[0]!.subject).toEqual({ id: 'a', name: 'Ann' });
		await undo(db, action, noon + 1);
		expect((await kept()).map((row) => row.id)).toEqual([id]);
		expect(await attachmentIds(db, contact)).toEqual([id]);
	});

	it('travels in a backup, byte for byte', async () => {
		const { attachment: id } = await memo();
		const written = await db.transaction('r', db.tables, () => writeBackup(db, noon));
		const loaded = await loadBackup(written.bytes, async () => {});
		if (!loaded.ok) throw new Error(loaded.problem.code);
		expect(loaded.value.header.counts.attachments).toBe(1);
		const row = loaded.value.book.tables.get('attachments')!.get(id)!;
		expect(row).toMatchObject({ mime: 'audio/webm', seconds: 3, bytes: part(1, 2) });
	});

	it('is erased for good with its customer, and counted', async () => {
		await memo();
		const { counts } = await erasePerson(db, 'a', noon + 1);
		expect(counts.attachments).toBe(1);
		expect(await db.attachments.count()).toBe(0);
	});
});
