import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { commit, type Change } from '$lib/db/commit';
import { UnlicensedWrite } from '$lib/db/guard';
import { SatchelDatabase } from '$lib/db/schema';
import { undo } from '$lib/db/undo';

const noon = Date.parse('2026-11-22T12:00:00Z');
let db: SatchelDatabase;

beforeEach(() => {
	db = new SatchelDatabase(`test-${uuid()}`);
});
afterEach(() => db.delete());

const create = (id: string, values: object = {}): Change => ({ table: 'customers', create: { id, ...values } });
const write = (changes: Change[], now = noon) =>
	commit(db, { kind: 'customer.edit', now }, ['customers', 'interactions', 'followUps'], { changes });

describe('commit', () => {
	it('stamps a new row once and an edited register by itself', async () => {
		const first = await write([create('a', { name: 'Li Na', phone: '1' })]);
		const second = await write([{ table: 'customers', id: 'a', set: [['phone', '2']] }]);
		const row = await db.customers.get('a');
		expect(row).toMatchObject({ name: 'Li Na', phone: '2', clock: { '*': first.stamp, phone: second.stamp } });
		expect(second.stamp > first.stamp).toBe(true);
	});

	it('reads its own writes although the clock was set back', async () => {
		const late = await write([create('a', { name: 'A' })], noon);
		const early = await write([{ table: 'customers', id: 'a', set: [['name', 'B']] }], noon - 1e9);
		expect(early.stamp > late.stamp).toBe(true);
	});

	it('writes all of an action or nothing', async () => {
		await write([create('a')]);
		await expect(write([create('b'), { table: 'customers', id: 'missing', set: [['name', 'x']] }])).rejects.toThrow();
		expect(await db.customers.count()).toBe(1);
		expect(await db.journal.count()).toBe(1);
	});

	it('cannot be bypassed', async () => {
		await expect(db.customers.add({ id: 'x', clock: { '*': '' } })).rejects.toThrow(UnlicensedWrite);
		await expect(db.table('journal').clear()).rejects.toThrow(UnlicensedWrite);
		await write([create('a')]);
		await expect(db.customers.update('a', { name: 'x' })).rejects.toThrow(UnlicensedWrite);
		await expect(db.customers.where('id').equals('a').delete()).rejects.toThrow(UnlicensedWrite);
		expect(await db.customers.get('a')).not.toHaveProperty('name');
	});

	it('keeps the last contact of a customer', async () => {
		await write([create('a')]);
		const contact = (id: string, startedAt: string): Change => ({
			table: 'interactions',
			create: { id, customerId: 'a', channel: 'phone', direction: 'out', startedAt }
		});
		await write([contact('i1', '2026-11-20T10:00:00.000Z'), contact('i2', '2026-11-21T10:00:00.000Z')]);
		expect((await db.customers.get('a'))!.lastContactAt).toBe('2026-11-21T10:00:00.000Z');
		await write([{ table: 'interactions', id: 'i2', set: [['deleted', true]] }]);
		expect((await db.customers.get('a'))!.lastContactAt).toBe('2026-11-20T10:00:00.000Z');
	});

	it('keeps the last contact of both customers when a contact moves', async () => {
		await write([create('a'), create('b')]);
		const startedAt = '2026-11-20T10:00:00.000Z';
		const contact = { id: 'i', customerId: 'a', channel: 'phone', direction: 'out', startedAt } as const;
		await write([{ table: 'interactions', create: contact }]);
		const moved = await write([{ table: 'interactions', id: 'i', set: [['customerId', 'b']] }]);
		const last = async () => (await db.customers.bulkGet(['a', 'b'])).map((customer) => customer!.lastContactAt);
		expect(await last()).toEqual([undefined, startedAt]);
		expect(moved.touched.customers).toEqual(expect.arrayContaining(['a', 'b']));
		await undo(db, moved.action, noon);
		expect(await last()).toEqual([startedAt, undefined]);
	});

	it('holds open follow-ups only in the index of due days', async () => {
		await write([create('a'), { table: 'followUps', create: { id: 'f', customerId: 'a', dueOn: '2026-11-23' } }]);
		expect(await db.followUps.where('openDueOn').belowOrEqual('2026-11-23').count()).toBe(1);
		await write([{ table: 'followUps', id: 'f', set: [['doneAt', '2026-11-23T08:00:00.000Z']] }]);
		expect(await db.followUps.where('openDueOn').belowOrEqual('2026-11-23').count()).toBe(0);
	});

	it('takes __proto__ as a name like any other', async () => {
		await write([create('a')]);
		await write([{ table: 'customers', id: 'a', set: [['custom/__proto__', 'kept']] }]);
		const { custom } = (await db.customers.get('a'))!;
		expect(Object.entries(custom!)).toEqual([['__proto__', 'kept']]);
	});
});

