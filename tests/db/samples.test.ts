import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import sample from 'virtual:sample-book/finance';
import { readActions } from '$lib/db/actions';
import { readLastCopy } from '$lib/db/last-copy';
import { countSamples, holdsOwnCustomers, isFirstRun } from '$lib/db/sample-count';
import { loadSamples, removeSamples } from '$lib/db/samples';
import { undo } from '$lib/db/undo';
import { sampleBatch } from '$lib/domain/sample';
import { unpack } from '$lib/domain/samples/unpack';
import { NOW, Phone } from './phone';

/** Of the book's customers, so that every case is quick. */
const PEOPLE = 40;
let phone: Phone;
beforeEach(() => {
	phone = new Phone();
});
afterEach(() => phone.db.delete());

const load = () => {
	const batch = sampleBatch('finance', uuid());
	const { customers, ...others } = unpack(sample, {
		...{ batch, newId: uuid, language: 'en', currency: 'EUR', decimals: 2 },
		...{ today: '2026-11-22', now: new Date(NOW).toISOString() },
		instantAt: (day, minute) => new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000).toISOString()
	});
	const some = new Set(customers.slice(0, PEOPLE).map(({ id }) => id));
	const theirs = <R extends { customerId: string }>(rows: R[]) => rows.filter(({ customerId }) => some.has(customerId));
	const rows = {
		customers: customers.slice(0, PEOPLE),
		interactions: theirs(others.interactions),
		followUps: theirs(others.followUps),
		feedback: theirs(others.feedback),
		orders: theirs(others.orders)
	};
	return loadSamples(phone.db, { name: 'finance', batch, now: NOW, rows });
};
/** Rows of a table that are not in the trash. */
const standing = async (table: 'customers' | 'interactions' | 'followUps' | 'orders' | 'feedback' | 'attachments') =>
	(await phone.db.records(table).toArray()).filter((row) => !row.deleted);
const everyTable = async () =>
	Promise.all((['customers', 'interactions', 'followUps', 'orders', 'feedback'] as const).map(standing));

describe('a sample book in the book', () => {
	it('comes in as one action, once, and is undone as one', async () => {
		const receipt = await load();
		expect(await countSamples(phone.db)).toBe(PEOPLE);
		expect(await load()).toBeNull();
		const { actions } = await readActions(phone.db, 10);
		expect(actions.map(({ kind, facts }) => [kind, facts.customers])).toEqual([['sample.load', PEOPLE]]);
		expect(await phone.db.customers.where('lastContactAt').above('').count()).toBeGreaterThan(30);
		await undo(phone.db, receipt!.action, NOW);
		expect(await everyTable()).toEqual([[], [], [], [], []]);
		expect((await load())!.created).toBe(receipt!.created);
	});

	it('goes whole, with what the rep edited of it and logged on it, and comes back by undo', async () => {
		await phone.write({ table: 'customers', create: { id: 'own', name: 'Wang Fang' } });
		await phone.write({
			table: 'interactions',
			create: {
				id: 'own-contact',
				customerId: 'own',
				channel: 'phone',
				direction: 'out',
				startedAt: '2026-11-20T10:00:00.000Z'
			}
		});
		await load();
		const [, someone] = await phone.db.customers.where('batch').startsWith('sample:').toArray();
		const at = '2026-11-22T11:00:00.000Z';
		await phone.write({ table: 'customers', id: someone!.id, set: [['name', 'Renamed']] });
		await phone.write(
			{
				table: 'interactions',
				create: { id: 'logged', customerId: someone!.id, channel: 'visit', direction: 'out', startedAt: at }
			},
			{ table: 'followUps', create: { id: 'promised', customerId: someone!.id, dueOn: '2026-11-25' } }
		);
		await phone.write({
			table: 'attachments',
			create: { id: 'photo', ownerId: 'logged', mime: 'image/png', bytes: new Uint8Array([1]) }
		});
		const before = await everyTable();

		const removed = await removeSamples(phone.db, NOW);
		expect(removed!.counts.customers).toBe(PEOPLE);
		expect(removed!.counts.attachments).toBe(1);
		expect((await everyTable()).map((rows) => rows.map(({ id }) => id))).toEqual([
			['own'],
			['own-contact'],
			[],
			[],
			[]
		]);
		expect(await standing('attachments')).toEqual([]);
		expect(await countSamples(phone.db)).toBe(0);
		expect(await removeSamples(phone.db, NOW)).toBeNull();

		await undo(phone.db, removed!.action, NOW);
		const withoutClocks = (tables: { clock: object }[][]) =>
			tables.map((rows) => rows.map(({ clock: _, ...row }) => row));
		expect(withoutClocks(await everyTable())).toEqual(withoutClocks(before));
	});

	it('lets a customer of the rep’s that was merged into a sample stand alone again', async () => {
		await load();
		const [someone] = await phone.db.customers.toArray();
		await phone.write({ table: 'customers', create: { id: 'own', name: 'Wang Fang', mergedInto: someone!.id } });
		await removeSamples(phone.db, NOW);
		expect(await standing('customers')).toMatchObject([{ id: 'own', name: 'Wang Fang' }]);
		expect((await phone.db.customers.get('own'))!.mergedInto).toBeUndefined();
	});

	it('is not there by half where the disk fails on the way', async () => {
		phone.writesLeft = 3;
		await expect(load()).rejects.toThrow();
		phone.writesLeft = Infinity;
		expect(await phone.db.customers.count()).toBe(0);
		expect(await isFirstRun(phone.db)).toBe(true);
	});

	it('is known for a sample on another phone too, and goes there in one tap', async () => {
		await load();
		const other = new Phone();
		await other.bringIn(await phone.backup(), 'merge');
		expect(await countSamples(other.db)).toBe(PEOPLE);
		expect((await removeSamples(other.db, NOW))!.counts.customers).toBe(PEOPLE);
		await other.db.delete();
	});
});

describe('samples and the rest of the app', () => {
	it('leave a first run behind them, unless somebody of the rep’s own is there', async () => {
		expect(await isFirstRun(phone.db)).toBe(true);
		await load();
		expect([await isFirstRun(phone.db), await holdsOwnCustomers(phone.db)]).toEqual([false, false]);
		await removeSamples(phone.db, NOW);
		expect(await isFirstRun(phone.db)).toBe(true);
		await phone.write({ table: 'customers', create: { id: 'own', name: 'Wang Fang' } });
		expect([await isFirstRun(phone.db), await holdsOwnCustomers(phone.db)]).toEqual([false, true]);
	});

	it('are nothing to back up: only the rep’s own work counts, once there is a customer of their own', async () => {
		const receipt = await load();
		expect(await readLastCopy(phone.db)).toMatchObject({ edits: 0, since: undefined });
		await phone.write({ table: 'customers', create: { id: 'own', name: 'Wang Fang' } });
		await removeSamples(phone.db, NOW);
		await undo(phone.db, receipt!.action, NOW);
		expect(await readLastCopy(phone.db)).toMatchObject({ edits: 1, since: new Date(NOW).toISOString() });
	});
});
