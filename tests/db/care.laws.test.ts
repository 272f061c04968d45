import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { saveCadence } from '$lib/db/cadences';
import { isCareWorkedOut, readCareRules } from '$lib/db/care-rules';
import { workOutCare } from '$lib/db/care-walk';
import { commit, type Change } from '$lib/db/commit';
import type { SatchelDatabase } from '$lib/db/schema';
import { undo } from '$lib/db/undo';
import { offsetHere } from '$lib/db/zone';
import { cadenceOf, careDueOn } from '$lib/domain/care/cadence';
import { isCare } from '$lib/domain/care/contact';
import { standsFor } from '$lib/domain/customer';
import { registerStamp } from '$lib/domain/record';
import { stampTime } from '$lib/domain/stamp';
import { dayOf } from '$lib/domain/time';
import { NOW, Phone } from './phone';

const NOON = new Date(NOW).toISOString();
const IDS = ['a', 'b', 'c'];
const RULES = [
	['everybody', { ideal: 10, maximum: 20 }],
	['everybody', null],
	['everybody', undefined],
	['tag/vip', { ideal: 7, maximum: 14 }],
	['tag/vip', undefined],
	['segment/m/1', { ideal: 2, maximum: 3 }]
] as const;

/** What is derived of each customer, told anew from the records alone. */
async function told(db: SatchelDatabase) {
	const rules = await readCareRules(db);
	const [customers, contacts] = [await db.customers.toArray(), await db.interactions.toArray()];
	const into = new Map(customers.map(({ id, mergedInto }) => [id, mergedInto]));
	const stand = (id: string) => standsFor(id, (each) => (into.has(into.get(each) ?? '') ? into.get(each) : undefined));
	const models = (await db.records('models').toArray()).filter(({ deleted }) => !deleted);
	const latest = (times: string[]) => times.sort().at(-1);
	const out: Record<string, object> = {};
	for (const customer of customers) {
		const own = contacts.filter(({ customerId, deleted }) => customerId === customer.id && !deleted);
		const careOf = (ids: string[]) =>
			latest(contacts.flatMap((each) => (ids.includes(each.customerId) && isCare(each) ? each.startedAt : [])));
		const person = customers.flatMap(({ id }) => (stand(id) === customer.id ? id : []));
		const said = models.length ? await db.records('predictions').get(`segments/${customer.id}`) : undefined;
		const cadence = cadenceOf(customer, said?.deleted ? undefined : said, rules);
		const stamped = new Date(stampTime(registerStamp(customer, 'careEveryDays'))).toISOString();
		const from = careOf(person) ?? (customer.careEveryDays && stamped);
		const stands = !customer.deleted && stand(customer.id) === customer.id;
		out[customer.id] = {
			lastContactAt: latest(own.map(({ startedAt }) => startedAt)),
			lastCareAt: careOf([customer.id]),
			careDueOn: stands && cadence && from ? careDueOn(dayOf(from, offsetHere(from)), cadence) : undefined
		};
	}
	return out;
}
const stored = async (db: SatchelDatabase) =>
	Object.fromEntries(
		(await db.customers.toArray()).map(({ id, lastContactAt, lastCareAt, careDueOn }) => [
			id,
			{ lastContactAt, lastCareAt, careDueOn }
		])
	);

