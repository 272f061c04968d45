import { Faker, base, en } from '@faker-js/faker';
import { CHANNELS } from '../../src/lib/domain/interaction.ts';
import type { SampleName } from '../../src/lib/domain/sample.ts';
import {
	columnsOf,
	type KeptPromise,
	type OpenPromise,
	type SampleBook,
	type SampleContact,
	type SampleCustomer,
	type SampleOrder,
	type SampleScore
} from '../../src/lib/domain/samples/book.ts';
import { Chance } from './chance.ts';
import { FINANCE } from './finance.ts';
import { People } from './people.ts';
import { SHOP } from './shop.ts';
import { TRAVEL } from './travel.ts';
import type { Text, Trade } from './trade.ts';
import { FIRST_DAY, waysOf, Year, type Drawn, type Ways } from './year.ts';

const TRADES: Record<SampleName, Trade> = { shop: SHOP, travel: TRAVEL, finance: FINANCE };

/** Days from the day of loading on which somebody waits for something: overdue, today, this week, later. */
const OPEN_DAYS = [
	...[-16, -9, -6, -4, -2, -1],
	...[0, 0, 0, 0, 0],
	...[1, 1, 2, 2, 3, 4, 5, 6, 7],
	...[9, 10, 12, 14, 17, 21, 24, 28, 33, 40]
];

/** A sample book and, for the tests, the scores its ratings were drawn from. */
export function makeBook(name: SampleName): { book: SampleBook; drawn: Drawn[] } {
	const trade = TRADES[name];
	const chance = new Chance(new Faker({ locale: [en, base], seed: trade.seed }));
	const texts: Text[] = [];
	const placeOf = (text: Text): number => {
		const known = texts.indexOf(text);
		return known < 0 ? texts.push(text) - 1 : known;
	};
	const people = new People(trade, chance, placeOf);
	const customers: SampleCustomer[] = [];
	const years: Year[] = [];
	for (let place = 0; place < trade.customers; place++) {
		const person = people.next();
		const ways = waysOf(trade, chance);
		customers.push({ ...person, ...cadenceOf(ways, trade, chance), ...openingOf(ways, trade, chance) });
		years.push(new Year(place, CHANNELS[person.preferred], ways, trade, chance, placeOf));
	}
	// Made before the texts are listed, which it adds to.
	const open = openPromises(years, trade, chance, placeOf);
	const book: SampleBook = {
		name,
		texts: texts.map(([english, chinese]) => [english, chinese]),
		season: trade.season,
		customers: columnsOf(customers, Object.keys(customers[0]!) as (keyof SampleCustomer)[]),
		contacts: columnsOf<SampleContact>(
			years.flatMap(({ contacts }) => contacts),
			Object.keys(years[0]!.contacts[0]!) as (keyof SampleContact)[]
		),
		orders: columnsOf<SampleOrder>(
			years.flatMap(({ orders }) => orders),
			['customer', 'day', 'minute', 'amount', 'note']
		),
		kept: columnsOf<KeptPromise>(keptIn(years), ['madeIn', 'due', 'keptBy', 'title']),
		open: columnsOf<OpenPromise>(open, ['customer', 'inDays', 'minute', 'kind', 'title']),
		scores: columnsOf<SampleScore>(
			years.flatMap(({ scores }) => scores),
			['customer', 'day', 'minute', 'kind', 'score', 'comment']
		)
	};
	return { book, drawn: years.flatMap(({ drawn }) => drawn) };
}

/** Most have a cadence of their own: the shortest that the rep's pace can hold. */
function cadenceOf({ contactEvery }: Ways, { cadences }: Trade, chance: Chance): { ideal: number; maximum: number } {
	if (chance.happens(0.4)) return { ideal: 0, maximum: 0 };
	const [ideal, maximum] = cadences.find(([days]) => days >= contactEvery) ?? cadences.at(-1)!;
	return { ideal, maximum };
}

function openingOf({ since, order, orderEvery }: Ways, { priceStep }: Trade, chance: Chance) {
	if (since > FIRST_DAY) return { orderCount: 0, totalAmount: 0 };
	const orderCount = 1 + Math.round((chance.part() * 900) / orderEvery);
	return { orderCount, totalAmount: Math.max(1, Math.round((orderCount * order) / priceStep)) * priceStep };
}

/** Promises kept, their places counted over all contacts of the book. */
function keptIn(years: readonly Year[]): KeptPromise[] {
	let first = 0;
	return years.flatMap(({ kept, contacts }) => {
		const offset = first;
		first += contacts.length;
		return kept.map((each) => ({ ...each, madeIn: each.madeIn + offset, keptBy: each.keptBy + offset }));
	});
}

/** Open promises to customers who have not gone quiet, one each. */
function openPromises(
	years: readonly Year[],
	{ promises, opens }: Trade,
	chance: Chance,
	placeOf: (text: Text) => number
): OpenPromise[] {
	const active = years.filter(({ ways, contacts }) => ways.until >= 0 && contacts.length > 2);
	return OPEN_DAYS.map((inDays, index): OpenPromise => {
		const { customer } = active[Math.floor((index * active.length) / OPEN_DAYS.length)]!;
		return {
			customer,
			inDays,
			minute: chance.happens(0.35) ? opens + 30 * chance.whole(0, 15) : -1,
			kind: chance.one(['call', 'call', 'message', 'email', 'visit'] as const),
			title: placeOf(chance.one(promises))
		};
	});
}
