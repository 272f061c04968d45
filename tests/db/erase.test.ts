import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { commit, type Change } from '$lib/db/commit';
import { trashCustomer } from '$lib/db/customers';
import { erasePerson } from '$lib/db/erase';
import { EXPORTED_TABLES, writeBackup } from '$lib/db/export';
import { mergeBackup, replaceBook } from '$lib/db/restore';
import { SatchelDatabase } from '$lib/db/schema';
import { transact } from '$lib/db/transact';
import { scrubSnapshots } from '$lib/db/snapshots';
import { undo } from '$lib/db/undo';
import { loadBackup } from '$lib/domain/backup/load';
import { unpaced } from '$lib/domain/pace';
import { RECORD_TABLES } from '$lib/domain/tables';

const now = Date.parse('2026-11-22T12:00:00Z');
const at = '2026-11-20T10:00:00.000Z';
let db: SatchelDatabase;

beforeEach(() => {
	db = new SatchelDatabase(`test-${uuid()}`);
});
afterEach(() => db.delete());

const write = (...changes: Change[]) => commit(db, { kind: 'import', now }, [...RECORD_TABLES], { changes });

/** Somebody with a row in every table that can hold one; every word of theirs holds the name. */
const person = (name: string): Change[] => [
	{ table: 'customers', create: { id: name, name, email: `${name}@example.com`, notes: name } },
	{
		table: 'interactions',
		create: { id: `${name}-i`, customerId: name, channel: 'phone', direction: 'out', startedAt: at, note: name }
	},
	{ table: 'followUps', create: { id: `${name}-f`, customerId: name, dueOn: '2026-12-01', title: name } },
	{ table: 'feedback', create: { id: `${name}-n`, customerId: name, kind: 'NPS', score: 9, at, comment: name } },
	{ table: 'orders', create: { id: `${name}-o`, customerId: name, at, amount: 1, currency: 'EUR', note: name } },
	{ table: 'attachments', create: { id: `${name}-p`, ownerId: name, mime: 'x', bytes: new Uint8Array(1) } },
	{ table: 'attachments', create: { id: `${name}-v`, ownerId: `${name}-i`, mime: 'x', bytes: new Uint8Array(1) } },
	{ table: 'predictions', create: { id: `${name}-m`, customerId: name } }
];
const pair = (a: string, b: string): Change => ({ table: 'notDuplicates', create: { id: `${a}/${b}` } });

const STAMP = '0mfx3k2p100012345678';
const lost = (table: string, recordId: string, path: string, value: string) => ({
	...{ id: `${table}/${recordId}/${path}/${STAMP}`, table, recordId, path, value },
	stamp: STAMP
});

async function bookOf(bytes: Blob) {
	const loaded = await loadBackup(bytes, unpaced);
	if (!loaded.ok) throw new Error(loaded.problem.code);
	return loaded.value.book;
}

/** Everything the database holds, but for tombstones, as text. */
async function everything(): Promise<string> {
	const tables = db.tables.filter(({ name }) => name !== 'erased');
	return JSON.stringify(await Promise.all(tables.map((table) => table.toArray())));
}

/** The same book with one more person in it, whom much has happened to. */
async function fill(): Promise<string[]> {
	const actions = [
		await write(...person('Zoë'), ...person('Ann'), pair('Zoë', 'Ann')),
		await write({ table: 'customers', id: 'Zoë', set: [['notes', 'Zoë again']] }),
		await write(
			{ table: 'customers', id: 'Zoë', set: [['company', 'Zoë Ltd']] },
			{ table: 'customers', id: 'Ann', set: [['company', 'Ann Ltd']] }
		),
		await write(...person('Zoë-alias'), { table: 'customers', id: 'Zoë', set: [['title', 'x']] }),
		await write({ table: 'customers', id: 'Zoë-alias', set: [['mergedInto', 'Zoë']] }),
		await trashCustomer(db, 'Zoë', now)
	];
	await transact(db, ['history', 'quarantine', 'carried'], async () => {
		await db.carried.bulkPut([
			{ id: 'visits/v1', table: 'visits', row: { id: 'v1', customerId: 'Zoë', clock: {}, text: 'Zoë' } },
			{ id: 'visits/v2', table: 'visits', row: { id: 'v2', customerId: 'Ann', clock: {}, text: 'Ann' } }
		]);
		await db.history.bulkPut([
			lost('customers', 'Zoë', 'name', 'Zoë before'),
			lost('interactions', 'Zoë-i', 'note', 'Zoë before'),
			lost('customers', 'Ann', 'name', 'Anne')
		]);
		const row = (id: string, cells: string[]) => ({
			...{ id, batch: 'b', row: 2, headers: ['name', 'email'], cells },
			reason: { code: 'row-no-name' as const, facts: {} }
		});
		await db.quarantine.bulkPut([row('q1', ['', 'ZOË@example.com']), row('q2', ['Zoë', '']), row('q3', ['Ann', ''])]);
		return { touched: {} };
	});
	return actions.map(({ action }) => action);
}

