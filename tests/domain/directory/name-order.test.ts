import { describe, expect, it } from 'vitest';
import { compareNames, NameOrder, OTHER_SECTION, sectionOf } from '$lib/domain/directory/name-order';

const named = (names: string[]) => names.map((name, index) => ({ id: `${index}`, name, section: sectionOf(name) }));

describe('the section of a name', () => {
	it.each([
		['Chen', 'c'],
		['Čapek', 'c'],
		['émile', 'e'],
		['Ｗang', 'w'],
		['阿宝', 'a'],
		['陈伟', 'c'],
		['李娜', 'l'],
		['欧阳', 'o'],
		['王芳', 'w'],
		['张三', 'z'],
		// A character rarer than the collator's table comes after all others.
		['𠮷野', 'z'],
		['3M', OTHER_SECTION],
		['Ольга', OTHER_SECTION],
		['محمد', OTHER_SECTION],
		['', OTHER_SECTION],
		['{x}', OTHER_SECTION],
		['@x', OTHER_SECTION]
	])('of «%s» is %s', (name, section) => expect(sectionOf(name)).toBe(section));
});

describe('the order of names', () => {
	it('puts Chinese by pinyin among the rest, and what has no letter last', () => {
		const names = [
			'Zhou Trading',
			'王芳',
			'Tomás',
			'3M',
			'李娜',
			'harbour',
			'Harbour 10',
			'Harbour 9',
			'陈伟',
			'Äpfel'
		];
		expect(
			named(names)
				.sort(compareNames)
				.map(({ name }) => name)
		).toEqual(['Äpfel', '陈伟', 'harbour', 'Harbour 9', 'Harbour 10', '李娜', 'Tomás', '王芳', 'Zhou Trading', '3M']);
	});

	it('is the same sorted by sections as sorted at once', () => {
		const entries = named(['周', 'b', 'a2', '3', '王', 'a1', 'c', '', 'B', '陈', 'ß']);
		const order = new NameOrder(entries);
		expect(order.through(1).map(({ name }) => name)).toEqual(['a1', 'a2']);
		expect(order.through(Infinity)).toEqual([...entries].sort(compareNames));
		expect(order.next()).toBe(false);
	});
});
