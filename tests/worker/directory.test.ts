import 'fake-indexeddb/auto';
import { beforeAll, expect, it } from 'vitest';
import { commit, type Change } from '$lib/db/commit';
import { recentCustomers } from '$lib/db/customers';
import { book } from '$lib/db/open';
import { changed, query } from '$lib/worker/tasks/directory';

const noon = Date.parse('2026-11-22T12:00:00Z');
const write = (changes: Change[]) =>
	commit(book(), { kind: 'customer.edit', now: noon }, ['customers', 'interactions'], { changes });
const contact = (id: string, customerId: string, startedAt: string): Change => ({
	table: 'interactions',
	create: { id, customerId, channel: 'phone', direction: 'out', startedAt }
});
const names = async (text: string) =>
	(await query({ text, sort: 'name', from: 0, count: 10 })).rows.map((row) => row.name);
const context = (signal = new AbortController().signal) => ({
	signal,
	pace: () => Promise.resolve(),
	report: () => {}
});

beforeAll(() =>
	write([
		{ table: 'customers', create: { id: 'a', name: '王芳', phone: '+8613800138000' } },
		{ table: 'customers', create: { id: 'b', name: 'Harbour Foods' } },
		{ table: 'customers', create: { id: 'c', name: 'In the trash', deleted: true } }
	])
);

it('reads the book once and then follows every commit', async () => {
	expect(await names('')).toEqual(['Harbour Foods', '王芳']);
	await write([{ table: 'customers', id: 'b', set: [['name', 'Zhou Trading']] }]);
	expect(await names('')).toEqual(['王芳', 'Zhou Trading']);
	await write([{ table: 'customers', id: 'c', set: [['deleted', undefined]] }]);
	expect(await names('trash')).toEqual(['In the trash']);
	const many = Array.from({ length: 600 }, (_, index): Change => ({
		table: 'customers',
		create: { id: `m${index}`, name: `Many ${index}` }
	}));
	await write(many);
	expect(await query({ text: 'many', sort: 'name', from: 599, count: 10 })).toMatchObject({
		total: 600,
		everybody: 603,
		rows: [{ id: 'm599' }]
	});
	await write(many.map((_, index): Change => ({ table: 'customers', id: `m${index}`, set: [['deleted', true]] })));
	expect(await names('many')).toEqual([]);
});

it('tells who waits that a contact was made, and moves its customer to the front', async () => {
	const { version } = await query({ text: '', sort: 'contact', from: 0, count: 1 });
	let told = false;
	const waiting = changed(version, context()).then(() => (told = true));
	await write([contact('i1', 'a', '2026-11-20T10:00:00.000Z'), contact('i2', 'b', '2026-11-21T10:00:00.000Z')]);
	await waiting;
	expect(told).toBe(true);
	const latest = await query({ text: '', sort: 'contact', from: 0, count: 3 });
	expect(latest.rows.map((row) => row.lastContactAt)).toEqual([
		'2026-11-21T10:00:00.000Z',
		'2026-11-20T10:00:00.000Z',
		undefined
	]);
	await changed(version, context());
});

it('lets go of who waits no longer', async () => {
	const { version } = await query({ text: '', sort: 'name', from: 0, count: 1 });
	const stop = new AbortController();
	const waiting = changed(version, context(stop.signal));
	stop.abort();
	await expect(waiting).rejects.toThrow();
});

it('offers the latest contacted first, then the latest added', async () => {
	const recent = await recentCustomers(book(), 3);
	expect(recent.map((customer) => customer.id)).toEqual(['b', 'a', 'c']);
});

it('lists those of a saved segment, as whom they stand for, until the segments are removed', async () => {
	const said = (customerId: string, segment: number): Change => ({
		table: 'predictions',
		create: { id: `segments/${customerId}`, customerId, segment, model: 'four' }
	});
	const inSegment = async (segment: number, text = '') =>
		(await query({ text, filter: { segment }, sort: 'name', from: 0, count: 10 })).rows.map(({ id }) => id);
	await commit(book(), { kind: 'segments.save', now: noon }, ['customers', 'models', 'predictions'], {
		changes: [
			{ table: 'models', create: { id: 'four', kind: 'segments', at: '2026-11-22T12:00:00.000Z' } },
			{ table: 'customers', create: { id: 's1', name: 'Ada Lund' } },
			{ table: 'customers', create: { id: 's2', name: 'Bo Lund' } },
			{ table: 'customers', create: { id: 's3', name: 'B. Lund', mergedInto: 's2' } },
			...[said('s1', 1), said('s3', 2)]
		]
	});
	expect(await inSegment(1)).toEqual(['s1']);
	expect(await inSegment(2)).toEqual(['s2']);
	expect(await inSegment(1, 'bo')).toEqual([]);
	expect(await inSegment(2, 'lund')).toEqual(['s2']);
	expect(await inSegment(3)).toEqual([]);
	await commit(book(), { kind: 'segments.remove', now: noon }, ['models'], {
		changes: [{ table: 'models', id: 'four', set: [['deleted', true]] }]
	});
	expect(await inSegment(1)).toEqual([]);
});
