import { describe, expect, it } from 'vitest';
import { customFeatures } from '$lib/domain/insights/custom-features';
import {
	BOOK_FEATURE_KEYS,
	featureOf,
	type Dossier,
	type FeatureKey,
	type Vantage
} from '$lib/domain/insights/features';
import { labelOf } from '$lib/domain/insights/labels';
import type { Interaction } from '$lib/domain/interaction';
import { dayOf } from '$lib/domain/time';

/** Stamps of two phones' writings, before, with and after the label. */
const [early, same, late] = ['0mfx0000000012345678', '0mfx5000000012345678', '0mfx9000000012345678'];
const at = '2026-06-15T12:00:00.000Z';
const calendar = (instant: string) => dayOf(instant, 0);
const vantage: Vantage = { at, day: '2026-06-15', stamp: same, dayOf: calendar, currency: 'EUR' };
const present: Vantage = { ...vantage, at: '2026-11-22T12:00:00.000Z', day: '2026-11-22', stamp: undefined };

const dossier = (customer: Partial<Dossier['customer']> = {}, rest: Partial<Dossier> = {}): Dossier => ({
	customer: { id: 'c', clock: { '*': early }, ...customer },
	contacts: [],
	followUps: [],
	orders: [],
	feedback: [],
	...rest
});
const contact = (startedAt: string, rest: Partial<Interaction> = {}): Interaction => {
	return {
		id: startedAt,
		clock: { '*': early },
		customerId: 'c',
		channel: 'phone',
		direction: 'out',
		startedAt,
		...rest
	};
};
const order = (instant: string, amount: number, currency = 'EUR') => {
	return { id: instant, clock: { '*': early }, customerId: 'c', at: instant, amount, currency };
};
const of = (key: FeatureKey, from: Dossier, seen = vantage) => featureOf(key, from, seen);

/** A customer with something of every kind before the label's moment. */
const lived = (): Dossier =>
	dossier(
		{ age: { years: 40, asOf: '2026-01-01' }, gender: 'female', custom: { Visits: 4, Member: true, Town: 'Bonn' } },
		{
			contacts: [
				contact('2026-06-01T09:00:00.000Z', { satisfaction: 4 }),
				contact('2026-06-10T09:00:00.000Z', {
					...{ channel: 'visit', direction: 'in' },
					...{ receivedAt: '2026-06-10T09:00:00.000Z', respondedAt: '2026-06-10T12:00:00.000Z' }
				})
			],
			orders: [order('2026-06-02T10:00:00.000Z', 100), order('2026-06-03T10:00:00.000Z', 50, 'USD')],
			followUps: [{ id: 'f', clock: { '*': early }, customerId: 'c', dueOn: '2026-06-14' }]
		}
	);
const KEYS: FeatureKey[] = [...BOOK_FEATURE_KEYS, 'custom/Visits', 'custom/Member'];

describe('a feature', () => {
	it('is what was known of the customer', () => {
		expect(Object.fromEntries(KEYS.map((key) => [key, of(key, lived())]))).toEqual({
			age: 40,
			gender: 1,
			orderCount: 2,
			totalAmount: 100,
			recency: 5,
			contactFrequency: 2,
			responseTime: 3,
			overdueFollowUps: 1,
			'channelMix/phone': 0.5,
			'channelMix/chat': 0,
			'channelMix/visit': 0.5,
			lastRating: 4,
			'custom/Visits': 4,
			'custom/Member': 1
		});
		expect(of('custom/Town', lived())).toBeNaN();
		expect(customFeatures([lived().customer])).toEqual(['custom/Member', 'custom/Visits']);
	});

	it('of a text is each of its levels but the commonest, few and common enough', () => {
		const contracts = ['Monthly', 'Monthly: new', 'Yearly'].flatMap((level, index) =>
			Array.from({ length: 30 - index }, () => level)
		);
		const customers = [...contracts, 'Rare'].map(
			(contract, row) => dossier({ custom: { Contract: contract, Note: `note ${row}`, Same: 'x', Blank: '' } }).customer
		);
		expect(customFeatures(customers)).toEqual(['custom/Contract: Monthly: new', 'custom/Contract: Yearly']);
	});

	it('of a text is 1 where it says so, 0 where it says something else, unknown where it says nothing', () => {
		const saying = (contract?: string) => dossier({ custom: contract === undefined ? {} : { Contract: contract } });
		const key = 'custom/Contract: Monthly: new';
		expect(['Monthly: new', 'Monthly', 'Yearly', '', undefined].map((each) => of(key, saying(each)))).toEqual([
			...[1, 0, 0, NaN, NaN]
		]);
		const told = dossier({ custom: { Contract: 'Yearly' }, clock: { '*': early, 'custom/Contract': late } });
		expect(of('custom/Contract: Yearly', told)).toBeNaN();
		expect(of('custom/Contract: Yearly', told, present)).toBe(1);
	});

	it('is unknown, not nothing, where nothing was said', () => {
		const unknown = KEYS.filter((key) => Number.isNaN(of(key, dossier())));
		expect(unknown).toEqual([
			...['age', 'gender', 'orderCount', 'totalAmount', 'recency', 'responseTime', 'lastRating'],
			...['custom/Visits', 'custom/Member']
		]);
	});

	it('takes an opening total and the orders after its day', () => {
		const opening = { orderCount: 7, totalAmount: 70, asOf: '2026-05-01' };
		const orders = [order('2026-05-01T10:00:00.000Z', 1), order('2026-05-02T10:00:00.000Z', 2)];
		expect(of('orderCount', dossier({ opening }, { orders }))).toBe(8);
		expect(of('totalAmount', dossier({ opening }, { orders }))).toBe(72);
	});

	it('counts a birthday only where no age was recorded', () => {
		expect(of('age', dossier({ birthday: '1990-06-16' }))).toBe(35);
		expect(of('age', dossier({ birthday: '1990-06-16', age: { years: 50, asOf: '2025-06-15' } }))).toBe(51);
	});
});

