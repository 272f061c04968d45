import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMessageFacts } from '$lib/db/message-facts';
import { deleteTemplate, editTemplate, readTemplates } from '$lib/db/templates';
import { undo } from '$lib/db/undo';
import { NOW, Phone } from './phone';

let phone: Phone;
beforeEach(() => (phone = new Phone()));
afterEach(() => phone.db.delete());

describe('a template', () => {
	it('is made by its first edit, and made and edited in one go is undone as one', async () => {
		const { db } = phone;
		const { action } = await editTemplate(db, { id: 't', set: [['title', 'Thanks']], now: NOW });
		await editTemplate(db, { id: 't', set: [['body', 'Hi {name}']], now: NOW + 1, continues: action });
		await editTemplate(db, { id: 't', set: [['channel', undefined]], now: NOW + 2, continues: action });
		expect(await readTemplates(db)).toMatchObject([{ id: 't', title: 'Thanks', body: 'Hi {name}' }]);
		expect(await undo(db, action, NOW + 3)).toMatchObject({ restored: 1, kept: [] });
		expect(await readTemplates(db)).toEqual([]);
	});

	it('travels by backup to another phone, with its deletion, and comes back undone', async () => {
		const other = new Phone();
		const set = [
			['title', 'Thanks'],
			['subject', 'For {name}'],
			['body', 'Hi {name}'],
			['language', 'en'],
			['channel', 'email']
		] as const;
		await editTemplate(phone.db, { id: 't', set, now: NOW });
		expect(await other.bringIn(await phone.backup(), 'merge')).toBeNull();
		expect(await readTemplates(other.db)).toMatchObject([Object.fromEntries(set)]);

		const { action } = await deleteTemplate(phone.db, 't', NOW + 1);
		await other.bringIn(await phone.backup(), 'merge');
		expect(await readTemplates(other.db)).toEqual([]);
		await undo(phone.db, action, NOW + 2);
		await other.bringIn(await phone.backup(), 'merge');
		expect(await readTemplates(other.db)).toMatchObject([Object.fromEntries(set)]);
		await other.db.delete();
	});
});

describe('what a message may say', () => {
	it('is of the latest contact and visit that took place, the first promise, and all orders', async () => {
		const contact = (id: string, values: object) => ({
			table: 'interactions' as const,
			create: {
				id,
				customerId: 'a',
				channel: 'phone' as const,
				direction: 'out' as const,
				startedAt: '2026-11-20T10:00:00.000Z',
				...values
			}
		});
		const order = (id: string, at: string, customerId = 'a') => ({
			table: 'orders' as const,
			create: { id, customerId, at, amount: 1, currency: 'EUR' }
		});
		await phone.write(
			{ table: 'customers', create: { id: 'a', name: 'Li', opening: { orderCount: 3, asOf: '2026-06-30' } } },
			{ table: 'customers', create: { id: 'b', name: 'Li', mergedInto: 'a' } },
			contact('call', {}),
			contact('visit', { channel: 'visit', startedAt: '2026-11-01T10:00:00.000Z' }),
			contact('missed', { channel: 'visit', outcome: 'missed', startedAt: '2026-11-10T10:00:00.000Z' }),
			contact('deleted', { deleted: true, startedAt: '2026-11-21T10:00:00.000Z' }),
			{ table: 'followUps', create: { id: 'f', customerId: 'b', dueOn: '2026-12-01' } },
			order('counted', '2026-06-30T10:00:00.000Z'),
			order('new', '2026-07-01T10:00:00.000Z'),
			order('merged', '2026-07-02T10:00:00.000Z', 'b')
		);
		await phone.db.settings.put({ key: 'userName', value: 'Ann' });
		const customer = (await phone.db.customers.get('a'))!;
		expect(await readMessageFacts(phone.db, customer)).toEqual({
			lastContact: '2026-11-20T10:00:00.000Z',
			lastVisit: '2026-11-01T10:00:00.000Z',
			nextFollowUp: '2026-12-01',
			orders: 5,
			userName: 'Ann'
		});
	});
});
