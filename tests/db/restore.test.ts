import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '$lib/db/commit';
import { erasePerson } from '$lib/db/erase';
import { mergeBackup, previewMerge, replaceBook } from '$lib/db/restore';
import { loadSnapshot, scrubSnapshots } from '$lib/db/snapshots';
import { undo } from '$lib/db/undo';
import { unpaced } from '$lib/domain/pace';
import { stampTime } from '$lib/domain/stamp';
import { damage, damages } from '../domain/backup/damage';
import { fileOf, sampleBook } from '../domain/backup/sample';
import { believed, NOW, Phone } from './phone';

let ann: Phone;
let ben: Phone;

beforeEach(() => {
	ann = new Phone();
	ben = new Phone();
});
afterEach(async () => {
	for (const { db } of [ann, ben]) await db.delete();
});

const at = (hour: number): string => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
const person = (id: string): Change => ({ table: 'customers', create: { id, name: id, phone: '+442079460018' } });
const contact = (id: string, customerId: string, hour: number): Change => ({
	table: 'interactions',
	create: { id, customerId, channel: 'phone', direction: 'out', startedAt: at(hour), note: customerId }
});
const followUp = (id: string, customerId: string): Change => ({
	table: 'followUps',
	create: { id, customerId, dueOn: '2026-12-01', title: 'Quote' }
});
const named = (id: string, name: string): Change => ({ table: 'customers', id, set: [['name', name]] });
const sample = (): Blob => fileOf(sampleBook());
const merge = async (phone: Phone, file: Blob) => mergeBackup(phone.db, (await believed(file)).book, NOW);
const replace = async (phone: Phone, file: Blob) => replaceBook(phone.db, (await believed(file)).book, NOW);

/** Ann's book: every table, fields and a table of tomorrow, and what she wrote herself. */
async function fillAnn(): Promise<void> {
	await merge(ann, sample());
	await ann.write(person('Zoë'), contact('z1', 'Zoë', 9), contact('z2', 'Zoë', 11), followUp('zf', 'Zoë'));
	await ann.write(named('c1', 'Fang'), { table: 'followUps', id: 'zf', set: [['doneAt', at(12)]] });
	await ann.write(person('Lee'), contact('l1', 'Lee', 8));
	await erasePerson(ann.db, 'Lee', NOW);
}

describe('a book on another phone', () => {
	it.each(['merge', 'replace'] as const)('is the same in every table after an export and %s', async (how) => {
		await fillAnn();
		expect(await ben.bringIn(await ann.backup(), how)).toBeNull();

		const tables = await ann.tables();
		for (const [table, rows] of Object.entries(tables)) expect(rows, table).not.toHaveLength(0);
		expect(tables.tableOfTomorrow).toHaveLength(2);
		expect(await ben.tables()).toEqual(tables);
		// With what derives from it, as it stands in the store.
		for (const table of ['customers', 'followUps', 'attachments'] as const)
			expect(await ben.db.records(table).toArray()).toEqual(await ann.db.records(table).toArray());
		expect(await ben.db.customers.get('Zoë')).toMatchObject({ lastContactAt: at(11) });
		expect(await ben.db.followUps.get('f1')).toMatchObject({ openDueOn: '2026-11-23' });
		expect(await ben.db.followUps.get('zf')).not.toHaveProperty('openDueOn');
	});

	it.each(['merge', 'replace'] as const)('writes under a device id of its own after %s', async (how) => {
		await fillAnn();
		await ben.write(person('Kim'));
		const device = async ({ db }: Phone) => (await db.settings.get('device'))?.value as string;
		const before = [await device(ann), await device(ben), ...Object.keys(sampleBook().seen)];
		await ben.bringIn(await ann.backup(), how);
		expect(before).not.toContain(await device(ben));

		const met = new Map((await ben.db.seen.toArray()).map((each) => [each.device, each.stamp]));
		for (const each of await ann.db.seen.toArray()) expect(met.get(each.device)).toBe(each.stamp);
		await ben.write(named('Zoë', 'Zoë of Ben'));
		expect((await ben.db.customers.get('Zoë'))!.clock.name).toMatch(new RegExp(`${await device(ben)}$`));
	});

	it('never takes over the clock of a phone that is years ahead', async () => {
		const ahead = fileOf({ ...sampleBook(), seen: { abcdefgh: `1${'0'.repeat(11)}abcdefgh` } });
		for (const how of ['merge', 'replace'] as const) {
			await ben.bringIn(ahead, how);
			await ben.write(person(how));
			expect(stampTime((await ben.db.customers.get(how))!.clock['*']!)).toBeLessThan(NOW + 60_000);
		}
	});
});

