import { describe, expect, it } from 'vitest';
import { byDue, horizonOf, sectionOf } from '$lib/domain/care/agenda';
import { dayOf } from '$lib/domain/time';

describe('sections of Today', () => {
	it('turn at the day, not at the hour', () => {
		expect(sectionOf('2026-11-21', '2026-11-22')).toBe('overdue');
		expect(sectionOf('2026-11-22', '2026-11-22')).toBe('today');
		expect(sectionOf('2026-11-23', '2026-11-22')).toBe('ahead');
	});

	it('look seven days ahead, over the end of a month, a year and February', () => {
		expect(horizonOf('2026-11-26')).toBe('2026-12-03');
		expect(horizonOf('2026-12-28')).toBe('2027-01-04');
		expect(horizonOf('2028-02-25')).toBe('2028-03-03');
		expect(horizonOf('2027-02-25')).toBe('2027-03-04');
		expect(sectionOf('2026-11-29', '2026-11-22')).toBe('ahead');
		expect(sectionOf('2026-11-30', '2026-11-22')).toBeNull();
	});

	it('count a leap day as a day', () => {
		expect(sectionOf('2028-02-29', '2028-03-01')).toBe('overdue');
		expect(sectionOf('2028-02-29', '2028-02-29')).toBe('today');
		expect(sectionOf('2028-02-29', '2028-02-28')).toBe('ahead');
	});

	it('stay as promised when the phone travels: one instant, two zones, the same due day', () => {
		// 2026-11-22 23:30 in London (UTC+0) is already the 23rd in Shanghai (UTC+8).
		const instant = '2026-11-22T23:30:00.000Z';
		expect(sectionOf('2026-11-23', dayOf(instant, 0))).toBe('ahead');
		expect(sectionOf('2026-11-23', dayOf(instant, 480))).toBe('today');
	});

	it('put timed promises of a day before those of any time', () => {
		const due = (id: string, dueOn: string, dueTime?: string) => ({ id, dueOn, ...(dueTime && { dueTime }) });
		const days = [due('d', '2026-11-23'), due('c', '2026-11-22'), due('a', '2026-11-22', '14:00')];
		expect([...days, due('b', '2026-11-22', '09:30')].sort(byDue).map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd']);
	});
});