describe('undo', () => {
	it('gives an edited field its old value back, under a new stamp', async () => {
		await write([create('a', { name: 'A' })]);
		const edit = await write([{ table: 'customers', id: 'a', set: [['name', 'B']] }]);
		const undone = await undo(db, edit.action, noon);
		expect(undone).toMatchObject({ restored: 1, kept: [] });
		expect((await db.customers.get('a'))!.name).toBe('A');
		expect(undone!.stamp > edit.stamp).toBe(true);
	});

	it('leaves what was edited since, and says so', async () => {
		await write([create('a', { name: 'A', phone: '1' })]);
		const edit = await write([
			{
				table: 'customers',
				id: 'a',
				set: [
					['name', 'B'],
					['phone', '2']
				]
			}
		]);
		await write([{ table: 'customers', id: 'a', set: [['name', 'C']] }]);
		const undone = await undo(db, edit.action, noon);
		expect(undone!.kept).toEqual([{ table: 'customers', id: 'a', reason: 'edited-since' }]);
		expect(await db.customers.get('a')).toMatchObject({ name: 'C', phone: '1' });
	});

	it('that could restore nothing leaves the action standing', async () => {
		await write([create('a', { name: 'A' })]);
		const edit = await write([{ table: 'customers', id: 'a', set: [['name', 'B']] }]);
		await write([{ table: 'customers', id: 'a', set: [['name', 'C']] }]);
		expect(await undo(db, edit.action, noon)).toMatchObject({ restored: 0, kept: [{ id: 'a' }] });
		expect(await db.journal.get(edit.action)).not.toHaveProperty('undoneBy');
	});

	it('moves a created record to the trash unless it was edited or referred to since', async () => {
		const batch = await write([create('a'), create('b'), create('c')]);
		await write([{ table: 'customers', id: 'b', set: [['name', 'later']] }]);
		await write([
			{
				table: 'interactions',
				create: { id: 'i', customerId: 'c', channel: 'phone', direction: 'out', startedAt: '2026-11-22T12:00:00.000Z' }
			}
		]);
		const undone = await undo(db, batch.action, noon);
		expect(undone!.kept.map(({ id, reason }) => [id, reason])).toEqual([
			['b', 'edited-since'],
			['c', 'referenced-since']
		]);
		const rows = await db.customers.toArray();
		expect(rows.map((row) => [row.id, !!row.deleted])).toEqual([
			['a', true],
			['b', false],
			['c', false]
		]);
	});

	it('is undone by undoing it', async () => {
		const made = await write([create('a', { name: 'A' })]);
		const undone = await undo(db, made.action, noon);
		await undo(db, undone!.action, noon);
		expect((await db.customers.get('a'))!.deleted).toBeUndefined();
		expect(await undo(db, made.action, noon)).toBeNull();
	});

	it('undoes an action of many rows whole', async () => {
		const many = Array.from({ length: 12_000 }, (_, index) => create(`c${index}`));
		const made = await write(many);
		const undone = await undo(db, made.action, noon);
		expect(undone!.restored).toBe(12_000);
	});
});

describe('an action in several steps', () => {
	const step = (continues: string, changes: Change[]) =>
		commit(db, { kind: 'customer.edit', now: noon, continues }, ['customers', 'followUps'], { changes });

	it('is one entry, undone whole: what it created goes, what it changed has its first value again', async () => {
		await write([create('a', { name: 'A' })]);
		const first = await write([create('b'), { table: 'customers', id: 'a', set: [['name', 'B']] }]);
		await step(first.action, [{ table: 'customers', id: 'b', set: [['name', 'made']] }]);
		const last = await step(first.action, [
			{
				table: 'customers',
				id: 'a',
				set: [
					['name', 'C'],
					['phone', '1']
				]
			},
			{ table: 'followUps', create: { id: 'f', customerId: 'b', dueOn: '2026-11-23' } }
		]);
		expect(last.action).toBe(first.action);
		expect(await db.journal.count()).toBe(2);
		const undone = await undo(db, first.action, noon);
		expect(undone).toMatchObject({ kept: [] });
		expect(await db.customers.get('a')).toMatchObject({ name: 'A' });
		expect(await db.customers.get('a')).not.toHaveProperty('phone');
		expect((await db.customers.get('b'))!.deleted).toBe(true);
		expect((await db.followUps.get('f'))!.deleted).toBe(true);
	});

	it('leaves what another action edited between its steps', async () => {
		const first = await write([create('a', { name: 'A' }), create('b')]);
		await write([{ table: 'customers', id: 'a', set: [['name', 'other']] }]);
		await step(first.action, [{ table: 'customers', id: 'b', set: [['name', 'B']] }]);
		const undone = await undo(db, first.action, noon);
		expect(undone!.kept).toEqual([{ table: 'customers', id: 'a', reason: 'edited-since' }]);
		expect((await db.customers.get('b'))!.deleted).toBe(true);
	});

	it('starts a new entry once the first was undone', async () => {
		const first = await write([create('a')]);
		await undo(db, first.action, noon);
		const next = await step(first.action, [create('b')]);
		expect(next.action).not.toBe(first.action);
		expect(await undo(db, next.action, noon)).toMatchObject({ restored: 1 });
	});
});
