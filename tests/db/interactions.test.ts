import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { readActions } from '$lib/db/actions';
import { commit } from '$lib/db/commit';
import {
	changeChannel,
	editContact,
	logContact,
	moveContact,
	promiseFollowUp,
	readContact
} from '$lib/db/interactions';
import { SatchelDatabase } from '$lib/db/schema';
import { readSetting, writeSetting } from '$lib/db/settings';
import { startVisit, stopVisit } from '$lib/db/visits';
import { undo } from '$lib/db/undo';

const noon = Date.parse('2026-11-22T12:00:00Z');
let db: SatchelDatabase;

beforeEach(async () => {
	db = new SatchelDatabase(`test-${uuid()}`);
	await commit(db, { kind: 'customer.create', now: noon }, ['customers'], {
		changes: ['a', 'b'].map((id) => ({ table: 'customers', create: { id, name: id } }))
	});
});
afterEach(() => db.delete());

const log = () => logContact(db, { customerId: 'a', channel: 'phone' }, noon);
const open = async () => (await db.followUps.toArray()).filter((followUp) => followUp.openDueOn);

describe('a logged contact', () => {
	it('is saved at once, signed with this device until a name is set', async () => {
		const { contact } = await log();
		const device = (await db.settings.get('device'))!.value;
		expect((await readContact(db, contact))!.contact).toMatchObject({
			customerId: 'a',
			channel: 'phone',
			direction: 'out',
			by: device,
			startedAt: '2026-11-22T12:00:00.000Z'
		});
		await writeSetting(db, 'userName', 'Ada');
		expect((await readContact(db, (await log()).contact))!.contact.by).toBe('Ada');
	});

	it('is one entry of History however many taps it took, and goes as a whole', async () => {
		const { contact, action } = await log();
		const step = { now: noon + 1, continues: action };
		await editContact(db, contact, 'satisfaction', 4, step);
		await editContact(db, contact, 'outcome', 'reached', step);
		await editContact(db, contact, 'note', 'Spring', step);
		await promiseFollowUp(db, contact, '2026-11-25', step);
		const { actions } = await readActions(db, 10);
		expect(actions.map(({ kind }) => kind)).toEqual(['interaction.log', 'customer.create']);
		expect(actions[0]!.subject?.id).toBe('a');
		const undone = await undo(db, action, noon + 2);
		expect(undone!.kept).toEqual([]);
		expect(await readContact(db, contact)).toBeNull();
		expect(await open()).toEqual([]);
	});

	it('loses an outcome that its new channel cannot have', async () => {
		const { contact } = await log();
		await editContact(db, contact, 'outcome', 'left-message', { now: noon });
		await changeChannel(db, contact, 'visit', { now: noon });
		expect((await readContact(db, contact))!.contact).not.toHaveProperty('outcome');
		await editContact(db, contact, 'outcome', 'refused', { now: noon });
		await changeChannel(db, contact, 'email', { now: noon });
		expect((await readContact(db, contact))!.contact).toMatchObject({ channel: 'email', outcome: 'refused' });
	});

	it('moves with its promise, and both customers know their last contact', async () => {
		const { contact } = await log();
		await promiseFollowUp(db, contact, '2026-11-25', { now: noon });
		await moveContact(db, contact, 'b', { now: noon });
		expect((await open()).map(({ customerId }) => customerId)).toEqual(['b']);
		expect((await db.customers.bulkGet(['a', 'b'])).map((customer) => customer!.lastContactAt)).toEqual([
			undefined,
			'2026-11-22T12:00:00.000Z'
		]);
	});
});

describe('a visit', () => {
	const running = () => readSetting(db, 'visit');

	it('is timed from start to stop; another one started stops it', async () => {
		const [first, second] = [(await log()).contact, (await log()).contact];
		await startVisit(db, first, noon + 60_000);
		await startVisit(db, second, noon + 31 * 60_000);
		expect((await readContact(db, first))!.contact).toMatchObject({
			minutes: 30,
			startedAt: '2026-11-22T12:01:00.000Z'
		});
		expect((await running())!.contact).toBe(second);
		await stopVisit(db, second, { now: noon + 36 * 60_000 });
		await stopVisit(db, second, { now: noon + 99 * 60_000 });
		expect((await readContact(db, second))!.contact.minutes).toBe(5);
		expect(await running()).toBeUndefined();
	});

	it('that was never stopped says nothing of its length', async () => {
		const { contact } = await log();
		await startVisit(db, contact, noon);
		await stopVisit(db, contact, { now: noon + 86_400_000 });
		expect((await readContact(db, contact))!.contact).not.toHaveProperty('minutes');
		expect(await running()).toBeUndefined();
	});
});

describe('a promise', () => {
	it('is one follow-up: made, moved, taken back and made again', async () => {
		const { contact } = await log();
		await promiseFollowUp(db, contact, '2026-11-23', { now: noon });
		await promiseFollowUp(db, contact, '2026-11-25', { now: noon });
		expect(await open()).toMatchObject([{ customerId: 'a', dueOn: '2026-11-25', kind: 'call', promisedIn: contact }]);
		expect((await readContact(db, contact))!.promise!.dueOn).toBe('2026-11-25');
		await promiseFollowUp(db, contact, null, { now: noon });
		expect(await open()).toEqual([]);
		await promiseFollowUp(db, contact, '2026-11-29', { now: noon });
		expect(await db.followUps.count()).toBe(1);
		expect(await open()).toMatchObject([{ dueOn: '2026-11-29' }]);
	});

	it('that was kept stays; a new one is another', async () => {
		const { contact } = await log();
		await promiseFollowUp(db, contact, '2026-11-23', { now: noon });
		const [kept] = await open();
		await commit(db, { kind: 'follow-up.done', now: noon }, ['followUps'], {
			changes: [{ table: 'followUps', id: kept!.id, set: [['doneAt', '2026-11-23T09:00:00.000Z']] }]
		});
		await promiseFollowUp(db, contact, '2026-11-29', { now: noon });
		expect((await db.followUps.get(kept!.id))!.dueOn).toBe('2026-11-23');
		expect(await open()).toMatchObject([{ dueOn: '2026-11-29' }]);
	});
});
