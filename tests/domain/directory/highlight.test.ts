import { describe, expect, it } from 'vitest';
import type { Customer } from '$lib/domain/customer';
import { findIn, type Span } from '$lib/domain/directory/highlight';
import { searchTerms } from '$lib/domain/directory/terms';
import { loadHan } from '$lib/worker/directory/load-han';

const han = await loadHan();
/** A text with what was found in brackets. */
const marked = (text: string, spans: readonly Span[]) =>
	[...spans]
		.reverse()
		.reduce((out, [start, end]) => `${out.slice(0, start)}[${out.slice(start, end)}]${out.slice(end)}`, text);
function found(values: Partial<Customer>, text: string, merged: Customer[] = []): string[] {
	const customer: Customer = { id: 'x', clock: {}, ...values };
	const { name, company, elsewhere } = findIn(customer, searchTerms(text, han), han, merged);
	const shown = [marked(values.name ?? '', name), marked(values.company ?? '', company)].filter((each) =>
		/\[/.test(each)
	);
	return elsewhere ? [...shown, `${elsewhere.field}: ${marked(elsewhere.text, elsewhere.spans)}`] : shown;
}

describe('what a search found', () => {
	it.each([
		['Anna Kowalski', 'kow', 'Anna [Kow]alski'],
		['Anna Kowalski', 'kowlski', 'Anna [Kowalski]'],
		['Anna Kowalski', 'ski anna', '[Anna] Kowal[ski]'],
		['Ana Banana', 'ana na', '[Ana] B[anana]'],
		['單雄信', 'sxx', '[單雄信]'],
		['單雄信', '单', '[單]雄信'],
		['单雄信', '單', '[单]雄信'],
		['王單雄', 'danx', '王[單雄]'],
		['ZOË  Lünd', 'zoe lund', '[ZOË]  [Lünd]'],
		['Zoe\u0308 L', 'zoe', '[Zoe\u0308] L'],
		['ﬁne', 'fi', '[ﬁ]ne'],
		['Ｗａｎｇ', 'wa', '[Ｗａ]ｎｇ'],
		['🦊 Fox 🦊', '🦊', '[🦊] Fox [🦊]'],
		['محمد عبد', 'عبد', 'محمد [عبد]'],
		['C++ (x)', '(x) c++', '[C++] [(x)]'],
		["Sean O'Brien", 'obrien', "Sean [O'Brien]"],
		['Hans Weiß', 'weiss', 'Hans [Weiß]'],
		['張偉', 'zhagnwei', '[張偉]'],
		['阿依古丽·买买提', '阿依古丽买', '[阿依古丽·买]买提'],
		['Room 101 floor 12', '12 101', 'Room [101] floor [12]']
	])('in the name %s by %s', (name, text, is) => expect(found({ name }, text)).toEqual([is]));

	it('is not a typo of what stands elsewhere as it was typed', () => {
		expect(found({ name: 'Ann Smyth', notes: 'knows Smith' }, 'smith')).toEqual(['notes: knows [Smith]']);
		expect(found({ name: '李宁', address: 'Liming Road' }, 'liming')).toEqual(['address: [Liming] Road']);
	});

	it('is a company by pinyin too', () =>
		expect(found({ name: '李娜', company: '华信旅行社' }, 'li hxlx')).toEqual(['[李]娜', '[华信旅行]社']));

	it.each([
		[{ phone: '+8613800138000' }, '0086 138 0013', 'phone: +[861380013]8000'],
		[{ moreEmails: ['b@x.org'] }, 'x.org', 'email: b@[x.org]'],
		[{ handles: { wechat: 'ivy-88' } }, 'vy-8', 'handle: i[vy-8]8'],
		[{ address: '上海市南京路' }, '南京', 'address: 上海市[南京]路'],
		[{ tags: ['a', '老客户'] }, '老客', 'tag: [老客]户'],
		[{ tags: ['a', '老客戶'] }, 'lkh', 'tag: [老客戶]'],
		[{ externalId: 'K-77' }, 'k-77', 'number: [K-77]'],
		[{ notes: 'Prefers\nafternoons' }, 'after', 'notes: Prefers\n[after]noons'],
		[{ notes: `${'x '.repeat(50)}needle ${'y '.repeat(50)}` }, 'needle', /^notes: …[x ]+\[needle\] [y ]+…$/]
	])('elsewhere says where: %j', (values, text, is) => {
		const [only, ...more] = found({ name: 'Ivy Brown', ...values }, text);
		expect(more).toEqual([]);
		if (typeof is === 'string') expect(only).toBe(is);
		else expect(only).toMatch(is);
	});

	it('says under which other name a merged customer was found', () =>
		expect(found({ name: 'Ivy' }, 'lund', [{ id: 'y', clock: {}, name: 'Zoë Lund' }])).toEqual(['merged: Zoë [Lund]']));

	it('never cuts a pair of surrogates', () => {
		for (const pad of [4, 5, 6, 7, 22]) {
			const notes = `${'🦊'.repeat(pad)}x needle ${'🦊'.repeat(60)}`;
			expect(found({ name: 'a' }, 'needle', [{ id: 'y', clock: {}, notes }])[0]!.isWellFormed()).toBe(true);
		}
	});
});
