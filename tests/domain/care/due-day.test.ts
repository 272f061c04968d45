import { describe, expect, it } from 'vitest';
import { dueDay, promiseOf, PROMISES } from '$lib/domain/care/due-day';

describe('due days', () => {
	it('are counted on the calendar, over months and leap days', () => {
		expect(dueDay('tomorrow', '2026-11-30')).toBe('2026-12-01');
		expect(dueDay('in-3-days', '2026-12-30')).toBe('2027-01-02');
		expect(dueDay('in-1-week', '2028-02-24')).toBe('2028-03-02');
		expect(dueDay('tomorrow', '2028-02-28')).toBe('2028-02-29');
		expect(dueDay('tomorrow', '2027-02-28')).toBe('2027-03-01');
	});

	it('take Monday as the next one, from every day of the week', () => {
		// 2026-11-16 is a Monday.
		const week = ['16', '17', '18', '19', '20', '21', '22'].map((day) => dueDay('monday', `2026-11-${day}`));
		expect(week).toEqual(Array.from({ length: 7 }, () => '2026-11-23'));
	});

	it('are known again as the choice they came from', () => {
		for (const choice of PROMISES) expect(promiseOf('2026-11-22', dueDay(choice, '2026-11-22'))).toBe(choice);
		expect(promiseOf('2026-11-22', '2026-11-24')).toBeNull();
		expect(promiseOf('2026-11-22', '2026-11-22')).toBeNull();
	});
});