const id = fc.constantFrom(...IDS);
const at = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => new Date(NOW - hours * 3_600_000).toISOString());
const outcome = fc.constantFrom('reached', 'no-answer', 'missed', 'sent', undefined);
const rule = fc.record({ does: fc.constant('rule' as const), rule: fc.constantFrom(...RULES) });
const step = fc.oneof(
	fc.record({ does: fc.constant('log' as const), id, at, outcome }),
	fc.record({ does: fc.constant('judge' as const), which: fc.nat(20), outcome }),
	fc.record({ does: fc.constant('bin' as const), which: fc.nat(20), deleted: fc.constantFrom(true, undefined) }),
	fc.record({ does: fc.constant('move' as const), which: fc.nat(20), id }),
	{
		weight: 4,
		arbitrary: fc.record({
			does: fc.constant('set' as const),
			id,
			set: fc.constantFrom<[string, unknown]>(
				['tags/vip', true],
				['tags/vip', true],
				['tags/vip', undefined],
				['careEveryDays', { ideal: 3, maximum: 5 }],
				['careEveryDays', { ideal: 0, maximum: 1e9 }],
				['careEveryDays', undefined],
				['deleted', true],
				['deleted', undefined],
				['mergedInto', 'a'],
				['mergedInto', 'b'],
				['mergedInto', undefined]
			)
		})
	},
	fc.record({ does: fc.constant('undo' as const), which: fc.nat(20) }),
	rule
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Goes over the book, as the app does where the rules changed. */
async function walk(db: SatchelDatabase): Promise<void> {
	expect(await isCareWorkedOut(db)).toBe(false);
	await workOutCare(db, async () => {});
	expect(await isCareWorkedOut(db)).toBe(true);
}

async function play(phone: Phone, steps: Step[]): Promise<void> {
	const { db } = phone;
	const actions: string[] = [];
	const act = async (...changes: Change[]) => {
		const tables = ['customers', 'interactions'] as const;
		actions.push((await commit(db, { kind: 'customer.edit', now: NOW }, [...tables], { changes })).action);
	};
	const contact = async (which: number) => {
		const contacts = await db.interactions.toArray();
		return contacts[which % contacts.length];
	};
	for (const each of steps) {
		if (each.does === 'log') {
			const create = {
				id: uuid(),
				customerId: each.id,
				channel: 'phone',
				direction: 'out',
				startedAt: each.at
			} as const;
			await act({ table: 'interactions', create: { ...create, ...(each.outcome && { outcome: each.outcome }) } });
		} else if (each.does === 'set') {
			if (each.set[1] !== each.id) await act({ table: 'customers', id: each.id, set: [each.set] });
		} else if (each.does === 'undo') {
			const action = actions[each.which % actions.length];
			if (action) await undo(db, action, NOW);
			if (!(await isCareWorkedOut(db))) await walk(db);
		} else if (each.does === 'rule') {
			actions.push((await saveCadence(db, each.rule[0], each.rule[1], NOW)).action);
			await walk(db);
		} else {
			const found = await contact(each.which);
			const set: [string, unknown] =
				each.does === 'judge'
					? ['outcome', each.outcome]
					: each.does === 'bin'
						? ['deleted', each.deleted]
						: ['customerId', each.id];
			if (found) await act({ table: 'interactions', id: found.id, set: [set] });
		}
	}
}

it('what is derived of care follows from the records, whatever was written, undone, merged or ruled', async () => {
	await fc.assert(
		fc.asyncProperty(
			rule,
			fc.array(step, { minLength: 6, maxLength: 14 }),
			fc.array(step, { maxLength: 8 }),
			async (rule, first, second) => {
				const [ann, ben] = [new Phone(), new Phone()];
				try {
					const people = IDS.map((id): Change => ({ table: 'customers', create: { id, name: id } }));
					await ann.write(
						...people,
						{ table: 'models', create: { id: 'm', kind: 'segments', at: '2026-01-01T00:00:00.000Z' } },
						{ table: 'predictions', create: { id: 'segments/c', customerId: 'c', model: 'm', segment: 1 } }
					);
					await ben.bringIn(await ann.backup(), 'replace');
					await play(ann, [
						rule,
						...IDS.map((id) => ({ does: 'log', id, at: NOON, outcome: undefined }) as const),
						...first
					]);
					expect(await stored(ann.db)).toEqual(await told(ann.db));
					await play(ben, second);
					await ann.bringIn(await ben.backup(), 'merge');
					if (!(await isCareWorkedOut(ann.db))) await walk(ann.db);
					expect(await stored(ann.db)).toEqual(await told(ann.db));
					await ben.bringIn(await ann.backup(), 'replace');
					expect(await stored(ben.db)).toEqual(await told(ben.db));
				} finally {
					await Promise.all([ann.db.delete(), ben.db.delete()]);
				}
			}
		),
		{ numRuns: 40 }
	);
});