describe('a merge', () => {
	it('writes nothing when it brings nothing new', async () => {
		await fillAnn();
		const file = await ann.backup();
		expect((await merge(ben, file)).action).toBeDefined();
		const before = await ben.everything();
		const again = await merge(ben, file);
		expect(again).toMatchObject({ summary: { known: true, conflicts: 0 } });
		expect(again.action).toBeUndefined();
		expect(await ben.everything()).toBe(before);
		expect(await merge(ann, file)).toMatchObject({ summary: { known: true } });
	});

	it('is previewed as it will be, and previewing writes nothing', async () => {
		await fillAnn();
		await merge(ben, await ann.backup());
		await ben.write(named('Zoë', 'Zoe'), person('Kim'));
		await ann.write(named('Zoë', 'Zoé'), named('c1', 'Wang'), person('Ola'), contact('o1', 'Ola', 9));
		const { book } = await believed(await ann.backup());
		const before = await ben.everything();
		const preview = await previewMerge(ben.db, book);
		expect(await ben.everything()).toBe(before);
		expect(preview).toMatchObject({ conflicts: 1, erased: 0, known: false });
		const row = (table: string) => preview.tables.find((each) => each.table === table);
		expect(row('customers')).toMatchObject({ inFile: 4, added: 1 });
		expect(row('interactions')).toMatchObject({ added: 1, changed: 0 });
		expect((await mergeBackup(ben.db, book, NOW)).summary).toEqual(preview);
	});

	it('counts a conflict where two phones wrote different things unknown to each other, and keeps what lost', async () => {
		await ann.write(person('Zoë'), person('Kim'), person('Ola'));
		await merge(ben, await ann.backup());
		await ann.write(named('Zoë', 'Zoe'), named('Kim', 'Kim Ltd'));
		await ben.write(named('Zoë', 'Zoé'), named('Kim', 'Kim Ltd'), named('Ola', 'Ola Ltd'));
		const { summary } = await merge(ben, await ann.backup());
		expect(summary.conflicts).toBe(1);
		const names = [
			(await ben.db.customers.get('Zoë'))!.name,
			...(await ben.db.history.toArray()).map((lost) => lost.value)
		];
		expect(names).toEqual(expect.arrayContaining(['Zoe', 'Zoé']));
		expect((await ben.db.customers.get('Ola'))!.name).toBe('Ola Ltd');
		// Both phones come to the same, and hear of each conflict once.
		expect((await merge(ann, await ben.backup())).summary.known).toBe(false);
		expect(await ann.tables()).toEqual(await ben.tables());
	});

	it('brings last contacts and open follow-ups up to date', async () => {
		await ann.write(
			person('Zoë'),
			person('Kim'),
			contact('z1', 'Zoë', 9),
			contact('z2', 'Zoë', 11),
			followUp('zf', 'Zoë')
		);
		await merge(ben, await ann.backup());
		const last = async (id: string) => (await ben.db.customers.get(id))!.lastContactAt;
		expect(await last('Zoë')).toBe(at(11));

		await ann.write(contact('z3', 'Zoë', 14), { table: 'followUps', id: 'zf', set: [['doneAt', at(14)]] });
		await merge(ben, await ann.backup());
		expect([await last('Zoë'), await last('Kim')]).toEqual([at(14), undefined]);
		expect(await ben.db.followUps.get('zf')).not.toHaveProperty('openDueOn');

		await ann.write({ table: 'interactions', id: 'z3', set: [['deleted', true]] });
		await ann.write({ table: 'interactions', id: 'z2', set: [['customerId', 'Kim']] });
		await ann.write({ table: 'followUps', id: 'zf', set: [['doneAt', undefined]] });
		await merge(ben, await ann.backup());
		expect([await last('Zoë'), await last('Kim')]).toEqual([at(9), at(11)]);
		expect(await ben.db.followUps.get('zf')).toMatchObject({ openDueOn: '2026-12-01' });
	});

	it('is undone as a whole, but for what was edited since', async () => {
		await ann.write(person('Zoë'), person('Kim'));
		await merge(ben, await ann.backup());
		await ann.write(
			named('Zoë', 'Zoé'),
			named('Kim', 'Kim Ltd'),
			person('Ola'),
			person('Uma'),
			contact('o1', 'Ola', 9)
		);
		const { action } = await merge(ben, await ann.backup());
		await ben.write(named('Kim', 'Kim & Co'), { table: 'customers', id: 'Uma', set: [['notes', 'met']] });

		const undone = await undo(ben.db, action!, NOW);
		expect(undone!.kept.map(({ id, reason }) => `${id} ${reason}`).sort()).toEqual([
			'Kim edited-since',
			'Uma edited-since'
		]);
		const rows = new Map((await ben.db.customers.toArray()).map((row) => [row.id, row]));
		expect(rows.get('Zoë')).toMatchObject({ name: 'Zoë' });
		expect(rows.get('Kim')).toMatchObject({ name: 'Kim & Co' });
		expect(rows.get('Ola')).toMatchObject({ deleted: true });
		expect(rows.get('Uma')!.deleted).toBeUndefined();
		expect(await ben.db.interactions.get('o1')).toMatchObject({ deleted: true });

		await undo(ben.db, undone!.action, NOW);
		expect(await ben.db.customers.get('Zoë')).toMatchObject({ name: 'Zoé' });
		expect((await ben.db.customers.get('Ola'))!.deleted).toBeUndefined();
	});
});

