import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addAttachment, removeAttachment } from '$lib/db/attachments';
import { deleteContact, editContact, logContact } from '$lib/db/interactions';
import { pruneJournal } from '$lib/db/journal';
import { undo } from '$lib/db/undo';
import { NOW, Phone } from './phone';

const DAY = 86_400_000;
const BYTES = 'photo bytes';
let phone: Phone;
let contact: string;
let photo: string;

beforeEach(async () => {
	phone = new Phone();
	await phone.write({ table: 'customers', create: { id: 'a', name: 'Li Na' } });
	contact = (await logContact(phone.db, { customerId: 'a', channel: 'visit' }, NOW)).contact;
	const attachment = { mime: 'image/jpeg', bytes: new TextEncoder().encode(BYTES) };
	photo = (await addAttachment(phone.db, contact, attachment, { now: NOW })).attachment;
});
afterEach(() => phone.db.delete());

const photos = async ({ db } = phone) => (await db.attachments.toArray()).map(({ id }) => id);
const remove = (now: number) => removeAttachment(phone.db, { id: photo, ownerId: contact }, now);

it('a photo in the trash can be brought back for 90 days, and then its bytes go', async () => {
	const { action } = await remove(NOW + DAY);
	await pruneJournal(phone.db, NOW + 91 * DAY - 1);
	expect(await photos()).toEqual([photo]);
	await undo(phone.db, action, NOW + 91 * DAY);
	expect((await phone.db.attachments.get(photo))?.deleted).toBeUndefined();

	await remove(NOW + 100 * DAY);
	const old = await phone.backup();
	await pruneJournal(phone.db, NOW + 190 * DAY + 1);
	expect(await photos()).toEqual([]);
	expect(await phone.everything()).not.toContain(btoa(BYTES));
	await phone.bringIn(old, 'merge');
	expect(await photos()).toEqual([]);
});

it('goes with its contact, and not before what can bring the contact back is forgotten', async () => {
	await deleteContact(phone.db, contact, NOW + DAY);
	await pruneJournal(phone.db, NOW + 91 * DAY - 1);
	expect(await photos()).toEqual([photo]);
	await pruneJournal(phone.db, NOW + 91 * DAY + 1);
	expect(await photos()).toEqual([]);
});

it('stays as long as it is in nobody’s trash, or only its customer is', async () => {
	await editContact(phone.db, contact, 'note', 'later', { now: NOW + DAY });
	await phone.write({ table: 'customers', id: 'a', set: [['deleted', true]] });
	await pruneJournal(phone.db, NOW + 300 * DAY);
	expect(await photos()).toEqual([photo]);
});

it('is erased on another phone too when the books meet', async () => {
	const other = new Phone();
	await other.bringIn(await phone.backup(), 'merge');
	await remove(NOW + DAY);
	await pruneJournal(phone.db, NOW + 100 * DAY);
	await other.bringIn(await phone.backup(), 'merge');
	expect(await photos(other)).toEqual([]);
	await other.db.delete();
});
