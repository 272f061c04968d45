import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveCadence, settleOutdated } from '$lib/db/cadences';
import { isCareWorkedOut, readCareRules, readOutdatedSegments } from '$lib/db/care-rules';
import { readCareOf } from '$lib/db/care-of';
import { currentModel } from '$lib/db/current-model';
import { keepModel, removeModel } from '$lib/db/models';
import { erasePerson } from '$lib/db/erase';
import { removeChart, renameChart, saveChart, savedCharts } from '$lib/db/saved-charts';
import { removeFilter, savedFilters, saveFilter } from '$lib/db/saved-filters';
import { undo } from '$lib/db/undo';
import type { Cadence, CareRule } from '$lib/domain/care/cadence';
import type { SavedFilter } from '$lib/domain/directory/filter';
import { FIRST_QUESTION, type Filter } from '$lib/domain/insights/explore/question';
import type { SavedChart } from '$lib/domain/insights/explore/saved-chart';
import { NOW, Phone } from './phone';

const days = (ideal: number, maximum = 2 * ideal): Cadence => ({ ideal, maximum });
const filter = (name: string, text = ''): SavedFilter => ({ name, text, sort: 'name', filter: { due: true } });
const chart = (name: string, bins: number, filter: Filter | null = null): SavedChart => ({
	name,
	question: { ...FIRST_QUESTION, measure: 'age', bins, filter }
});

let ann: Phone;
let ben: Phone;
beforeEach(() => {
	[ann, ben] = [new Phone(), new Phone()];
});
afterEach(() => Promise.all([ann.db.delete(), ben.db.delete()]));

/** What the rep laid down, as the app reads it. */
const rulesOf = async ({ db }: Phone) => ({
	care: await readCareRules(db),
	filters: (await savedFilters(db)).map(({ name, text }) => `${name}: ${text}`),
	charts: (await savedCharts(db)).map(({ name, question }) => `${name}: ${question.bins}`)
});

const step = fc.record({
	phone: fc.constantFrom(0, 1),
	rule: fc.constantFrom<CareRule>('everybody', 'tag/vip', 'tag/__proto__', 'segment/m/2'),
	cadence: fc.constantFrom(days(3), days(7), null, undefined),
	/** Milliseconds since the step before. */
	later: fc.integer({ min: 1, max: 5 }),
	does: fc.constantFrom('set', 'set', 'set', 'undo', 'send')
});

describe('cadences', () => {
	it('agree on every phone after an exchange, each rule as it was last written', async () => {
		const laws = async (steps: (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) => {
			const phones = [new Phone(), new Phone()];
			const last = new Map<CareRule, Cadence | null | undefined>();
			let now = NOW;
			let undone = false;
			try {
				for (const { phone, rule, cadence, later, does } of steps) {
					now += later;
					const here = phones[phone]!;
					const { action } = await saveCadence(here.db, rule, cadence, now);
					last.set(rule, cadence);
					if (does === 'undo') undone = !!(await undo(here.db, action, ++now)) || undone;
					if (does === 'send') await here.bringIn(await phones[1 - phone]!.backup(), 'merge');
				}
				const [a, b] = [phones[0]!, phones[1]!];
				const files = [await a.backup(), await b.backup()] as const;
				await a.bringIn(files[1], 'merge');
				await b.bringIn(files[0], 'merge');
				expect(await rulesOf(a)).toEqual(await rulesOf(b));
				const held = await a.tables();
				await a.bringIn(files[1], 'merge');
				expect((await a.tables()).models).toEqual(held.models);
				if (undone) return;
				const { care } = await rulesOf(a);
				expect(care.default).toEqual(last.get('everybody'));
				for (const tag of ['vip', '__proto__'])
					expect(Object.entries(care.tags ?? {}).find(([name]) => name === tag)?.[1]).toEqual(
						last.get(`tag/${tag}`) ?? undefined
					);
			} finally {
				await Promise.all(phones.map(({ db }) => db.delete()));
			}
		};
		await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), laws), { numRuns: 20 });
	});

	it('made on two phones both stay, and of one rule the later word does, the other being kept in history', async () => {
		await saveCadence(ann.db, 'tag/vip', days(7), NOW);
		await saveCadence(ann.db, 'everybody', null, NOW + 1);
		await saveCadence(ben.db, 'tag/gold', days(3), NOW + 2);
		await saveCadence(ben.db, 'tag/vip', days(14), NOW + 3);
		await ann.bringIn(await ben.backup(), 'merge');
		expect((await rulesOf(ann)).care).toEqual({ default: null, tags: { vip: days(14), gold: days(3) } });
		expect(await ann.db.history.toArray()).toMatchObject([
			{ recordId: 'care', path: 'cadence/tag/vip', value: days(7) }
		]);
	});

	it('are undone one by one, the first as well', async () => {
		const first = await saveCadence(ann.db, 'tag/vip', days(7), NOW);
		await saveCadence(ann.db, 'everybody', days(20), NOW);
		await undo(ann.db, first.action, NOW);
		expect((await rulesOf(ann)).care).toEqual({ default: days(20) });
	});

	it('have the book worked out again where they are written, undone or brought in', async () => {
		const { action } = await saveCadence(ben.db, 'everybody', days(7), NOW);
		expect(await isCareWorkedOut(ben.db)).toBe(false);
		await ben.db.settings.put({
			key: 'careWorkedOut',
			value: { zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
		});
		await undo(ben.db, action, NOW);
		expect(await isCareWorkedOut(ben.db)).toBe(false);
		expect(await isCareWorkedOut(ann.db)).toBe(true);
		await ann.bringIn(await ben.backup(), 'merge');
		expect(await isCareWorkedOut(ann.db)).toBe(false);
	});

	it('brought in by a merge go with its undoing, and do not come back with the next rule', async () => {
		await saveCadence(ben.db, 'tag/vip', days(7), NOW);
		await ann.bringIn(await ben.backup(), 'merge');
		const merge = (await ann.db.journal.orderBy('at').last())!;
		await undo(ann.db, merge.id, NOW + 1);
		expect((await rulesOf(ann)).care).toEqual({});
		await saveCadence(ann.db, 'everybody', null, NOW + 2);
		expect((await rulesOf(ann)).care).toEqual({ default: null });
	});
});

