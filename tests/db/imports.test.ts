import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { batchStamps, recentBatches } from '$lib/db/batches';
import { commit, type Change } from '$lib/db/commit';
import { erasePerson } from '$lib/db/erase';
import { applyImport, readForPlan, readQuarantine } from '$lib/db/imports';
import { SatchelDatabase } from '$lib/db/schema';
import { undo } from '$lib/db/undo';
import type { Plan } from '$lib/domain/intake/planned';
import { Cancelled } from '$lib/domain/pace';
import { problem } from '$lib/domain/problem';

const noon = Date.parse('2026-11-22T12:00:00Z');
let db: SatchelDatabase;

beforeEach(() => {
	db = new SatchelDatabase(`test-${uuid()}`);
});
afterEach(() => db.delete());

const write = (changes: Change[]) => commit(db, { kind: 'customer.edit', now: noon }, ['customers'], { changes });

/** A plan of `count` new customers, one changed one where `changes` names it, and one row kept aside. */
function planOf(count: number, changed: string[] = []): Plan {
	return {
		counts: {
			rows: count + changed.length + 1,
			quarantined: 1,
			leftOut: 0,
			duplicates: 0,
			unchanged: 0,
			changed: changed.length,
			new: count
		},
		created: Array.from({ length: count }, (_, index) => ({
			row: index + 2,
			customer: { id: uuid(), name: `Customer ${index}`, batch: 'b' },
			possibleDuplicateOf: []
		})),
		changed: changed.map((id, index) => ({
			row: count + index + 2,
			id,
			name: '',
			changes: [{ key: 'phone', from: undefined, to: '+491234567' }],
			set: [['phone', '+491234567']]
		})),
		adopted: [],
		kept: [],
		quarantined: [{ row: count + changed.length + 2, headers: ['name'], cells: [''], reason: problem('row-no-name') }],
		unchanged: [],
		leftOut: [],
		duplicates: [],
		notes: [],
		columnNotes: [],
		steps: []
	};
}

async function importOf(plan: Plan, onSlice?: (done: number, total: number) => void) {
	const { version } = await readForPlan(db);
	return applyImport(db, { batch: 'b', name: 'file.csv', now: noon, plan, aside: plan.quarantined, version }, onSlice);
}

describe('applyImport', () => {
	it('writes customers, batch and rows kept aside as one action', async () => {
		await write([{ table: 'customers', create: { id: 'known', name: 'Known' } }]);
		const receipt = await importOf(planOf(3, ['known']));
		expect(await db.customers.count()).toBe(4);
		expect((await db.customers.get('known'))!.phone).toBe('+491234567');
		expect(await recentBatches(db, 'import', 5)).toMatchObject([
			{ id: 'b', name: 'file.csv', action: receipt!.action, stamps: [receipt!.stamp], counts: { new: 3, changed: 1 } }
		]);
		expect(await readQuarantine(db, 'b', 'rows')).toMatchObject([
			{ row: 6, cells: [''], reason: problem('row-no-name') }
		]);
		expect(await db.journal.get(receipt!.action)).toMatchObject({
			kind: 'import',
			facts: { batch: 'b', customers: 4 }
		});
	});

	it('keeps the rows kept aside in the order of the file', async () => {
		const plan = planOf(0);
		plan.quarantined = Array.from({ length: 300 }, (_, row) => ({ ...plan.quarantined[0]!, row }));
		await importOf(plan);
		expect((await readQuarantine(db, 'b', 'rows')).map(({ row }) => row)).toEqual(
			plan.quarantined.map(({ row }) => row)
		);
	});

	it('writes nothing once cancelled, however late', async () => {
		const before = await readForPlan(db);
		const stopAt = (slice: number) => {
			let slices = 0;
			return () => {
				if (++slices === slice) throw new Cancelled();
			};
		};
		for (const slice of [1, 3]) await expect(importOf(planOf(2500), stopAt(slice))).rejects.toThrow(Cancelled);
		expect(await readForPlan(db)).toEqual(before);
		expect(await db.batches.count()).toBe(0);
		expect(await db.quarantine.count()).toBe(0);
	});

	it('writes nothing on a book that has changed since the plan', async () => {
		const { version } = await readForPlan(db);
		await write([{ table: 'customers', create: { id: 'late' } }]);
		const plan = planOf(2);
		expect(await applyImport(db, { batch: 'b', name: '', now: noon, plan, aside: [], version })).toBeNull();
		expect(await db.customers.count()).toBe(1);
		expect(await db.batches.count()).toBe(0);
	});
});

