import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addAttachment, removeAttachment } from '$lib/db/attachments';
import { eraseTrashedAttachments, measureTrashedAttachments } from '$lib/db/attachment-trash';
import { restoreCustomer, trashCustomer } from '$lib/db/customers';
import { deleteContact, logContact } from '$lib/db/interactions';
import { undo } from '$lib/db/undo';
import { NOW, Phone } from './phone';

let phone: Phone;
beforeEach(async () => {
	phone = new Phone();
	for (const id of ['a', 'b']) await phone.write({ table: 'customers', create: { id, name: id } });
});
afterEach(() => phone.db.delete());

const contactOf = async (customerId: string) =>
	(await logContact(phone.db, { customerId, channel: 'visit' }, NOW)).contact;
const addTo = async (contact: string, text: string) => {
	const attachment = { mime: 'image/jpeg', bytes: new TextEncoder().encode(text) };
	return (await addAttachment(phone.db, contact, attachment, { now: NOW })).attachment;
};
const kept = async () => (await phone.db.attachments.toArray()).map(({ id }) => id);

it('counts what lies in the trash by itself, with its contact, its customer, and whom its customer stands for', async () => {
	const [one, other, merged] = [await contactOf('a'), await contactOf('a'), await contactOf('b')];
	const removed = await addTo(one, '1');
	const stays = await addTo(one, '22');
	await addTo(other, '333');
	await addTo(merged, '4444');
	expect(await measureTrashedAttachments(phone.db)).toEqual({ count: 0, bytes: 0 });
	await removeAttachment(phone.db, { id: removed, ownerId: one }, NOW);
	expect(await measureTrashedAttachments(phone.db)).toEqual({ count: 1, bytes: 1 });
	await deleteContact(phone.db, other, NOW);
	expect(await measureTrashedAttachments(phone.db)).toEqual({ count: 2, bytes: 4 });
	await phone.write({ table: 'customers', id: 'b', set: [['mergedInto', 'a']] });
	await trashCustomer(phone.db, 'a', NOW);
	expect(await measureTrashedAttachments(phone.db)).toEqual({ count: 4, bytes: 10 });
	await restoreCustomer(phone.db, 'a', NOW);
	expect(await eraseTrashedAttachments(phone.db, NOW)).toMatchObject({ count: 2, bytes: 4 });
	expect((await kept()).sort()).toContain(stays);
	expect(await kept()).toHaveLength(2);
});

it('erases them for good: no undo, no restore and no merge brings them back, and the customer comes back whole', async () => {
	const contact = await contactOf('a');
	const photo = await addTo(contact, 'photo bytes');
	const { action } = await removeAttachment(phone.db, { id: photo, ownerId: contact }, NOW);
	await addTo(contact, 'another one');
	await trashCustomer(phone.db, 'a', NOW);
	const old = await phone.backup();

	expect(await eraseTrashedAttachments(phone.db, NOW + 1)).toMatchObject({ count: 2, bytes: 22 });
	expect(await eraseTrashedAttachments(phone.db, NOW + 2)).toMatchObject({ count: 0, bytes: 0 });
	for (const text of ['photo bytes', 'another one']) expect(await phone.everything()).not.toContain(btoa(text));
	await undo(phone.db, action, NOW + 3);
	await phone.bringIn(old, 'merge');
	expect(await kept()).toEqual([]);
	await restoreCustomer(phone.db, 'a', NOW + 4);
	expect((await phone.db.customers.get('a'))?.deleted).toBeUndefined();
	expect(await phone.db.interactions.get(contact)).toMatchObject({ customerId: 'a' });
	expect((await phone.tables()).erased).toHaveLength(2);
});
