import { describe, expect, it } from 'vitest';
import type { Customer } from '$lib/domain/customer';
import { searchLine } from '$lib/domain/directory/line';
import { Lines } from '$lib/domain/directory/lines';
import { search } from '$lib/domain/directory/search';
import { searchTerms } from '$lib/domain/directory/terms';

const customer = (values: Partial<Customer>): Customer => ({ id: 'x', clock: {}, ...values });
const finds = (values: Partial<Customer>, text: string) => {
	const lines = new Lines();
	lines.set(lines.add(), searchLine(customer(values)), true);
	return search(lines, searchTerms(text))[0] !== 0;
};

describe('a search', () => {
	const li = customer({
		name: '李娜 Li Na',
		company: 'Café Müller',
		email: 'Na.Li@Example.com',
		phone: '+8613800138000',
		morePhones: ['+442079460018']
	});

	it.each([
		'138 0013',
		'13800138000',
		'+86-138-0013-8000',
		'(138) 0013.8000',
		'１３８００１３',
		'0086 138',
		'020 7946',
		'7946 0018',
		'8000',
		'+44 (0)20 7946 0018',
		'\u202a+86 138\u20110013\u20118000\u202c',
		'138 0013–8000',
		'138\u00a00013'
	])('finds a phone by %s', (text) => expect(finds(li, text)).toBe(true));

	it.each([
		'na li',
		'LI',
		'娜',
		'cafe',
		'CAFÉ',
		'muller',
		'li@example',
		'ＬＩ',
		'  li   na ',
		'muller 138 0013 李',
		'lina',
		'Li, Na',
		'李娜，138',
		'“na li”',
		'<Na.Li@Example.com>',
		'Li Na.'
	])('finds words in any order by %s', (text) => expect(finds(li, text)).toBe(true));

	it.each(['139', 'na wang', '138 0013 8001', '1380013 80000', 'na.liexample', '娜l'])('does not find by %s', (text) =>
		expect(finds(li, text)).toBe(false)
	);

	it('finds numbers that stand apart in a name', () => {
		expect(finds({ name: 'Room 101, floor 12' }, '12 101')).toBe(true);
		expect(finds({ name: 'Unit 4-2' }, '4-2')).toBe(true);
		expect(finds({ name: 'C++' }, '++')).toBe(true);
	});

	it.each([
		["Sean O'Brien", 'o’brien'],
		['Niamh O’Connor', "o'c"],
		['Niamh O’Connor', 'oconnor'],
		['Søren', 'sor'],
		['Łukasz', 'luk'],
		['Hans Weiß', 'weiss'],
		['Petra Mueller', 'müller'],
		['Jürgen Müller', 'mueller'],
		['\u202bمُحَمَّد علي\u202c', 'محمد'],
		['👩🏽‍🔧 Mia', '👩‍🔧'],
		['\u200eAnna', 'anna']
	])('finds %s by %s', (name, text) => expect(finds({ name }, text)).toBe(true));

	it('finds an address and the names in chats', () => {
		const anna = { name: 'Anna', address: '5 Nanjing Road, Shanghai', handles: { wechat: 'Anna_1701' } };
		expect(finds(anna, 'anna shanghai')).toBe(true);
		expect(finds(anna, 'anna_17')).toBe(true);
	});

	it('keeps zeros that few digits follow', () => {
		expect(finds({ phone: '+447700900123' }, '007')).toBe(false);
		expect(finds({ phone: '+447700900123' }, '009')).toBe(true);
	});

	it('never matches across two parts', () => {
		expect(finds({ name: 'ab', company: 'cd' }, 'bc')).toBe(false);
		expect(finds({ phone: '12', morePhones: ['34'] }, '23')).toBe(false);
	});

	it('of nothing asks nothing', () =>
		expect(['  　', '\u202e', '，', '’'].flatMap((text) => searchTerms(text))).toEqual([]));
});