describe('an import that is undone after later edits', () => {
	const noted = (id: string) =>
		({
			id: 'note',
			customerId: id,
			channel: 'phone',
			direction: 'out',
			startedAt: '2026-11-22T12:00:00.000Z'
		}) as const;

	it('says how many there were, and which stayed and why', async () => {
		await write([{ table: 'customers', create: { id: 'known', name: 'Known' } }]);
		const plan = planOf(4, ['known']);
		plan.adopted = [{ id: 'known', set: [['fingerprints', ['f']]] }];
		const [edited, contacted, erased] = plan.created.map(({ customer }) => customer.id);
		const imported = await importOf(plan);
		await write([{ table: 'customers', id: edited!, set: [['company', 'Harbour Foods']] }]);
		await commit(db, { kind: 'interaction.log', now: noon }, ['interactions'], {
			changes: [{ table: 'interactions', create: noted(contacted!) }]
		});
		await erasePerson(db, erased!, noon);
		const undone = await undo(db, imported!.action, noon);
		// The one that is not in the journal any more was erased with everything that knew of it.
		expect(undone).toMatchObject({
			of: 4,
			restored: 2,
			kept: [
				{ id: edited, reason: 'edited-since' },
				{ id: contacted, reason: 'referenced-since' }
			]
		});
		expect(await db.customers.get('known')).not.toHaveProperty('phone');
	});

	it('counts a customer once of whom something stayed, and does not count marks', async () => {
		await write([{ table: 'customers', create: { id: 'known', name: 'Known' } }]);
		const plan = planOf(1, ['known']);
		plan.changed[0]!.set = [
			['phone', '+491234567'],
			['company', 'Harbour'],
			['fingerprints', ['f']]
		];
		const imported = await importOf(plan);
		await write([{ table: 'customers', id: 'known', set: [['phone', '+499999999']] }]);
		await write([{ table: 'customers', id: 'known', set: [['fingerprints', ['g']]] }]);
		expect(await undo(db, imported!.action, noon)).toMatchObject({
			of: 2,
			kept: [{ id: 'known', reason: 'edited-since' }]
		});
		expect(await db.customers.get('known')).toMatchObject({ phone: '+499999999' });
		expect(await db.customers.get('known')).not.toHaveProperty('company');
	});

	it('leaves those that a later import found again, until that is undone too', async () => {
		const plan = planOf(2);
		const first = await importOf(plan);
		const { version } = await readForPlan(db);
		const again = planOf(1);
		again.adopted = plan.created.map(({ customer }) => ({ id: customer.id, set: [['fingerprints', ['later']]] }));
		const second = await applyImport(db, { batch: 'c', name: '', now: noon, plan: again, aside: [], version });
		expect(await undo(db, first!.action, noon)).toMatchObject({
			of: 2,
			restored: 0,
			kept: [{ reason: 'imported-since' }, { reason: 'imported-since' }]
		});
		expect(await undo(db, second!.action, noon)).toMatchObject({ of: 1, kept: [] });
		expect(await undo(db, first!.action, noon)).toMatchObject({ of: 2, kept: [] });
		expect(await db.customers.filter(({ deleted }) => !deleted).count()).toBe(0);
	});
});

describe('a batch', () => {
	it('remembers that it was taken back, and brought back', async () => {
		const imported = await importOf(planOf(2));
		const batch = async () => (await recentBatches(db, 'import', 1))[0]!;
		const undone = await undo(db, imported!.action, noon);
		expect(await batch()).toMatchObject({ undoneBy: undone!.action, stamps: [imported!.stamp, undone!.stamp] });
		const redone = await undo(db, undone!.action, noon);
		expect(await batch()).toMatchObject({ action: redone!.action });
		expect((await batch()).undoneBy).toBeUndefined();
		await undo(db, (await batch()).action, noon);
		expect(await db.customers.filter((customer) => !customer.deleted).count()).toBe(0);
		expect((await batchStamps(db)).size).toBe(4);
	});
});