describe('a replacement', () => {
	it('keeps the old book as a snapshot that brings it back', async () => {
		await fillAnn();
		await ben.write(person('Kim'), contact('k1', 'Kim', 9));
		const [annsTables, bensTables] = [await ann.tables(), await ben.tables()];
		const { snapshot } = await replace(ben, await ann.backup());
		expect(await ben.tables()).toEqual(annsTables);
		expect(await ben.db.snapshots.get(snapshot!)).toMatchObject({ counts: { customers: 1, interactions: 1 } });

		const kept = await loadSnapshot(ben.db, snapshot!, unpaced);
		if (!kept.ok) throw new Error(kept.problem.code);
		const back = await replaceBook(ben.db, kept.value.book, NOW, { restores: snapshot! });
		// What is erased for good stays so, in every book that meets it.
		expect(await ben.tables()).toEqual({ ...bensTables, erased: annsTables.erased });
		expect(await ben.db.customers.get('Kim')).toMatchObject({ lastContactAt: at(9) });
		expect((await ben.db.snapshots.toArray()).map(({ id }) => id)).toEqual([back.snapshot]);
	});

	it('keeps no snapshot of an empty book', async () => {
		expect((await replace(ben, sample())).snapshot).toBeUndefined();
		expect(await ben.db.snapshots.count()).toBe(0);
	});

	it('leaves no newer stamp behind: the canary would take that for a loss', async () => {
		const newest = async () =>
			(await ben.db.seen.toArray())
				.map(({ stamp }) => stamp)
				.sort()
				.at(-1)!;
		await ben.bringIn(fileOf({ ...sampleBook(), seen: { abcdefgh: `1${'0'.repeat(11)}abcdefgh` } }), 'merge');
		const before = await newest();
		await replace(ben, sample());
		expect((await newest()) > before).toBe(true);
	});
});

