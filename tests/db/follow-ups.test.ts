import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { commit, type Change } from '$lib/db/commit';
import { completeFollowUp, postponeFollowUp, readAgenda } from '$lib/db/follow-ups';
import { SatchelDatabase } from '$lib/db/schema';
import { undo } from '$lib/db/undo';

const noon = Date.parse('2026-11-22T12:00:00Z');
const today = '2026-11-22';
let db: SatchelDatabase;

beforeEach(() => {
	db = new SatchelDatabase(`test-${uuid()}`);
});
afterEach(() => db.delete());

const write = (...changes: Change[]) =>
	commit(db, { kind: 'customer.edit', now: noon }, ['customers', 'interactions', 'followUps'], { changes });
const customer = (id: string, values: object = {}): Change => ({ table: 'customers', create: { id, ...values } });
const due = (id: string, dueOn: string, values: object = {}): Change => ({
	table: 'followUps',
	create: { id, customerId: 'a', dueOn, ...values }
});
const ids = (rows: { id: string }[]) => rows.map((row) => row.id);

describe('the agenda', () => {
	it('parts what is open by its day and says what comes after', async () => {
		await write(
			customer('a', { name: 'Li Na' }),
			due('late', '2026-11-21'),
			due('today', today),
			due('ahead', '2026-11-29'),
			due('beyond', '2026-11-30'),
			due('done', today, { doneAt: '2026-11-22T08:00:00.000Z' })
		);
		const agenda = await readAgenda(db, today, 50);
		expect([agenda.overdue, agenda.today, agenda.ahead].map(ids)).toEqual([['late'], ['today'], ['ahead']]);
		expect(agenda).toMatchObject({ next: '2026-11-30', moreOverdue: false });
		expect(agenda.today[0]).toMatchObject({ customer: 'Li Na', customerId: 'a' });
	});

	it('reads the longest overdue first and says that there are more', async () => {
		await write(customer('a'), due('c', '2026-11-20'), due('a', '2026-10-01'), due('b', '2026-11-01'));
		const agenda = await readAgenda(db, today, 2);
		expect(ids(agenda.overdue)).toEqual(['a', 'b']);
		expect(agenda.moreOverdue).toBe(true);
	});

	it('leaves out what is owed to a customer in the trash', async () => {
		await write(customer('a', { deleted: true }), due('f', today));
		expect((await readAgenda(db, today, 50)).today).toEqual([]);
	});

	it('names the customer that another was merged into', async () => {
		await write(customer('a', { name: 'Old', mergedInto: 'b' }), customer('b', { name: 'New' }), due('f', today));
		expect((await readAgenda(db, today, 50)).today[0]).toMatchObject({ customerId: 'b', customer: 'New' });
	});

	it('says what was promised by its title, else by the first line of the note', async () => {
		await write(
			customer('a'),
			{
				table: 'interactions',
				create: {
					id: 'i',
					customerId: 'a',
					channel: 'phone',
					direction: 'out',
					startedAt: '2026-11-20T10:00:00.000Z',
					note: 'Price list\nfor spring'
				}
			},
			due('titled', today, { title: 'Contract', promisedIn: 'i' }),
			due('untitled', today, { promisedIn: 'i' }),
			due('zero', today)
		);
		expect((await readAgenda(db, today, 50)).today.map(({ what }) => what)).toEqual([
			'Contract',
			'Price list',
			undefined
		]);
	});
});

describe('a follow-up', () => {
	it('leaves the agenda when it is done, and comes back by undo', async () => {
		await write(customer('a'), due('f', today));
		const receipt = await completeFollowUp(db, 'f', noon);
		expect((await readAgenda(db, today, 50)).today).toEqual([]);
		await undo(db, receipt.action, noon);
		expect(ids((await readAgenda(db, today, 50)).today)).toEqual(['f']);
	});

	it('moves to a later day, and back by undo', async () => {
		await write(customer('a'), due('f', '2026-11-20'));
		const receipt = await postponeFollowUp(db, 'f', '2026-11-23', noon);
		expect(ids((await readAgenda(db, today, 50)).ahead)).toEqual(['f']);
		await undo(db, receipt.action, noon);
		expect(ids((await readAgenda(db, today, 50)).overdue)).toEqual(['f']);
	});
});