describe('erasing a person', () => {
	it('leaves not a word of them anywhere, and nobody else touched', async () => {
		await fill();
		const before = await db.customers.get('Ann');
		const receipt = await erasePerson(db, 'Zoë', now);
		expect(receipt.counts).toEqual({
			customers: 2,
			interactions: 2,
			followUps: 2,
			feedback: 2,
			orders: 2,
			attachments: 4,
			predictions: 2,
			notDuplicates: 1,
			carried: 1,
			lostValues: 2,
			quarantine: 2,
			journal: 6
		});
		expect(await everything()).not.toMatch(/zoë/i);
		expect(await db.customers.get('Ann')).toEqual(before);
		expect(await db.interactions.get('Ann-i')).toBeDefined();
		expect((await db.attachments.toArray()).map(({ id }) => id)).toEqual(['Ann-p', 'Ann-v']);
		expect((await db.history.toArray()).map(({ recordId }) => recordId)).toEqual(['Ann']);
		expect((await db.quarantine.toArray()).map(({ id }) => id)).toEqual(['q3']);
	});

	it('leaves a tombstone for every record, later than all that was known of it', async () => {
		await fill();
		const stamps = (await db.customers.get('Zoë'))!.clock;
		// The phone's clock was set back since.
		const { ids } = await erasePerson(db, 'Zoë', now - 1e9);
		const tombstones = await db.erased.toArray();
		expect(tombstones.map(({ id }) => id).sort()).toEqual([...ids].sort());
		for (const { stamp } of tombstones) for (const each of Object.values(stamps)) expect(stamp > each).toBe(true);
		expect(await db.erased.get('Zoë-v')).toMatchObject({ table: 'attachments', owner: 'Zoë-i' });
		expect(await db.erased.get('Zoë')).not.toHaveProperty('owner');
	});

	it('reaches the old books that were kept, and holds against every backup that comes in', async () => {
		await fill();
		const backup = await db.transaction('r', EXPORTED_TABLES, () => writeBackup(db, now));
		const { snapshot } = await replaceBook(db, await bookOf(backup.bytes), now);
		await erasePerson(db, 'Zoë', now);
		expect(await scrubSnapshots(db, unpaced)).toBe(1);
		expect(await scrubSnapshots(db, unpaced)).toBe(0);
		const kept = await bookOf((await db.snapshots.get(snapshot!))!.bytes);
		expect(JSON.stringify([...kept.tables].map(([, rows]) => [...rows.values()]))).not.toMatch(/zoë/i);
		expect(kept.tables.get('customers')!.has('Ann')).toBe(true);
		await mergeBackup(db, await bookOf(backup.bytes), now);
		expect(await everything()).not.toMatch(/zoë/i);
		await replaceBook(db, await bookOf(backup.bytes), now);
		expect(await everything()).not.toMatch(/zoë/i);
		expect(await db.customers.get('Ann')).toBeDefined();
	});

	it('cannot be undone, nor brought back by undoing what came before', async () => {
		const actions = await fill();
		await erasePerson(db, 'Zoë', now);
		const erasure = (await db.journal.toArray()).find(({ kind }) => kind === 'erase')!;
		for (const action of [erasure.id, ...actions.reverse()]) await undo(db, action, now);
		expect(await everything()).not.toMatch(/zoë/i);
		// What those actions did to others is undone as ever.
		expect(await db.customers.get('Ann')).not.toHaveProperty('company');
	});

	it('notes no more than that somebody was erased', async () => {
		await fill();
		await erasePerson(db, 'Zoë', now);
		const heads = await db.journal.orderBy('at').toArray();
		expect(heads.map(({ kind }) => kind)).toEqual(['import', 'import', 'erase']);
		expect(heads[2]).toMatchObject({ inverse: [], facts: { customers: 2, interactions: 2 } });
	});

	it('of nobody erases nothing', async () => {
		await fill();
		const before = await db.customers.toArray();
		expect((await erasePerson(db, 'missing', now)).counts).toEqual({});
		expect(await db.customers.toArray()).toEqual(before);
	});
});
