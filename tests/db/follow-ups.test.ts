import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { commit, type Change } from '$lib/db/commit';
import { readAgenda } from '$lib/db/agenda';
import { readBirthdays } from '$lib/db/birthdays';
import { readGoneQuiet } from '$lib/db/gone-quiet';
import { readCandidates } from '$lib/db/candidates';
import { readNotToday, setNotToday } from '$lib/db/not-today';
import {
	addFollowUp,
	completeFollowUp,
	deleteFollowUp,
	doneByContact,
	editFollowUp,
	postponeFollowUp,
	readDoable
} from '$lib/db/follow-ups';
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
	commit(db, { kind: 'customer.edit', now: noon }, ['customers', 'interactions', 'followUps', 'orders'], { changes });
const customer = (id: string, values: object = {}): Change => ({ table: 'customers', create: { id, ...values } });
const due = (id: string, dueOn: string, values: object = {}): Change => ({
	table: 'followUps',
	create: { id, customerId: 'a', dueOn, ...values }
});
const shown = (most: number, offset = 0) => {
	const page = { offset, most };
	return { overdue: page, today: page, ahead: page };
};
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
		const agenda = await readAgenda(db, today, shown(50));
		expect([agenda.overdue, agenda.today, agenda.ahead].map(ids)).toEqual([['late'], ['today'], ['ahead']]);
		expect(agenda).toMatchObject({ next: '2026-11-30', more: [] });
		expect(agenda.today[0]).toMatchObject({ customer: 'Li Na', customerId: 'a' });
	});

	it('reads the longest overdue first and says that there are more', async () => {
		await write(customer('a'), due('c', '2026-11-20'), due('a', '2026-10-01'), due('b', '2026-11-01'));
		const agenda = await readAgenda(db, today, shown(2));
		expect(ids(agenda.overdue)).toEqual(['a', 'b']);
		expect(agenda.more).toEqual(['overdue']);
		expect(ids((await readAgenda(db, today, shown(2, 2))).overdue)).toEqual(['c']);
	});

	it('leaves out what is owed to a customer in the trash', async () => {
		await write(customer('a', { deleted: true }), due('f', today));
		expect((await readAgenda(db, today, shown(50))).today).toEqual([]);
	});

	it('names the customer that another was merged into', async () => {
		await write(customer('a', { name: 'Old', mergedInto: 'b' }), customer('b', { name: 'New' }), due('f', today));
		expect((await readAgenda(db, today, shown(50))).today[0]).toMatchObject({ customerId: 'b', customer: 'New' });
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
		expect((await readAgenda(db, today, shown(50))).today.map(({ what }) => what)).toEqual([
			'Contract',
			'Price list',
			undefined
		]);
	});
});

describe('a follow-up', () => {
	it('leaves the agenda when it is done, and comes back by undo', async () => {
		await write(customer('a'), due('f', today));
		const receipt = await completeFollowUp(db, 'f', noon, today);
		expect((await readAgenda(db, today, shown(50))).today).toEqual([]);
		await undo(db, receipt.action, noon);
		expect(ids((await readAgenda(db, today, shown(50))).today)).toEqual(['f']);
	});

	it('moves to a later day, and back by undo', async () => {
		await write(customer('a'), due('f', '2026-11-20'));
		const receipt = await postponeFollowUp(db, 'f', '2026-11-23', noon);
		expect(ids((await readAgenda(db, today, shown(50))).ahead)).toEqual(['f']);
		await undo(db, receipt.action, noon);
		expect(ids((await readAgenda(db, today, shown(50))).overdue)).toEqual(['f']);
	});
});

describe('a follow-up that repeats', () => {
	const open = async () => (await db.followUps.toArray()).filter(({ openDueOn }) => openDueOn);

	it('promises its next as it is done, and takes it back with it', async () => {
		await write(
			customer('a'),
			due('f', '2026-11-20', { repeatEveryDays: 7, dueTime: '14:00', title: 'Stock', kind: 'visit' })
		);
		const receipt = await completeFollowUp(db, 'f', noon, today);
		const words = { customerId: 'a', repeatEveryDays: 7, dueTime: '14:00', title: 'Stock', kind: 'visit' };
		expect(await open()).toEqual([expect.objectContaining({ ...words, dueOn: '2026-11-27' })]);
		await completeFollowUp(db, 'f', noon, today);
		expect(await open()).toHaveLength(1);
		await undo(db, receipt.action, noon);
		expect(ids(await open())).toEqual(['f']);
	});

	it('is done by a contact and open again by one tap, its next gone; undo of the contact takes all back', async () => {
		const contact = {
			id: 'i',
			customerId: 'a',
			channel: 'phone',
			direction: 'out',
			startedAt: '2026-11-22T11:00:00.000Z'
		};
		await write(customer('a'), due('f', '2026-11-20', { repeatEveryDays: 7 }), due('far', '2026-12-20'));
		const logged = await write({ table: 'interactions', create: contact } as Change);
		const doable = async () => ids(await readDoable(db, contact, today));
		expect(await doable()).toEqual(['f']);
		const step = { now: noon, continues: logged.action };
		await doneByContact(db, 'i', { id: 'f', isDone: true, today }, step);
		expect(await db.followUps.get('f')).toMatchObject({ doneAt: contact.startedAt, doneBy: 'i' });
		expect((await open()).map(({ dueOn }) => dueOn).sort()).toEqual(['2026-11-27', '2026-12-20']);
		expect(await doable()).toEqual(['f']);
		await doneByContact(db, 'i', { id: 'f', isDone: false, today }, step);
		expect(ids(await open()).sort()).toEqual(['f', 'far']);
		await doneByContact(db, 'i', { id: 'f', isDone: true, today }, step);
		await undo(db, logged.action, noon);
		expect(await db.followUps.get('f')).not.toHaveProperty('doneBy');
	});
});

