import { describe, expect, it } from 'vitest';
import { cadenceOf, careDueOn, careState, DEFAULT_CADENCE, parseCadence } from '$lib/domain/care/cadence';
import { careDays, isCare, usualGap } from '$lib/domain/care/contact';
import { birthdaysAhead, birthdaysOn, monthDayOf, turning } from '$lib/domain/care/birthday';
import { OUTCOMES } from '$lib/domain/interaction';
import { dayOf } from '$lib/domain/time';

const days = (ideal: number, maximum: number) => ({ ideal, maximum });

describe('the cadence of a customer', () => {
	const rules = {
		default: days(60, 120),
		tags: { vip: days(7, 14), key: days(7, 10), cold: days(90, 200) },
		segments: { 'm/2': days(30, 45) }
	};

	const said = (segment: number) => ({ model: 'm', segment });
	it('is their own before their tag’s, their tag’s before their segment’s, and that before everybody’s', () => {
		expect(cadenceOf({ careEveryDays: days(3, 5), tags: ['vip'] }, said(2), rules)).toEqual({
			...days(3, 5),
			rule: 'customer'
		});
		expect(cadenceOf({ tags: ['new', 'cold'] }, said(2), rules)).toEqual({
			...days(90, 200),
			rule: 'tag',
			tag: 'cold'
		});
		expect(cadenceOf({ tags: ['new'] }, said(2), rules)).toEqual({
			...days(30, 45),
			rule: 'segment',
			segment: 2
		});
		expect(cadenceOf({ tags: ['new'] }, said(1), rules)).toEqual({ ...days(60, 120), rule: 'default' });
	});

	it('is the shortest of several tags’, the longest gap deciding between equals', () => {
		expect(cadenceOf({ tags: ['cold', 'vip', 'key'] }, undefined, rules)).toMatchObject({ tag: 'key' });
	});

	it('is a month with a season at most until chosen otherwise, and none where none is wanted', () => {
		expect(cadenceOf({}, undefined, {})).toEqual({ ...DEFAULT_CADENCE, rule: 'default' });
		expect(cadenceOf({}, undefined, { default: null })).toBeNull();
	});

	it('passes over what is no cadence, however it came into the book', () => {
		for (const careEveryDays of [days(0, 5), days(5, 3), days(1.5, 3), days(1, 1e9), days(NaN, 2), days(-3, -1)])
			expect(cadenceOf({ careEveryDays, tags: ['__proto__'] }, said(3), rules)).toMatchObject({ rule: 'default' });
	});

	it('is taken as typed, full-width digits too, or refused in words', () => {
		expect(parseCadence(' 14', '３０')).toEqual({ ok: true, value: days(14, 30) });
		for (const [ideal, maximum] of [
			['0', '5'],
			['', '5'],
			['1.5', '5'],
			['-3', '5'],
			['7', '1000000000'],
			['a', 'b']
		])
			expect(parseCadence(ideal!, maximum!)).toMatchObject({ problem: { code: 'cadence-not-days' } });
		expect(parseCadence('30', '7')).toMatchObject({ problem: { code: 'cadence-maximum-first' } });
	});
});

describe('contact that is care', () => {
	it('is any but one that reached nobody', () => {
		expect(OUTCOMES.filter((outcome) => !isCare({ outcome }))).toEqual(['no-answer', 'missed']);
		expect(isCare({})).toBe(true);
		expect(isCare({ deleted: true })).toBe(false);
	});

	it('counts once a local day', () => {
		const at = ['2026-11-20T22:30:00.000Z', '2026-11-20T23:30:00.000Z', '2026-11-20T01:00:00.000Z'];
		const contacts = at.map((startedAt) => ({ startedAt }));
		expect(careDays(contacts, () => 0)).toEqual(['2026-11-20']);
		expect(careDays(contacts, () => 60)).toEqual(['2026-11-21', '2026-11-20']);
		expect(careDays([...contacts, { startedAt: '2026-11-25T10:00:00.000Z', outcome: 'missed' }], () => 0)).toHaveLength(
			1
		);
	});

	it('has a usual gap from three days of it on', () => {
		expect(usualGap(['2026-11-20', '2026-11-10'])).toBeUndefined();
		expect(usualGap(['2026-11-20', '2026-11-10', '2026-11-06'])).toBe(7);
		expect(usualGap(['2026-11-20', '2026-11-10', '2026-11-06', '2026-01-01'])).toBe(10);
	});
});

