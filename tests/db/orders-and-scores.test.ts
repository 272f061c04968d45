import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erasePerson } from '$lib/db/erase';
import { readOrders, saveOrderOrScore, trashOrderOrScore } from '$lib/db/orders-and-scores';
import { readTimeline } from '$lib/db/timeline';
import { undo } from '$lib/db/undo';
import { NOW, Phone } from './phone';

let phone: Phone;
const order = { customerId: 'a', at: '2026-01-02T10:00:00.000Z', amount: 12.5, currency: 'EUR', note: undefined };

beforeEach(async () => {
	phone = new Phone();
	await phone.write({ table: 'customers', create: { id: 'a' } });
});
afterEach(() => phone.db.delete());

describe('an order or a score', () => {
	it('is told, changed and deleted, each taken back by an undo', async () => {
		const { db } = phone;
		const told = await saveOrderOrScore(db, 'orders', order, { now: NOW });
		const [{ id, clock: _, ...stored }] = (await readOrders(db, 'a')) as [Awaited<ReturnType<typeof readOrders>>[0]];
		expect(stored).toEqual({ customerId: 'a', at: order.at, amount: 12.5, currency: 'EUR' });
		const changed = await saveOrderOrScore(db, 'orders', { ...order, amount: 20, note: 'Tiles' }, { id, now: NOW });
		expect(await readOrders(db, 'a')).toMatchObject([{ amount: 20, note: 'Tiles' }]);
		await undo(db, changed.action, NOW);
		expect(await readOrders(db, 'a')).toMatchObject([{ amount: 12.5 }]);
		const gone = await trashOrderOrScore(db, 'orders', id, NOW);
		expect(await readOrders(db, 'a')).toEqual([]);
		await undo(db, gone.action, NOW);
		expect(await readOrders(db, 'a')).toHaveLength(1);
		await undo(db, told.action, NOW);
		// Edited since, even where the edit was undone: it stays.
		expect(await readOrders(db, 'a')).toHaveLength(1);
	});

	it('travels in a backup, and goes with its customer', async () => {
		await saveOrderOrScore(phone.db, 'orders', order, { now: NOW });
		await saveOrderOrScore(
			phone.db,
			'feedback',
			{ customerId: 'a', kind: 'NPS', score: 9, at: order.at },
			{ now: NOW }
		);
		const other = new Phone();
		expect(await other.bringIn(await phone.backup(), 'merge')).toBeNull();
		expect((await readTimeline(other.db, 'a', { most: 9 })).entries.map(({ kind }) => kind).sort()).toEqual([
			'change',
			'feedback',
			'order'
		]);
		expect((await erasePerson(other.db, 'a', NOW)).counts).toMatchObject({ orders: 1, feedback: 1 });
		await other.bringIn(await phone.backup(), 'merge');
		expect(await readOrders(other.db, 'a')).toEqual([]);
		await other.db.delete();
	});
});
