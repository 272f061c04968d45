import { afterAll, beforeAll, test } from 'vitest';
import { rankAtRisk, readAtRisk } from '$lib/db/at-risk';
import { readBirthdays } from '$lib/db/birthdays';
import { readCandidates } from '$lib/db/candidates';
import { isCareWorkedOut } from '$lib/db/care-rules';
import { readAgenda } from '$lib/db/agenda';
import { readGoneQuiet } from '$lib/db/gone-quiet';
import { SatchelDatabase } from '$lib/db/schema';
import { nextBest } from '$lib/domain/care/next-best';
import { addDays } from '$lib/domain/time';
import { compare } from './ratio';

/**
 * Opening Today with 100,000 customers and 1,000,000 contacts against 1,000 and 10,000. In both a fifth of the customers
 * have gone quiet and birthdays are spread over the year; promises are as many, for what a rep can keep does not grow with the
 * book. A model speaks of everybody and holds a third to be at risk. Rows are written below the API, as the app leaves them.
 */
const TODAY = '2026-11-22';
const NOW = Date.UTC(2026, 10, 22, 12);
const CLOCK = { '*': '0mfx3k2p100012345678' };
const SLICE = 20_000;
const PROMISES = 400;

const id = (kind: string, index: number) => `${kind}${String(index).padStart(8, '0')}`;
const day = (index: number) => addDays(TODAY, -(index % 200));

const customer = (index: number) => ({
	...{ id: id('c', index), name: `Customer ${index % 700}`, phone: `+8615400${String(index).padStart(6, '0')}` },
	...{ birthday: addDays('1980-01-01', index % 366), clock: CLOCK, opening: { totalAmount: index % 977, asOf: TODAY } },
	...{ lastContactAt: `${day(index)}T10:00:00.000Z`, lastCareAt: `${day(index)}T10:00:00.000Z` },
	careDueOn: addDays(day(index), 160)
});
const contact = (index: number, customers: number) => ({
	...{ id: id('i', index), customerId: id('c', index % customers), channel: 'phone', direction: 'out', clock: CLOCK },
	...{ startedAt: new Date(NOW - index * 60_000).toISOString(), outcome: 'reached', note: 'Asked for the price list' }
});
const followUp = (index: number, customers: number) => {
	const dueOn = addDays(TODAY, (index % 40) - 30);
	return {
		id: id('f', index),
		customerId: id('c', (index * 7) % customers),
		dueOn,
		openDueOn: dueOn,
		kind: 'call',
		clock: CLOCK
	};
};

const MODEL = 'm00000001';
const prediction = (index: number) => ({
	...{ id: `satisfaction/${id('c', index)}`, customerId: id('c', index), model: MODEL, at: `${TODAY}T10:00:00.000Z` },
	...{ probability: Math.min(1, ((index * 7919) % 1000) / 667), clock: CLOCK },
	reasons: ['recency', 'totalAmount', 'age'].map((key, place) => ({ key, value: index % 97, adds: place - 1.5 }))
});

async function fill(customers: number): Promise<SatchelDatabase> {
	const db = new SatchelDatabase(`bench-today-${customers}`);
	await db.open();
	const raw = db.backendDB();
	const write = async (store: string, count: number, row: (index: number) => object) => {
		for (let from = 0; from < count; from += SLICE) {
			const transaction = raw.transaction(store, 'readwrite', { durability: 'relaxed' });
			for (let index = from; index < Math.min(count, from + SLICE); index++)
				transaction.objectStore(store).add(row(index));
			await new Promise((resolve, reject) => {
				transaction.oncomplete = resolve;
				transaction.onerror = () => reject(transaction.error);
			});
		}
	};
	await write('models', 1, () => ({ id: MODEL, kind: 'satisfaction', at: `${TODAY}T10:00:00.000Z`, clock: CLOCK }));
	await write('predictions', customers, prediction);
	await rankAtRisk(db);
	const lists = new Map<string, string[]>();
	for (let index = 0; index < customers; index++) {
		const key = `birthdays/${customer(index).birthday.slice(5)}`;
		const list = lists.get(key);
		if (list) list.push(id('c', index));
		else lists.set(key, [id('c', index)]);
	}
	await write('customers', customers, customer);
	await write('interactions', customers * 10, (index) => contact(index, customers));
	await write('followUps', PROMISES, (index) => followUp(index, customers));
	const [keys, values] = [[...lists.keys()], [...lists.values()]];
	await write('settings', keys.length, (index) => ({ key: keys[index], value: values[index] }));
	return db;
}

const page = { offset: 0, most: 20 };
const when = { now: NOW, today: TODAY };
const short = { offset: 0, most: 5 };

/** What stands before a person when Today is opened, section by section, each list as long as it is at first. */
async function open(db: SatchelDatabase): Promise<void> {
	await readAgenda(db, TODAY, { overdue: page, today: page, ahead: page });
	await isCareWorkedOut(db);
	await Promise.all([readBirthdays(db, TODAY, short), readGoneQuiet(db, TODAY, short)]);
	await readAtRisk(db, when, short);
	const also = (await readAtRisk(db, when, { offset: 0, most: 75 }))!.rows.map(({ id }) => id);
	nextBest(await readCandidates(db, TODAY, 'CNY', also), TODAY);
}

let small: SatchelDatabase;
let large: SatchelDatabase;
beforeAll(async () => {
	for (const name of ['bench-today-1000', 'bench-today-100000']) indexedDB.deleteDatabase(name);
	[small, large] = [await fill(1000), await fill(100_000)];
}, 600_000);
afterAll(async () => {
	await Promise.all([small.delete(), large.delete()]);
});

test('what is due', async () => {
	const sections = { overdue: page, today: page, ahead: page };
	await compare(
		"Today's promises, 100,000 customers and 1,000,000 contacts, against 1,000 and 10,000",
		1.5,
		() => readAgenda(small, TODAY, sections),
		() => readAgenda(large, TODAY, sections),
		15
	);
});

test('who is at risk', async () => {
	await compare(
		'who is at risk of 100,000 customers with a prediction each, against 1,000',
		1.5,
		() => readAtRisk(small, when, short),
		() => readAtRisk(large, when, short),
		15
	);
});

test('all of Today', async () => {
	await compare(
		'all of Today with next best action, 100,000 customers and 1,000,000 contacts, 100,000 predictions, against 1,000, 10,000 and 1,000',
		1.5,
		() => open(small),
		() => open(large),
		15
	);
});