describe('cadences of segments', () => {
	/** Segments are found anew. @returns the id of their model */
	const find = async (now: number, members: Record<string, number>): Promise<string> => {
		const said = Object.entries(members).map(([customerId, segment]) => ({ customerId, segment }));
		await keepModel(ann.db, { kind: 'segments', action: 'segments.save', content: {}, said, now });
		return (await currentModel(ann.db, 'segments'))!.id;
	};
	const ruleOf = async (id: string) => (await readCareOf(ann.db, id))?.cadence?.rule;

	it('go with the segments they were given to, never to others of the same number', async () => {
		await ann.write({ table: 'customers', create: { id: 'a' } }, { table: 'customers', create: { id: 'b' } });
		const first = await find(NOW, { a: 1, b: 2 });
		await saveCadence(ann.db, `segment/${first}/1`, days(7), NOW);
		expect([await ruleOf('a'), await ruleOf('b')]).toEqual(['segment', 'default']);
		expect(await readOutdatedSegments(ann.db)).toEqual([]);

		const second = await find(NOW + 1, { a: 2, b: 1 });
		expect([await ruleOf('a'), await ruleOf('b')]).toEqual(['default', 'default']);
		expect(await readOutdatedSegments(ann.db)).toEqual([`${first}/1`]);
		const { action } = await settleOutdated(ann.db, 2, NOW + 2);
		expect([await ruleOf('a'), await ruleOf('b')]).toEqual(['default', 'segment']);
		expect((await readCareRules(ann.db)).segments).toEqual({ [`${second}/1`]: days(7) });

		// Neither the choice nor the segments are lost with an undo.
		await undo(ann.db, action, NOW + 3);
		expect(await readOutdatedSegments(ann.db)).toEqual([`${first}/1`]);
		await removeModel(ann.db, 'segments', NOW + 4);
		expect(await readOutdatedSegments(ann.db)).toEqual([`${first}/1`]);
		await settleOutdated(ann.db, 0, NOW + 5);
		expect((await readCareRules(ann.db)).segments).toBeUndefined();
	});

	it('leave what the segments of now were given already, and apply again once new segments are undone', async () => {
		await ann.write({ table: 'customers', create: { id: 'a' } });
		const first = await find(NOW, { a: 1 });
		await saveCadence(ann.db, `segment/${first}/1`, days(7), NOW);
		await saveCadence(ann.db, `segment/${first}/2`, days(9), NOW);
		const second = await find(NOW + 1, { a: 1 });
		const found = (
			await ann.db.journal
				.where('at')
				.equals(new Date(NOW + 1).toISOString())
				.toArray()
		)[0]!.id;
		await undo(ann.db, found, NOW + 2);
		expect(await ruleOf('a')).toBe('segment');
		await undo(ann.db, (await ann.db.journal.get(found))!.undoneBy!, NOW + 3);
		await saveCadence(ann.db, `segment/${second}/1`, days(5), NOW + 4);
		await settleOutdated(ann.db, 1, NOW + 5);
		expect((await readCareRules(ann.db)).segments).toEqual({ [`${second}/1`]: days(5) });
	});
});