describe('who was erased for good', () => {
	it.each(['merge', 'replace'] as const)('does not return with an old backup: %s', async (how) => {
		await fillAnn();
		const old = await ann.backup();
		await erasePerson(ann.db, 'Zoë', NOW);
		await ann.bringIn(old, how);
		expect(await ann.everything()).not.toContain('"name":"Zoë"');
		const { erased, ...tables } = await ann.tables();
		expect(JSON.stringify(tables)).not.toContain('Zoë');
		expect(erased!.map(({ id }) => id)).toEqual(expect.arrayContaining(['Zoë', 'z1', 'z2', 'zf']));
	});

	it('goes from the other phone too: rows, what belongs to them there, journal and snapshots', async () => {
		await ann.write(person('Zoë'), person('Kim'), contact('z1', 'Zoë', 9));
		await merge(ben, await ann.backup());
		await ben.write(contact('z2', 'Zoë', 10), contact('k2', 'Kim', 10), named('Zoë', 'Zoë!'));
		await ben.write({
			table: 'attachments',
			create: { id: 'zp', ownerId: 'z2', mime: 'image/png', bytes: new Uint8Array(3) }
		});
		await replace(ben, await ben.backup());
		await erasePerson(ann.db, 'Zoë', NOW);
		const { action, summary } = await merge(ben, await ann.backup());
		expect(summary).toMatchObject({ erased: 4 });
		await scrubSnapshots(ben.db, unpaced);
		expect(await ben.db.snapshots.count()).toBe(1);
		// Tombstones name their owner; nothing else says who that was.
		await ben.db.transaction('r', ben.db.tables, async () => {
			for (const table of ben.db.tables)
				if (table.name !== 'erased' && table.name !== 'snapshots')
					expect(JSON.stringify(await table.toArray()), table.name).not.toContain('Zoë');
		});
		const snapshot = JSON.parse(await (await ben.db.snapshots.toArray())[0]!.bytes.text());
		expect(JSON.stringify({ ...snapshot.tables, erased: [] })).not.toContain('Zoë');
		await undo(ben.db, action!, NOW);
		expect((await ben.tables()).customers!.map(({ id }) => id)).toEqual(['Kim']);
	});
});

describe('the book does not change by a byte', () => {
	beforeEach(async () => {
		await fillAnn();
		await ben.write(person('Kim'), person('c1'), contact('k1', 'Kim', 9), followUp('kf', 'Kim'));
		await erasePerson(ben.db, 'Kim', NOW);
		await ben.write(person('Uma'));
	});

	it.each(['merge', 'replace'] as const)('when a %s is cancelled', async (how) => {
		const { book } = await believed(await ann.backup());
		const before = await ben.everything();
		let slices = 0;
		const cancel = () => {
			if (++slices === 4) throw new Error('cancelled');
		};
		const taking =
			how === 'merge' ? mergeBackup(ben.db, book, NOW, cancel) : replaceBook(ben.db, book, NOW, { onSlice: cancel });
		await expect(taking).rejects.toThrow('cancelled');
		expect(await ben.everything()).toBe(before);
	});

	it.each(['merge', 'replace'] as const)('when any one write of a %s fails', async (how) => {
		const file = await ann.backup();
		const before = await ben.everything();
		let failures = 0;
		for (let writes = 0; ; writes++) {
			ben.writesLeft = writes;
			const outcome = await ben.bringIn(file, how).catch((error: Error) => error.message);
			ben.writesLeft = Infinity;
			if (outcome === null) break;
			expect(outcome).toContain('broken');
			expect(await ben.everything()).toBe(before);
			failures++;
		}
		expect(failures).toBeGreaterThan(15);
		expect(await ben.everything()).not.toBe(before);
	});

	it('when the file is damaged, in any of 200 ways', async () => {
		const whole = new Uint8Array(await (await ann.backup()).arrayBuffer());
		const before = await ben.everything();
		await fc.assert(
			fc.asyncProperty(damages, fc.constantFrom('merge', 'replace'), async (each, how) => {
				const file = damage(whole, each);
				fc.pre(file !== null);
				expect(await ben.bringIn(new Blob([file!]), how)).toMatchObject({
					code: expect.stringMatching(/^(file|backup)-/)
				});
				expect(await ben.everything()).toBe(before);
			}),
			{ numRuns: 200, seed: 20_261_122 }
		);
	});
});