describe('nothing of the label’s moment or after it is known:', () => {
	it.each<[string, (from: Dossier) => Dossier]>([
		[
			'the contact that gave the rating',
			(from) => ({ ...from, contacts: [...from.contacts, contact(at, { satisfaction: 5 })] })
		],
		['a later contact', (from) => ({ ...from, contacts: [...from.contacts, contact('2026-07-01T00:00:00.000Z')] })],
		['a later order', (from) => ({ ...from, orders: [...from.orders, order('2026-06-15T12:00:00.000Z', 900)] })],
		[
			'a reply that came later',
			(from) => ({
				...from,
				contacts: from.contacts
					.map((each) => ({ ...each }))
					.concat(
						contact('2026-06-15T12:00:00.000Z', {
							...{ receivedAt: '2026-06-15T11:00:00.000Z', respondedAt: '2026-06-16T12:00:00.000Z' }
						})
					)
			})
		],
		[
			'a follow-up that fell due or was done later',
			(from) => ({
				...from,
				followUps: [
					{ ...from.followUps[0]!, doneAt: '2026-06-20T00:00:00.000Z' },
					{ id: 'g', clock: { '*': early }, customerId: 'c', dueOn: '2026-06-15' },
					{ id: 'h', clock: { '*': early }, customerId: 'c', dueOn: '2026-06-20' }
				]
			})
		],
		[
			'a later rating outside a contact',
			(from) => ({
				...from,
				feedback: [{ id: 'r', clock: { '*': early }, customerId: 'c', kind: 'CSAT', score: 1, at }]
			})
		]
	])('%s', (_, plant) => {
		const values = (from: Dossier) => KEYS.map((key) => of(key, from));
		expect(values(plant(lived()))).toEqual(values(lived()));
		// The plant is there: seen from today it shows.
		expect(KEYS.map((key) => of(key, plant(lived()), present))).not.toEqual(
			KEYS.map((key) => of(key, lived(), present))
		);
	});

	it('a value that was written after the outcome was', () => {
		const leaking = lived();
		leaking.customer.custom = { Visits: 1, Member: false };
		leaking.customer.clock = { '*': early, 'custom/Visits': late, 'custom/Member': same };
		expect(of('custom/Visits', leaking)).toBeNaN();
		expect(of('custom/Member', leaking)).toBe(0);
		expect(of('custom/Visits', leaking, present)).toBe(1);
	});

	it.each([
		['of a later day', { asOf: '2026-06-16' }, early],
		['told later', { asOf: '2026-01-01' }, late]
	])('an opening total %s', (_, { asOf }, stamp) => {
		const opening = { orderCount: 9, totalAmount: 900, asOf };
		const leaking = dossier({ opening, clock: { '*': early, opening: stamp } });
		expect(of('orderCount', leaking)).toBeNaN();
		expect(of('totalAmount', leaking)).toBeNaN();
		expect(of('totalAmount', leaking, present)).toBe(900);
	});
});

describe('the label', () => {
	const rated = (...ratings: (1 | 2 | 3 | 4 | 5)[]) =>
		dossier(
			{},
			{ contacts: ratings.map((satisfaction, day) => contact(`2026-06-0${day + 1}T09:00:00.000Z`, { satisfaction })) }
		);

	it('is what was imported, at its moment', () => {
		const told = { ...rated(5), customer: { id: 'c', clock: { '*': same }, satisfied: { value: false, at } } };
		expect(labelOf(told)).toEqual({ satisfied: false, at, stamp: same });
	});

	it('is else the last rating: 4 and 5 yes, 1 and 2 no, 3 left out', () => {
		expect(labelOf(rated(1, 4))).toEqual({ satisfied: true, at: '2026-06-02T09:00:00.000Z', stamp: early });
		expect(labelOf(rated(5, 2))).toMatchObject({ satisfied: false });
		expect(labelOf(rated(5, 3))).toBe('undecided');
		expect(labelOf(dossier())).toBe('unlabelled');
	});

	it('may be a rating given outside a contact, but no other score', () => {
		const score = (kind: 'CSAT' | 'NPS') =>
			dossier({}, { feedback: [{ id: 'r', clock: { '*': same }, customerId: 'c', kind, score: 5, at }] });
		expect(labelOf(score('CSAT'))).toEqual({ satisfied: true, at, stamp: same });
		expect(labelOf(score('NPS'))).toBe('unlabelled');
	});
});