describe('a follow-up of the rep’s own', () => {
	it('is added, changed and deleted, each with a way back', async () => {
		await write(customer('a'));
		const mistaken = await addFollowUp(db, 'a', { dueOn: today }, noon);
		await undo(db, mistaken.action, noon);
		await addFollowUp(db, 'a', { dueOn: today, title: 'Quote', dueTime: undefined }, noon);
		const made = (await db.followUps.toArray()).find(({ deleted }) => !deleted);
		expect(made).toMatchObject({ customerId: 'a', dueOn: today, title: 'Quote' });
		expect(made).not.toHaveProperty('dueTime');
		const edited = await editFollowUp(db, made!.id, { dueOn: '2026-11-25', title: 'Quote', kind: 'call' }, noon);
		expect(await db.followUps.get(made!.id)).toMatchObject({ dueOn: '2026-11-25', kind: 'call' });
		expect(
			(await editFollowUp(db, made!.id, { dueOn: '2026-11-25', title: 'Quote', kind: 'call' }, noon)).changed
		).toBe(0);
		await undo(db, edited.action, noon);
		expect(await db.followUps.get(made!.id)).toMatchObject({ dueOn: today });
		const gone = await deleteFollowUp(db, made!.id, noon);
		expect((await readAgenda(db, today, shown(5))).today).toEqual([]);
		await undo(db, gone.action, noon);
		expect(ids((await readAgenda(db, today, shown(5))).today)).toEqual([made!.id]);
	});
});

describe('whom Today speaks of beside', () => {
	const contact = (id: string, customerId: string, startedAt: string, values: object = {}): Change => ({
		table: 'interactions',
		create: { id, customerId, channel: 'phone', direction: 'out', startedAt, ...values }
	});

	it('are those past the longest gap, the longest first; an unanswered call changes nothing', async () => {
		const careEveryDays = { ideal: 7, maximum: 14 };
		await write(
			customer('a', { name: 'Wang Wei', company: 'Huaxin', careEveryDays }),
			customer('b', { name: 'Wang Wei', phone: '+447700900123', careEveryDays, consent: {} }),
			customer('c', { name: 'New', careEveryDays }),
			contact('1', 'a', '2026-11-01T12:00:00.000Z'),
			contact('2', 'b', '2026-11-07T12:00:00.000Z'),
			contact('3', 'b', '2026-11-21T12:00:00.000Z', { outcome: 'no-answer' }),
			contact('4', 'c', '2026-11-08T12:00:00.000Z', { direction: 'in' })
		);
		const page = { offset: 0, most: 5 };
		const quiet = await readGoneQuiet(db, today, page);
		expect(quiet.rows.map(({ id, beside }) => [id, beside])).toEqual([
			['a', 'Huaxin'],
			['b', '+447700900123']
		]);
		expect(quiet.total).toBe(2);
		expect(ids((await readGoneQuiet(db, '2026-11-23', page)).rows)).toEqual(['a', 'b', 'c']);
		await write(contact('5', 'a', '2026-11-22T12:00:00.000Z', { channel: 'post' }));
		expect(ids((await readGoneQuiet(db, today, page)).rows)).toEqual(['b']);
	});

	it('are those with a birthday in the next week, as their birthday is now', async () => {
		await write(
			customer('a', { birthday: '1980-11-22' }),
			customer('b', { birthday: '1990-11-29' }),
			customer('late', { birthday: '1990-11-30' }),
			customer('binned', { birthday: '1990-11-23', deleted: true }),
			customer('moved', { birthday: '1990-11-23' })
		);
		await write({ table: 'customers', id: 'moved', set: [['birthday', '1990-05-23']] });
		const ahead = async (offset: number, most: number) =>
			(await readBirthdays(db, today, { offset, most })).map(({ day, customer: { id } }) => [day, id]);
		expect(await ahead(0, 5)).toEqual([
			[today, 'a'],
			['2026-11-29', 'b']
		]);
		expect(await ahead(1, 1)).toEqual([['2026-11-29', 'b']]);
		await write({ table: 'customers', id: 'moved', set: [['birthday', '1990-11-24']] });
		expect(await ahead(0, 1)).toHaveLength(2);
	});

	it('are judged with their promises, orders and what is said of them; those set aside are for today only', async () => {
		await write(
			customer('a', { name: 'Li', opening: { totalAmount: 100, asOf: '2026-01-01' } }),
			customer('b', { mergedInto: 'a' }),
			due('f', today, { customerId: 'b', kind: 'visit' }),
			{
				table: 'orders',
				create: { id: 'o', customerId: 'b', at: '2026-05-01T12:00:00.000Z', amount: 50, currency: 'EUR' }
			}
		);
		expect(await readCandidates(db, today, 'EUR')).toMatchObject([
			{ id: 'a', amount: 150, due: { id: 'f' }, way: { channel: 'visit' } }
		]);
		await setNotToday(db, today, 'a', true);
		expect([await readNotToday(db, today), await readNotToday(db, '2026-11-23')]).toEqual([['a'], []]);
		await setNotToday(db, today, 'a', false);
		expect(await readNotToday(db, today)).toEqual([]);
	});
});
