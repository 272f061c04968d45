import { describe, expect, it } from 'vitest';
import { makeBook } from '../../../.config/samples/generate';
import { departure } from '$lib/domain/backup/shape';
import { TABLE_SHAPES } from '$lib/domain/backup/shapes';
import { isSample, SAMPLE_BOOKS, sampleBatch } from '$lib/domain/sample';
import { unpack, type SampleRecords, type SampleSetting } from '$lib/domain/samples/unpack';
import { addDays, weekdayOf } from '$lib/domain/time';

const books = SAMPLE_BOOKS.map((name) => makeBook(name).book);
const [shop] = books;
const CLOCK = { '*': '0mfx3k2p100012345678' };

function settingOn(today: string, more: Partial<SampleSetting> = {}): SampleSetting {
	let made = 0;
	return {
		batch: sampleBatch('shop', '1'),
		newId: () => String(made++).padStart(6, '0'),
		language: 'en',
		today,
		now: `${today}T13:00:00.000Z`,
		currency: 'EUR',
		decimals: 2,
		instantAt: (day, minute) => new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000).toISOString(),
		...more
	};
}
const loadedOn = (today: string, more?: Partial<SampleSetting>) => unpack(shop!, settingOn(today, more));
const moments = ({ interactions, orders, feedback }: SampleRecords) => [
	...interactions.flatMap(({ startedAt, respondedAt, resolvedAt }) => [startedAt, respondedAt, resolvedAt]),
	...orders.map(({ at }) => at),
	...feedback.map(({ at }) => at)
];

describe('a sample book that is loaded', () => {
	it.each(books)('passes for a backup, whole and in both languages: $name', (book) => {
		for (const language of ['en', 'zh-CN'] as const) {
			const records = unpack(book, settingOn('2026-11-22', { language }));
			expect(records.customers.length).toBeGreaterThanOrEqual(300);
			const ids = new Set<string>();
			for (const table of Object.keys(records) as (keyof SampleRecords)[])
				for (const row of records[table]) {
					expect(departure(TABLE_SHAPES[table]!, { ...row, clock: CLOCK }), JSON.stringify(row)).toBeNull();
					expect(isSample(row)).toBe(true);
					ids.add(row.id);
				}
			expect(ids.size).toBe(Object.values(records).reduce((sum, rows) => sum + rows.length, 0));
		}
	});

	it.each(['2026-11-22', '2026-11-23', '2024-02-29', '2027-01-01'])(
		'is about now, weekdays and all: on %s',
		(today) => {
			const records = loadedOn(today);
			const days = moments(records).flatMap((moment) => (moment ? [moment.slice(0, 10)] : []));
			expect(moments(records).every((moment) => !moment || moment <= `${today}T13:00:00.000Z`)).toBe(true);
			expect(days.reduce((a, b) => (a > b ? a : b)) >= addDays(today, -4)).toBe(true);
			expect(days.reduce((a, b) => (a < b ? a : b)) < addDays(today, -340)).toBe(true);
			const weekends = records.interactions.filter(({ startedAt }) => weekdayOf(startedAt.slice(0, 10)) > 5);
			expect(weekends.length).toBeLessThan(records.interactions.length / 10);
		}
	);

	it.each(['2026-11-22', '2026-11-23', '2026-11-27'])('gives Today something to do: on %s', (today) => {
		const open = loadedOn(today).followUps.filter(({ doneAt }) => !doneAt);
		const due = open.map(({ dueOn }) => dueOn);
		expect(due.filter((day) => day < today).length).toBeGreaterThanOrEqual(5);
		expect(due.filter((day) => day === today).length).toBeGreaterThanOrEqual(5);
		expect(due.filter((day) => day > today && day <= addDays(today, 7)).length).toBeGreaterThanOrEqual(5);
		expect(due.some((day) => day > addDays(today, 7))).toBe(true);
		expect(due.filter((day) => day !== today && weekdayOf(day) > 5)).toEqual([]);
	});

	it('belongs together: contacts, promises and orders point at records of the same book', () => {
		const { customers, interactions, followUps, orders, feedback } = loadedOn('2026-11-22');
		const people = new Set(customers.map(({ id }) => id));
		for (const row of [...interactions, ...followUps, ...orders, ...feedback])
			expect(people.has(row.customerId)).toBe(true);
		const contacts = new Map(interactions.map((contact) => [contact.id, contact]));
		const kept = followUps.filter(({ doneBy }) => doneBy);
		expect(kept.length).toBeGreaterThan(300);
		for (const { customerId, promisedIn, doneBy, doneAt } of kept) {
			expect(contacts.get(promisedIn!)?.customerId).toBe(customerId);
			expect(contacts.get(doneBy!)?.startedAt).toBe(doneAt);
			expect(contacts.get(promisedIn!)!.startedAt < doneAt!).toBe(true);
		}
		expect(kept.filter(({ dueOn, doneAt }) => doneAt!.slice(0, 10) > dueOn).length).toBeGreaterThan(40);
	});

	it('sells more in its season', () => {
		const { orders } = loadedOn('2026-11-22');
		const inMonth = (month: string) => orders.filter(({ at }) => at.slice(5, 7) === month).length;
		expect(inMonth('12')).toBeGreaterThan(1.4 * inMonth('08'));
	});

	it('writes what a rep writes in one language; people keep the names of theirs', () => {
		const [english, chinese] = [loadedOn('2026-11-22'), loadedOn('2026-11-22', { language: 'zh-CN' })];
		const written = ({ interactions, customers, followUps }: SampleRecords) =>
			[
				...interactions.map(({ note }) => note),
				...customers.flatMap(({ notes, needs, tags = [] }) => [notes, needs, ...tags]),
				...followUps.map(({ title }) => title)
			].filter((text) => text !== undefined);
		expect(written(english).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
		expect(written(chinese).filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
		expect(chinese.customers.map(({ name }) => name)).toEqual(english.customers.map(({ name }) => name));
	});

	it('counts in the currency of the book, with its decimals', () => {
		const [euro, yen] = [loadedOn('2026-11-22'), loadedOn('2026-11-22', { currency: 'JPY', decimals: 0 })];
		expect(euro.orders[0]!.currency).toBe('EUR');
		expect(yen.orders[0]!.amount).toBeCloseTo(euro.orders[0]!.amount * 100);
		expect(yen.orders.every(({ amount }) => Number.isInteger(amount))).toBe(true);
	});

	it('leaves the answer to a message of this hour open', () => {
		const open = loadedOn('2026-11-25').interactions.filter(({ status }) => status === 'open');
		expect(open.length).toBeGreaterThan(3);
		expect(open.some(({ resolvedAt }) => resolvedAt)).toBe(false);
	});
});
