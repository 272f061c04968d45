import { describe, expect, it } from 'vitest';
import type { Customer } from '$lib/domain/customer';
import { fieldText, readCustomText, readFieldText } from '$lib/domain/field-text';
import type { FieldKey } from '$lib/domain/fields';

const today = '2026-11-22';
const read = (key: FieldKey, text: string, country = 'GB') => readFieldText(key, text, { country, today });
const value = async (key: FieldKey, text: string, country?: string) => {
	const result = await read(key, text, country);
	return result.ok ? result.value : result.problem.code;
};

describe('what a person types into a field', () => {
	it.each<[FieldKey, string, unknown, string?]>([
		['name', '  Li \t Na ', 'Li Na'],
		['name', '   ', undefined],
		['name', 'x'.repeat(300), 'x'.repeat(300)],
		['name', 'x'.repeat(301), 'cell-too-long'],
		['notes', ' a\n\n b ', 'a\n\n b'],
		['phone', '138 0013 8000', '+8613800138000', 'CN'],
		['phone', '＋４４ ２０ ７９４６ ００１８', '+442079460018'],
		['phone', '020 7946 0018', '+442079460018'],
		['phone', '12345', '12345'],
		['phone', '020 7946 0018 ext. 7', '020 7946 0018 ext. 7'],
		['phone', '12', 'cell-not-a-phone'],
		['phone', 'call me', 'cell-not-a-phone'],
		['phone', '13800138000abc', 'cell-not-a-phone', 'CN'],
		['email', ' Li.Na@Example.COM ', 'li.na@example.com'],
		['email', 'li.na', 'cell-not-an-email'],
		['birthday', '1990-02-28', '1990-02-28'],
		['birthday', '3/4/1990', '1990-04-03'],
		['birthday', '3/4/1990', '1990-03-04', 'US'],
		['birthday', '1990年3月4日', '1990-03-04'],
		['birthday', '1990-02-30', 'cell-not-a-date'],
		['birthday', today, today],
		['birthday', '2026-11-23', 'cell-in-the-future'],
		['age', '３６', 36],
		['age', '36.5', 'cell-not-a-number'],
		['age', '131', 'cell-out-of-range'],
		['age', '400', 'cell-out-of-range'],
		['name', ' ليلى \u200f👩‍👩‍👧‍👦 ', 'ليلى \u200f👩‍👩‍👧‍👦'],
		['name', '😀'.repeat(150), '😀'.repeat(150)],
		['gender', 'female', 'female'],
		['tags', 'vip, travel；vip', ['vip', 'travel']]
	])('%s «%s» means %j', async (key, text, meant, country) => expect(await value(key, text, country)).toEqual(meant));

	it('that cannot be kept is told how much could', async () => {
		expect(await read('name', 'x'.repeat(301))).toMatchObject({ problem: { facts: { length: 301, most: 300 } } });
		expect(await read('age', '400')).toMatchObject({ problem: { facts: { least: 0, most: 130 } } });
	});

	it('is what the field shows of its value', () => {
		const customer: Customer = {
			id: 'a',
			clock: {},
			tags: ['a', 'b'],
			age: { years: 36, asOf: today },
			handles: { wechat: 'lina' }
		};
		expect([fieldText(customer, 'tags'), fieldText(customer, 'age')]).toEqual(['a, b', '36']);
		expect([fieldText(customer, 'wechat'), fieldText(customer, 'whatsapp')]).toEqual(['lina', '']);
	});

	it('means a custom field of its type', () => {
		expect(readCustomText('1,200.5', 'number')).toEqual({ ok: true, value: 1200.5 });
		expect(readCustomText('many', 'number').ok).toBe(false);
		expect(readCustomText('false', 'boolean')).toEqual({ ok: true, value: false });
		expect(readCustomText(' ', 'boolean')).toEqual({ ok: true, value: undefined });
		expect(readCustomText(' 金卡 ', 'string')).toEqual({ ok: true, value: '金卡' });
		expect(readCustomText('x'.repeat(5001), 'string').ok).toBe(false);
	});
});
