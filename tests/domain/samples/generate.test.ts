import { describe, expect, it } from 'vitest';
import { makeBook } from '../../../.config/samples/generate';
import { normaliseEmail } from '$lib/domain/email';
import { normalisePhone } from '$lib/domain/phone';
import { SAMPLE_BOOKS } from '$lib/domain/sample';
import { rowsOf } from '$lib/domain/samples/book';

const HAN = /\p{Script=Han}/u;

describe.each(SAMPLE_BOOKS)('the sample book %s', (name) => {
	const { book, drawn } = makeBook(name);
	const customers = [...rowsOf(book.customers)];
	const contacts = [...rowsOf(book.contacts)];

	it('is the same every time it is made, byte for byte', () => {
		expect(JSON.stringify(makeBook(name))).toBe(JSON.stringify({ book, drawn }));
	});

	it('holds 300 customers or more and a year of contacts, orders and scores', () => {
		expect(customers.length).toBeGreaterThanOrEqual(300);
		for (const { day } of [book.contacts, book.orders, book.scores]) {
			expect(Math.min(...day)).toBeGreaterThanOrEqual(-364);
			expect(Math.max(...day)).toBeLessThanOrEqual(6);
		}
		const months = new Set(book.contacts.day.map((day) => Math.floor(day / 30)));
		expect(months.size).toBeGreaterThanOrEqual(12);
		expect(contacts.length).toBeGreaterThan(7 * customers.length);
	});

	it('speaks both languages: people, companies and addresses of each, every text in each', () => {
		for (const field of ['name', 'company', 'address'] as const) {
			const said = customers.map((customer) => customer[field]).filter((text) => text !== '');
			const chinese = said.filter((text) => HAN.test(text)).length / said.length;
			expect(chinese, field).toBeGreaterThan(0.3);
			expect(chinese, field).toBeLessThan(0.7);
		}
		for (const [english, chinese] of book.texts) {
			expect(english).not.toMatch(HAN);
			expect(chinese === 'VIP' || HAN.test(chinese)).toBe(true);
		}
		const places = [customers.flatMap(({ tags, needs, notes }) => [...tags, needs, notes]), book.contacts.note];
		for (const list of [...places, book.open.title, book.kept.title, book.orders.note])
			expect(Math.max(...list)).toBeLessThan(book.texts.length);
	});

	it('reaches nobody: numbers kept for drama or given to no operator, addresses of example domains, each once', () => {
		const drama = /^\+44(7700900\d{3}|207946[0]\d{3}|1(21|31|41|13|61|14|17)4960\d{3})$/;
		for (const { phone, email } of customers) {
			expect(drama.test(phone) || /^\+86154\d{8}$/.test(phone), phone).toBe(true);
			expect(email).toMatch(/@(example\.com|[a-z-]+\.example\.org)$/);
			// As an import would store them.
			expect(normalisePhone(phone, 'US')).toEqual({ ok: true, value: { number: phone } });
			expect(normaliseEmail(email)).toEqual({ ok: true, value: email });
		}
		for (const field of ['phone', 'email'] as const)
			expect(new Set(customers.map((customer) => customer[field])).size).toBe(customers.length);
	});

	it('keeps business hours and, as a rule, weekdays', () => {
		for (const { minute } of contacts) {
			expect(minute).toBeGreaterThanOrEqual(9 * 60);
			expect(minute).toBeLessThanOrEqual(19 * 60);
		}
		const weekends = contacts.filter(({ day }) => ((day % 7) + 7) % 7 > 4).length / contacts.length;
		expect(weekends).toBeLessThan(0.1);
	});

	it('uses several channels, paces and cadences, and lets some customers go quiet', () => {
		expect(new Set(book.contacts.channel).size).toBeGreaterThanOrEqual(5);
		expect(new Set(book.customers.ideal).size).toBe(4);
		const last = new Map(contacts.map(({ customer, day }) => [customer, day]));
		const quiet = [...last.values()].filter((day) => day < -90).length;
		expect(quiet).toBeGreaterThan(15);
		expect(quiet).toBeLessThan(customers.length / 4);
	});

	it('has a signal in its ratings, and noise', () => {
		const judged = drawn.filter(({ rating }) => rating !== 3);
		const area = areaUnderCurve(judged.map(({ score, rating }) => [score, rating > 3]));
		expect(area).toBeGreaterThan(0.7);
		expect(area).toBeLessThan(0.92);
		const last = [...new Map(judged.map((each) => [each.customer, each])).values()];
		for (const satisfied of [true, false])
			expect(last.filter(({ rating }) => rating > 3 === satisfied).length).toBeGreaterThan(60);
	});

	it('shows the signal in what a model would see: answers come later to those who end unhappy', () => {
		const hours = (customer: number) => {
			const waits = contacts.filter((each) => each.customer === customer && each.respondedAfter > 0);
			return waits.reduce((sum, { respondedAfter }) => sum + Math.log(respondedAfter), 0) / waits.length;
		};
		const last = new Map(drawn.filter(({ rating }) => rating !== 3).map(({ customer, rating }) => [customer, rating]));
		const seen = [...last].map(([customer, rating]) => [-hours(customer), rating > 3] as const);
		const area = areaUnderCurve(seen.filter(([score]) => Number.isFinite(score)));
		expect(area).toBeGreaterThan(0.58);
		expect(area).toBeLessThan(0.95);
	});
});

/** Probability that one who is satisfied scores higher than one who is not (Mann-Whitney). */
function areaUnderCurve(judged: (readonly [score: number, satisfied: boolean])[]): number {
	const satisfied = judged.filter(([, is]) => is);
	const others = judged.filter(([, is]) => !is);
	let higher = 0;
	for (const [a] of satisfied) for (const [b] of others) higher += a > b ? 1 : a === b ? 0.5 : 0;
	return higher / (satisfied.length * others.length);
}