/** Minutes east of UTC that a zone's clock stands at, from the ICU of this machine. */
function offsetIn(timeZone: string): (at: string) => number {
	const parts = new Intl.DateTimeFormat('en-US', {
		...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
		...{ hour: 'numeric', minute: 'numeric', second: 'numeric' }
	});
	return (at) => {
		const found = Object.fromEntries(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, Number(value)]));
		const { year, month, day, hour, minute, second } = found as Record<string, number>;
		const local = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
		return Math.round((local - Math.floor(Date.parse(at) / 1000) * 1000) / 60_000);
	};
}
const ZONES = [
	'Pacific/Pago_Pago', // −11
	'America/St_Johns', // −3:30, −2:30 in summer
	'Europe/Berlin', // +1, +2
	'Asia/Kathmandu', // +5:45
	'Australia/Lord_Howe', // +10:30, +11: half an hour of daylight saving
	'Pacific/Apia', // +13
	'Pacific/Kiritimati' // +14
];
/** The first millisecond of a day of the calendar in a zone. */
function midnight(day: string, offsetAt: (at: string) => number): number {
	const guess = Date.parse(`${day}T00:00:00Z`);
	for (let ms = guess - 16 * 3_600_000; ; ms += 30 * 60_000) {
		for (const at of [ms, ms + 15 * 60_000]) {
			const text = new Date(at).toISOString();
			if (dayOf(text, offsetAt(text)) === day) return at;
		}
	}
}

describe.each(ZONES)('one millisecond either side, in %s', (zone) => {
	const offsetAt = offsetIn(zone);
	const dayAt = (ms: number) => dayOf(new Date(ms).toISOString(), offsetAt(new Date(ms).toISOString()));
	const cadence = days(7, 14);

	// Over the days on which the clocks change in the north and in the south, and over the end of a year.
	it.each(['2026-03-04', '2026-03-25', '2026-04-01', '2026-09-30', '2026-10-21', '2026-10-29', '2026-12-25'])(
		'care on %s is due and past due at midnight',
		(day) => {
			const contact = midnight(day, offsetAt);
			expect([dayAt(contact - 1), dayAt(contact)]).toEqual([expect.not.stringMatching(day), day]);
			const at = (days: number) => midnight(careDueOn(day, { ideal: days, maximum: days }), offsetAt);
			const stateAt = (ms: number, from = day) => careState(from, cadence, dayAt(ms));
			expect([stateAt(at(7) - 1), stateAt(at(7))]).toEqual(['kept', 'due']);
			expect([stateAt(at(15) - 1), stateAt(at(15))]).toEqual(['due', 'quiet']);
			// A contact one millisecond earlier was one of the day before.
			expect(stateAt(at(7) - 1, dayAt(contact - 1))).toBe('due');
			expect(stateAt(at(14), dayAt(contact - 1))).toBe('quiet');
		}
	);
});

describe('birthdays', () => {
	it('of a leap day are kept on the 28th in a common year', () => {
		expect(birthdaysOn('2027-02-28')).toEqual(['02-28', '02-29']);
		expect(birthdaysOn('2028-02-28')).toEqual(['02-28']);
		expect(birthdaysOn('2028-02-29')).toEqual(['02-29']);
		expect(birthdaysOn('2100-02-28')).toEqual(['02-28', '02-29']);
		expect(birthdaysOn('2000-02-28')).toEqual(['02-28']);
		expect(birthdaysOn('2027-03-01')).toEqual(['03-01']);
	});

	it('are told of today and seven days on, over the end of a year', () => {
		const ahead = birthdaysAhead('2026-12-28');
		expect(ahead.map(({ day }) => day)).toEqual([
			...['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31'],
			...['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04']
		]);
		const born = birthdaysAhead('2027-02-21').flatMap((each) => each.born);
		expect(new Set(born).size).toBe(born.length);
		expect(born).toContain('02-29');
	});

	it('tell the age reached, where it can be one', () => {
		expect(turning('1980-02-29', '2027-02-28')).toBe(47);
		expect(turning('2026-11-22', '2026-11-22')).toBeUndefined();
		expect(turning('2030-11-22', '2026-11-22')).toBeUndefined();
		expect(turning('1626-11-22', '2026-11-22')).toBeUndefined();
	});

	it('that are no day are none', () => {
		for (const text of ['1990-02-30', 'May', '', undefined]) expect(monthDayOf(text)).toBeUndefined();
		expect(monthDayOf('2024-02-29')).toBe('02-29');
	});
});