describe('saved filters', () => {
	it('take the place of their namesake, stand in the order they were first saved, and come back from the trash', async () => {
		await saveFilter(ann.db, filter('a'), NOW);
		await saveFilter(ann.db, filter('b'), NOW + 1);
		const { action } = await saveFilter(ann.db, filter('a', 'x'), NOW + 2);
		expect((await rulesOf(ann)).filters).toEqual(['a: x', 'b: ']);
		await undo(ann.db, action, NOW + 3);
		const [first] = await savedFilters(ann.db);
		const removed = await removeFilter(ann.db, first!.id, NOW + 4);
		expect((await rulesOf(ann)).filters).toEqual(['b: ']);
		await undo(ann.db, removed.action, NOW + 5);
		expect((await rulesOf(ann)).filters).toEqual(['a: ', 'b: ']);
	});

	it('go when a person whom they name is erased for good, out of the trash too', async () => {
		await ann.write({ table: 'customers', create: { id: 'c', name: 'Li Na', phone: '+8613800138000' } });
		for (const text of ['li na', '138 0013 8000', 'due']) await saveFilter(ann.db, filter(`of ${text}`, text), NOW);
		const [named] = await savedFilters(ann.db);
		await removeFilter(ann.db, named!.id, NOW);
		await erasePerson(ann.db, 'c', NOW);
		expect((await rulesOf(ann)).filters).toEqual(['of due: due']);
		expect(await ann.everything()).not.toContain('li na');
	});
});

describe('kept charts', () => {
	const chartsOf = async (phone: Phone) => (await rulesOf(phone)).charts;

	it('are kept once each, renamed, removed, and brought back one by one', async () => {
		await saveChart(ann.db, chart('a', 5), NOW);
		const second = await saveChart(ann.db, chart('b', 6), NOW + 1);
		await saveChart(ann.db, chart('a again', 5), NOW + 2);
		expect(await chartsOf(ann)).toEqual(['a: 5', 'b: 6']);
		const [kept] = await savedCharts(ann.db);
		const renamed = await renameChart(ann.db, kept!.id, 'ages', NOW + 3);
		const removed = await removeChart(ann.db, kept!.id, NOW + 4);
		expect(await chartsOf(ann)).toEqual(['b: 6']);
		await undo(ann.db, removed.action, NOW + 5);
		expect(await chartsOf(ann)).toEqual(['ages: 5', 'b: 6']);
		await undo(ann.db, renamed.action, NOW + 6);
		expect(await chartsOf(ann)).toEqual(['a: 5', 'b: 6']);
		await undo(ann.db, second.action, NOW + 7);
		expect(await chartsOf(ann)).toEqual(['a: 5']);
	});

	it('agree after an exchange: the later name, and none that one phone removed', async () => {
		await saveChart(ann.db, chart('a', 5), NOW);
		await saveChart(ann.db, chart('b', 6), NOW + 1);
		await ben.bringIn(await ann.backup(), 'merge');
		const [a, b] = await savedCharts(ben.db);
		await renameChart(ann.db, a!.id, 'hers', NOW + 2);
		await renameChart(ben.db, a!.id, 'his', NOW + 3);
		await removeChart(ben.db, b!.id, NOW + 4);
		const files = [await ann.backup(), await ben.backup()] as const;
		await ann.bringIn(files[1], 'merge');
		await ben.bringIn(files[0], 'merge');
		expect([await chartsOf(ann), await chartsOf(ben)]).toEqual([['his: 5'], ['his: 5']]);
	});

	it('go when a person whom their filter names is erased for good', async () => {
		await ann.write({ table: 'customers', create: { id: 'c', name: 'Li Na' } });
		const of = (value: string): Filter => ({ column: 'company', condition: 'is', value });
		await saveChart(ann.db, chart('friends', 5, of('Li Na')), NOW);
		await saveChart(ann.db, chart('others', 6, of('Li Nan')), NOW);
		await erasePerson(ann.db, 'c', NOW);
		expect(await chartsOf(ann)).toEqual(['others: 6']);
	});
});

it('what the rep laid down travels to a new phone, by merging and by replacing', async () => {
	await saveCadence(ann.db, 'tag/vip', days(7), NOW);
	await saveFilter(ann.db, filter('mine', 'li'), NOW);
	await saveChart(ann.db, chart('ages', 7), NOW);
	for (const how of ['merge', 'replace'] as const) {
		await ben.bringIn(await ann.backup(), how);
		expect(await rulesOf(ben)).toEqual(await rulesOf(ann));
	}
	// A book from before there were any takes them away only where it takes the place of this one.
	const before = await new Phone().backup();
	await ben.bringIn(before, 'merge');
	expect(await rulesOf(ben)).toEqual(await rulesOf(ann));
	await ben.bringIn(before, 'replace');
	expect(await rulesOf(ben)).toEqual({ care: {}, filters: [], charts: [] });
});
