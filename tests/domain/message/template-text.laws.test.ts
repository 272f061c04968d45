import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCount, MESSAGE_FIELDS, MESSAGE_FIELD_KEYS, placeholderOf } from '$lib/domain/message/fields';
import { fillTemplate, parseTemplate, type MessageValues } from '$lib/domain/message/template-text';

function filled(template: string, values: MessageValues = {}): string {
	const parts = parseTemplate(template);
	if (!parts.ok) throw new Error(parts.problem.code);
	return fillTemplate(parts.value, values).text;
}
const problemOf = (template: string) => {
	const parts = parseTemplate(template);
	return parts.ok ? undefined : parts.problem;
};
const doubled = (text: string) => text.replace(/[{｛]/g, '{{').replace(/[}｝]/g, '}}');
const half = (text: string) => text.replaceAll('｛', '{').replaceAll('｝', '}');
const signs = fc.string({
	unit: fc.oneof(fc.constantFrom(...'{}｛｝|｜:：#＃ 王a'), fc.string({ minLength: 1, maxLength: 1 }))
});
const field = fc.constantFrom(...MESSAGE_FIELD_KEYS);
const language = fc.constantFrom('en' as const, 'zh-CN' as const);

describe('laws of the grammar', () => {
	it('any text at all is filled or refused with a reason, and never thrown at', () => {
		fc.assert(
			fc.property(signs, (text) => {
				expect(parseTemplate(text)).toHaveProperty('ok');
			})
		);
	});

	it('text with its braces doubled comes out as it was', () => {
		fc.assert(
			fc.property(signs, (text) => {
				expect(filled(doubled(text))).toBe(half(text));
			})
		);
	});

	it('a value is said as it is, whatever signs stand in it', () => {
		fc.assert(
			fc.property(field, language, signs.filter(Boolean), signs, (key, spoken, value, around) => {
				const text = `${doubled(around)} ${placeholderOf(key, spoken)} ${doubled(around)}`;
				expect(filled(text, { [key]: value })).toBe(`${half(around)} ${value} ${half(around)}`);
			})
		);
	});

	it('of a count exactly one form is said, by none, one and other', () => {
		fc.assert(
			fc.property(fc.nat(50), fc.constantFrom('{', '｛'), fc.constantFrom('|', '｜'), (count, open, bar) => {
				const close = open === '{' ? '}' : '｝';
				const forms = ['none', 'one', '# others'];
				const of = (some: string[]) => filled(`${open}orders: ${some.join(` ${bar} `)}${close}`, { orders: count });
				const plural = `${count} others`;
				expect(of(forms.slice(2))).toBe(plural);
				expect(of(forms.slice(1))).toBe(count === 1 ? 'one' : plural);
				expect(of(forms)).toBe(count === 0 ? 'none' : count === 1 ? 'one' : plural);
			})
		);
	});
});

describe('fields', () => {
	it('have one meaning for each name, in both languages, whatever their case, width and spaces', () => {
		const names = MESSAGE_FIELD_KEYS.flatMap((key) => Object.values(MESSAGE_FIELDS[key]).flat());
		expect(new Set(names).size).toBe(names.length);
		for (const text of ['{first name}', '{First  Name}', '{ｆｉｒｓｔ name}', '{first_name}', '{名字}', '｛名字｝'])
			expect(filled(text, { firstName: 'Ann' }), text).toBe('Ann');
	});

	it('say their fallback where nothing is known, and are told where they have none', () => {
		expect(filled('Hi {first name|there}, {company｜你们}!')).toBe('Hi there, 你们!');
		const parts = parseTemplate('{name} {company} {name} {orders: one | #}');
		expect(parts.ok && fillTemplate(parts.value, { company: '' }).missing).toEqual(['name', 'company', 'orders']);
	});

	it('a fallback may hold a colon and a bar; an empty one says nothing, and nothing is missing', () => {
		expect(filled('{company|a: b | c}')).toBe('a: b | c');
		const parts = parseTemplate('{company|}');
		expect(parts.ok && fillTemplate(parts.value, {})).toEqual({ text: '', missing: [] });
	});
});

describe('what is wrong with a template is said', () => {
	it.each([
		['Hi {name', 'template-unclosed-field', { text: '{name' }],
		['Hi {name {company}', 'template-unclosed-field', { text: '{name {company}' }],
		['Hi name}, how', 'template-stray-brace', { text: 'Hi name}' }],
		['{ }', 'template-empty-field', {}],
		['{|there}', 'template-empty-field', {}],
		['{nmae}', 'template-unknown-field', { field: 'nmae' }],
		['{称谓}', 'template-unknown-field', { field: '称谓' }],
		['{name: one | #}', 'template-not-a-number', { field: 'name' }],
		['{orders: a|b|c|d}', 'template-too-many-forms', { field: 'orders' }]
	])('%s', (template, code, facts) => {
		expect(problemOf(template)).toEqual({ code, facts });
	});

	it('only of counts may there be forms', () => {
		for (const key of MESSAGE_FIELD_KEYS)
			expect(problemOf(`{${MESSAGE_FIELDS[key].en[0]}: # of them}`) === undefined).toBe(isCount(key));
	});
});
