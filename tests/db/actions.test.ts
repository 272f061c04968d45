import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { readActions } from '$lib/db/actions';
import { commit, type Action, type Change } from '$lib/db/commit';
import { SatchelDatabase } from '$lib/db/schema';
import { undo } from '$lib/db/undo';

const noon = Date.parse('2026-11-22T12:00:00Z');
let db: SatchelDatabase;

beforeEach(() => {
	db = new SatchelDatabase(`test-${uuid()}`);
});
afterEach(() => db.delete());

const act = (kind: Action['kind'], now: number, ...changes: Change[]) =>
	commit(db, { kind, now }, ['customers', 'interactions', 'followUps'], { changes });
const create = (id: string, name = id): Change => ({ table: 'customers', create: { id, name } });

describe('History', () => {
	it('lists what was done, newest first, with the name as it is now', async () => {
		await act('customer.create', noon, create('a', 'Li Na'));
		await act('follow-up.create', noon + 1, {
			table: 'followUps',
			create: { id: 'f', customerId: 'a', dueOn: '2026-11-23' }
		});
		await act('customer.edit', noon + 2, { table: 'customers', id: 'a', set: [['name', 'Li Na-Weber']] });
		const { actions, more } = await readActions(db, 10);
		expect(actions.map(({ kind, subject }) => [kind, subject?.name])).toEqual([
			['customer.edit', 'Li Na-Weber'],
			['follow-up.create', 'Li Na-Weber'],
			['customer.create', 'Li Na-Weber']
		]);
		expect(actions[0]!.changed).toEqual(['name']);
		expect(more).toBe(false);
	});

	it('reads a window and says whether there is more', async () => {
		for (let index = 0; index < 5; index++) await act('customer.create', noon + index, create(`c${index}`));
		const { actions, more } = await readActions(db, 3);
		expect(actions.map(({ subject }) => subject!.id)).toEqual(['c4', 'c3', 'c2']);
		expect(more).toBe(true);
	});

	it('turns a line by undo and redo instead of adding lines', async () => {
		const made = await act('customer.create', noon, create('a'));
		const line = async () => (await readActions(db, 10)).actions;
		expect(await line()).toMatchObject([{ id: made.action, undone: false, turn: made.action }]);
		await undo(db, made.action, noon + 1);
		const [undone] = await line();
		expect(undone).toMatchObject({ id: made.action, undone: true });
		await undo(db, undone!.turn, noon + 2);
		const [redone] = await line();
		expect(redone).toMatchObject({ id: made.action, undone: false });
		await undo(db, redone!.turn, noon + 3);
		expect((await line())[0]).toMatchObject({ id: made.action, undone: true });
		expect((await db.customers.get('a'))!.deleted).toBe(true);
	});

	it('names nobody where an action was about several', async () => {
		await act('import', noon, create('a'), create('b'));
		const { actions } = await readActions(db, 10);
		expect(actions[0]).not.toHaveProperty('subject');
		expect(actions[0]!.large).toBe(false);
	});

	it('marks what is too large for the page', async () => {
		await act('import', noon, ...Array.from({ length: 200 }, (_, index) => create(`c${index}`)));
		expect((await readActions(db, 10)).actions[0]!.large).toBe(true);
	});
});
