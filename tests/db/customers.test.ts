import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { commit, type Change } from '$lib/db/commit';
import { editCustomer, idsOfPerson, restoreCustomer, trashCustomer } from '$lib/db/customers';
import { SatchelDatabase } from '$lib/db/schema';
import { readOpenFollowUps, readRatings, readTimeline, type TimelineFilter } from '$lib/db/timeline';
import { undo } from '$lib/db/undo';

const now = Date.parse('2026-11-22T12:00:00Z');
let db: SatchelDatabase;

beforeEach(() => {
	db = new SatchelDatabase(`test-${uuid()}`);
});
afterEach(() => db.delete());

const write = (...changes: Change[]) =>
	commit(db, { kind: 'import', now }, ['customers', 'interactions', 'followUps', 'orders', 'feedback'], { changes });
const customer = (id: string, values: object = {}): Change => ({ table: 'customers', create: { id, ...values } });

describe('an edit of a customer', () => {
	const name = (text: string) => (): [string, unknown][] => [['name', text]];

	it('makes the record with the first value, and goes on as the same action', async () => {
		const first = await editCustomer(db, { id: 'a', isNew: true, registers: name('Li'), now });
		await editCustomer(db, { id: 'a', isNew: false, registers: name('Li Na'), now, continues: first.action });
		expect(await db.customers.get('a')).toMatchObject({ name: 'Li Na' });
		expect((await db.journal.toArray()).map(({ kind }) => kind)).toEqual(['customer.create']);
		await undo(db, first.action, now);
		expect(await db.customers.get('a')).toMatchObject({ deleted: true });
	});

	it('sees the customer as stored, whatever the page last saw', async () => {
		await write(customer('a', { tags: ['old'] }));
		const seen: unknown[] = [];
		const edit = { id: 'a', isNew: true, now, registers: () => [['tags/new', true]] as [string, unknown][] };
		await editCustomer(db, {
			...edit,
			registers: (stored) => (seen.push(stored.tags), edit.registers())
		});
		expect(seen).toEqual([['old']]);
		expect((await db.customers.get('a'))!.tags).toEqual(['new', 'old']);
	});

	it('of a customer that is gone is refused', async () => {
		await expect(editCustomer(db, { id: 'gone', isNew: false, registers: name('x'), now })).rejects.toThrow();
		expect(await db.customers.count()).toBe(0);
	});

	it('to the trash and back leaves the customer as it was', async () => {
		await write(customer('a', { name: 'A' }));
		await trashCustomer(db, 'a', now);
		expect((await db.customers.get('a'))!.deleted).toBe(true);
		await restoreCustomer(db, 'a', now);
		expect(await db.customers.get('a')).toMatchObject({ name: 'A' });
		expect(await db.customers.get('a')).not.toHaveProperty('deleted');
	});
});

describe('a person', () => {
	it('is everybody merged into them, round in circles too', async () => {
		await write(
			customer('a', { mergedInto: 'b' }),
			customer('b', { mergedInto: 'a' }),
			customer('c', { mergedInto: 'b' }),
			customer('d')
		);
		expect((await idsOfPerson(db, 'a')).sort()).toEqual(['a', 'b', 'c']);
		expect(await idsOfPerson(db, 'd')).toEqual(['d']);
	});
});

describe('the timeline', () => {
	beforeEach(() =>
		write(
			customer('a'),
			customer('b', { mergedInto: 'a' }),
			customer('c'),
			...['a', 'b', 'c'].flatMap((customerId): Change[] => [
				{
					table: 'interactions',
					create: {
						id: `${customerId}1`,
						customerId,
						channel: 'phone',
						direction: 'out',
						startedAt: `2026-01-0${customerId === 'a' ? 1 : 2}T10:00:00.000Z`
					}
				},
				{
					table: 'orders',
					create: { id: `${customerId}2`, customerId, at: '2026-01-03T10:00:00.000Z', amount: 1, currency: 'EUR' }
				},
				{
					table: 'feedback',
					create: { id: `${customerId}3`, customerId, at: '2026-01-04T10:00:00.000Z', kind: 'NPS', score: 9 }
				},
				{ table: 'followUps', create: { id: `${customerId}4`, customerId, dueOn: '2026-01-05', dueTime: '09:00' } },
				{ table: 'followUps', create: { id: `${customerId}5`, customerId, dueOn: '2026-01-05' } },
				{
					table: 'followUps',
					create: { id: `${customerId}6`, customerId, dueOn: '2026-01-01', doneAt: '2026-01-06T10:00:00.000Z' }
				},
				{ table: 'followUps', create: { id: `${customerId}7`, customerId, dueOn: '2026-01-07', deleted: true } }
			])
		)
	);

	it('tells of a customer and those merged into it, the newest first', async () => {
		const { entries, more } = await readTimeline(db, 'a', { most: 100 });
		expect(entries.map(({ id }) => id)).toEqual([
			expect.stringMatching('^a/'),
			'b6',
			'a6',
			'b5',
			'a5',
			'b4',
			'a4',
			'b3',
			'a3',
			'b2',
			'a2',
			'b1',
			'a1'
		]);
		expect(more).toBe(false);
		const first = await readTimeline(db, 'a', { most: 5 });
		expect(first).toEqual({ entries: entries.slice(0, 5), more: true });
	});

	it('goes on below any entry, so that pages make up the whole', async () => {
		const { entries } = await readTimeline(db, 'a', { most: 100 });
		const paged: typeof entries = [];
		for (let more = true; more;) {
			const page = await readTimeline(db, 'a', { before: paged.at(-1), most: 3 });
			paged.push(...page.entries);
			more = page.more;
		}
		expect(paged).toEqual(entries);
	});

	it('tells one kind alone, of contacts and scores those that rate', async () => {
		const rated = { id: 'rated', customerId: 'a', channel: 'visit', direction: 'out', satisfaction: 2 } as const;
		await write({ table: 'interactions', create: { ...rated, startedAt: '2026-01-03T10:00:00.000Z' } });
		const ids = async (filter: TimelineFilter) =>
			(await readTimeline(db, 'a', { filter, most: 100 })).entries.map(({ id }) => id);
		expect(await ids('orders')).toEqual(['b2', 'a2']);
		expect(await ids('ratings')).toEqual(['b3', 'a3', 'rated']);
		expect((await ids('follow-ups')).every((id) => /[456]/.test(id))).toBe(true);
		expect(await readRatings(db, 'a', 10)).toEqual([2]);
	});

	it('tells what was changed of the customer in one go, and when they were added', async () => {
		const at = new Date(now + 1000).toISOString();
		const set = [
			['phone', '+4912345678'],
			['tags/vip', true],
			['notes', 'all the time'],
			['batch', 'b']
		] as const;
		await commit(db, { kind: 'customer.edit', now: now + 1000 }, ['customers'], {
			changes: [{ table: 'customers', id: 'a', set }]
		});
		const { entries } = await readTimeline(db, 'a', { filter: 'changes', most: 10 });
		expect(entries.map((entry) => entry.kind === 'change' && [entry.at, entry.change.paths])).toEqual([
			[at, ['phone', 'tags/vip']],
			[new Date(now).toISOString(), []]
		]);
	});

	it('knows what is promised next', async () => {
		expect((await readOpenFollowUps(db, 'a')).map(({ id }) => id)).toEqual(['a4', 'b4', 'a5', 'b5']);
	});
});
