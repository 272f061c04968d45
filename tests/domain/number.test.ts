import { describe, expect, it } from 'vitest';
import { numberStyleOf, parseNumber } from '$lib/domain/number';

const value = (text: string, mark?: '.' | ',' | 'mixed') => {
	const result = parseNumber(text, mark);
	return result.ok ? result.value : result.problem.code;
};

describe('a number', () => {
	it.each([
		['1234', 1234],
		['007', 7],
		['-3.5', -3.5],
		['+3', 3],
		['1,234.50', 1234.5],
		['1.234,50', 1234.5],
		['1 234', 1234],
		['1\u00a0234,5', 1234.5],
		["1'234.5", 1234.5],
		['1,234,567', 1234567],
		['12,34,567', 1234567],
		['1.234.567', 1234567],
		['0,5', 0.5],
		['0.125', 0.125],
		['.5', 0.5],
		['12,5', 12.5],
		['１，２３４．５', 1234.5],
		['¥1,200.00', 1200],
		['-$5', -5],
		['$-5', -5],
		['US$ 12', 12],
		['EUR 12.5', 12.5],
		['1200元', 1200],
		['12.50 €', 12.5],
		['(1,234.50)', -1234.5],
		['($12)', -12],
		['12-', -12],
		['−4', -4],
		['12%', 0.12],
		['12.5 %', 0.125],
		['1.2e3', 1200],
		['1.20E+05', 120000],
		['5.', 5]
	])('%s is %d', (text, expected) => expect(value(text)).toBe(expected));

	it.each([
		'',
		'abc',
		'1,2,3',
		'1.2.3',
		'12 34',
		'1,234 567',
		'(12',
		'--1',
		'1-2',
		'1.234,567.8',
		'Nov 12',
		'1.2万',
		'∞',
		'1e999',
		'.',
		'1,,234',
		'- -'
	])('%j is none', (text) => expect(value(text)).toBe('cell-not-a-number'));

	it('with one mark before three digits is read as its column is', () => {
		expect([value('1,234'), value('1,234', ','), value('1.234'), value('1.234', ',')]).toEqual([
			1234, 1.234, 1.234, 1234
		]);
		expect(value('1,234', 'mixed')).toBe('cell-ambiguous-number');
		expect(value('1,5', 'mixed')).toBe(1.5);
		expect(value('-1.234', ',')).toBe(-1234);
	});
});

describe('the mark of a column', () => {
	it.each([
		[['1,234', '5'], '.', true],
		[['1,234', '1.5'], '.', false],
		[['1.234', '1,5'], ',', false],
		[['1.234', '1.234.567'], ',', false],
		[['1 234,567'], ',', false],
		[['1,5', '1.5'], 'mixed', false],
		[['abc', '12'], '.', false],
		[['1.234'], '.', true]
	] as const)('of %j is %s', (cells, mark, assumed) => expect(numberStyleOf(cells)).toEqual({ mark, assumed }));
});
