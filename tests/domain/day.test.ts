import { describe, expect, it } from 'vitest';
import { dayStyleOf, parseDay, type DayOrder } from '$lib/domain/day';

const today = '2026-11-22';
const value = (text: string, order: DayOrder = 'dmy') => {
	const result = parseDay(text, order, today);
	return result.ok ? result.value : result.problem.code;
};

describe('a day', () => {
	it.each([
		'1990-02-28',
		'1990/2/28',
		'1990.2.28',
		'28.02.1990',
		'28. 2. 1990',
		'28/2/1990',
		'2/28/1990',
		'28-02-90',
		'19900228',
		'1990年2月28日',
		'1990 年 02 月 28 号',
		'１９９０－０２－２８',
		'Feb 28, 1990',
		'February 28th 1990',
		'28 Feb 1990',
		'28-Feb-90',
		'28. feb. 1990',
		'1990-02-28T00:00:00Z',
		'1990-02-28 00:00:00.000',
		'2/28/1990 12:00 AM',
		' 1990-02-28 '
	])('%s', (text) => expect(value(text)).toBe('1990-02-28'));

	it.each([
		'1990-02-30',
		'30.02.1990',
		'1990年13月1日',
		'Feb 30, 1990',
		'1990-02',
		'32932',
		'32932.5',
		'0000-00-00',
		'soon',
		'28/02-1990',
		'19901301',
		'1990-2-29',
		'Foo 1, 1990',
		''
	])('%j is none', (text) => expect(value(text)).toBe('cell-not-a-date'));

	it('in the leap year of a century is told apart', () => {
		expect(value('29/02/2000')).toBe('2000-02-29');
		expect(value('29/02/1900')).toBe('cell-not-a-date');
	});

	it('of a two-digit year is the latest that is not to come', () => {
		expect([value('22/11/26'), value('23/11/26'), value('01/01/05')]).toEqual([
			'2026-11-22',
			'1926-11-23',
			'2005-01-01'
		]);
	});

	it('that could be read both ways goes by the order of its column', () => {
		expect([value('3/4/1990'), value('3/4/1990', 'mdy'), value('3/4/1990', 'mixed')]).toEqual([
			'1990-04-03',
			'1990-03-04',
			'cell-ambiguous-date'
		]);
		expect([value('5/5/1990', 'mixed'), value('31/1/1990', 'mdy'), value('3.4.1990', 'mixed')]).toEqual([
			'1990-05-05',
			'1990-01-31',
			'1990-04-03'
		]);
	});
});

describe('the order of a column', () => {
	it.each([
		[['3/4/1990', '13/4/1990'], 'US', 'dmy', false],
		[['3/4/1990', '4/13/1990'], 'GB', 'mdy', false],
		[['13/4/1990', '4/13/1990', '3/4/1990'], 'GB', 'mixed', false],
		[['3/4/1990'], 'US', 'mdy', true],
		[['3/4/1990'], 'CN', 'dmy', true],
		[['1990-03-04', '3.4.1990', 'x', '5/5/1990'], 'US', 'mdy', false],
		[['3/4/1990 10:00', '14/4/1990 10:00'], 'US', 'dmy', false],
		[['90-02-28', '4/13/1990'], 'GB', 'mdy', false]
	] as const)('of %j in %s is %s', (cells, country, order, assumed) =>
		expect(dayStyleOf(cells, country)).toEqual({ order, assumed })
	);
});
