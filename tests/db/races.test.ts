import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import { announce, onCommit, type Touched } from '$lib/db/announce';
import { commit, type Change } from '$lib/db/commit';
import { SatchelDatabase } from '$lib/db/schema';
import { undo } from '$lib/db/undo';

const noon = Date.parse('2026-11-22T12:00:00Z');
let db: SatchelDatabase;
/** The same book, open in a second tab. */
let other: SatchelDatabase;

beforeEach(() => {
	db = new SatchelDatabase(`test-${uuid()}`);
	other = new SatchelDatabase(db.name);
});
afterEach(async () => {
	vi.unstubAllGlobals();
	other.close();
	await db.delete();
});

const create = (id: string, values: object = {}): Change => ({ table: 'customers', create: { id, ...values } });
const contact = (id: string, customerId: string, values: object = {}): Change => ({
	table: 'interactions',
	create: { id, customerId, channel: 'phone', direction: 'out', startedAt: '2026-11-21T10:00:00.000Z', ...values }
});
const write = (changes: Change[], { now = noon, on = db } = {}) =>
	commit(on, { kind: 'customer.edit', now }, ['customers', 'interactions', 'attachments'], { changes });
/** Everything stored, table by table. */
const dump = async () =>
	Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const)));

describe('two tabs that write at once', () => {
	it('never give one stamp twice, and the later action has the later stamp', async () => {
		await write([create('a')]);
		const receipts = await Promise.all(
			Array.from({ length: 40 }, (_, index) =>
				write([{ table: 'customers', id: 'a', set: [['name', `${index}`]] }], { on: index % 2 ? other : db })
			)
		);
		const stamps = receipts.map(({ stamp }) => stamp);
		expect(new Set(stamps).size).toBe(40);
		const row = (await db.customers.get('a'))!;
		const latest = stamps.reduce((one, two) => (two > one ? two : one));
		expect(row.clock.name).toBe(latest);
		expect(row.name).toBe(`${stamps.indexOf(latest)}`);
		expect((await db.seen.toArray()).map(({ stamp }) => stamp)).toEqual([latest]);
	});

	it('make one device of a new book', async () => {
		await Promise.all([write([create('a')]), write([create('b')], { on: other })]);
		expect(await db.seen.count()).toBe(1);
	});

	it('undo an action once', async () => {
		const { action } = await write([create('a')]);
		const undone = await Promise.all([undo(db, action, noon), undo(other, action, noon)]);
		expect(undone.filter((each) => each !== null)).toHaveLength(1);
		expect((await db.customers.get('a'))!.deleted).toBe(true);
		expect(await db.journal.count()).toBe(2);
	});
});

describe('an action that fails', () => {
	it.each([
		['on an id that is taken', [create('fresh'), create('taken')]],
		['on an id twice', [create('fresh'), create('fresh')]],
		['on what cannot be stored', [create('fresh'), create('b', { name: () => 'a function' })]],
		[
			'after its slices went in',
			[
				...Array.from({ length: 1500 }, (_, index) => create(`n${index}`)),
				{ table: 'customers', id: 'gone', set: [] } as Change
			]
		]
	])('%s leaves not a row behind', async (_, changes) => {
		await write([create('taken', { name: 'stays' })]);
		const before = await dump();
		const told = vi.fn();
		const stop = onCommit(told);
		await expect(write(changes)).rejects.toThrow();
		stop();
		expect(told).not.toHaveBeenCalled();
		expect(await dump()).toEqual(before);
	});

	it('because it was called off between slices leaves not a row behind', async () => {
		await write([create('taken')]);
		const before = await dump();
		const changes = Array.from({ length: 3000 }, (_, index) => create(`n${index}`));
		const onSlice = (done: number) => {
			if (done > 1000) throw new Error('called off');
		};
		await expect(commit(db, { kind: 'import', now: noon }, [], { changes, onSlice })).rejects.toThrow('called off');
		expect(await dump()).toEqual(before);
	});
});

describe('what is told of a commit', () => {
	const heard = async (work: () => Promise<unknown>) => {
		const touched: Touched[] = [];
		const stop = onCommit((each) => touched.push(each));
		await work();
		stop();
		return touched;
	};

	it('names the customer whose last contact moved, before and after', async () => {
		await write([create('a'), create('b'), contact('i', 'a')]);
		const touched = await heard(() => write([{ table: 'interactions', id: 'i', set: [['customerId', 'b']] }]));
		expect(touched).toEqual([{ interactions: ['i'], customers: ['a', 'b'] }]);
	});

	it('reaches everybody, whatever one of them throws, and what is written stays reported as written', async () => {
		const reported = vi.fn();
		vi.stubGlobal('reportError', reported);
		const failing = onCommit(() => {
			throw new Error('a listener');
		});
		const touched = await heard(async () => expect((await write([create('a')])).created).toBe(1));
		failing();
		expect(touched).toHaveLength(1);
		expect(reported).toHaveBeenCalledOnce();
		announce({});
	});
});

describe('undo of a created customer', () => {
	const later = { now: noon + 1000 };
	/** More than a look-up each is worth, so that both ways of looking are tried. */
	const crowd = Array.from({ length: 150 }, (_, index) => create(`c${index}`));

	it.each([
		['few', [create('a')]],
		['many', [create('a'), ...crowd]]
	])('keeps it while something of another action points at it (%s)', async (_, changes) => {
		const points: [string, Change[]][] = [
			['a contact', [contact('i', 'a')]],
			[
				'a photo',
				[{ table: 'attachments', create: { id: 'p', ownerId: 'a', mime: 'image/jpeg', bytes: new Uint8Array(9) } }]
			],
			['a customer merged into it', [create('merged', { mergedInto: 'a' })]]
		];
		for (const [what, pointing] of points) {
			const book = new SatchelDatabase(`test-${uuid()}`);
			const { action } = await write(changes, { on: book });
			const pointer = await write(pointing, { ...later, on: book });
			const undone = await undo(book, action, noon + 2000);
			expect(undone!.kept, what).toEqual([{ table: 'customers', id: 'a', reason: 'referenced-since' }]);
			expect(undone!.restored, what).toBe(changes.length - 1);
			// Once that is in the trash it holds nothing up.
			await undo(book, pointer.action, noon + 3000);
			const again = await undo(book, undone!.action, noon + 4000);
			expect(again!.restored, what).toBe(changes.length - 1);
			await book.delete();
		}
	});
});
