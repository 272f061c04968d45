import { describe, expect, it } from 'vitest';
import type { Customer } from '$lib/domain/customer';
import { Directory } from '$lib/domain/directory/directory';
import { loadHan } from '$lib/worker/directory/load-han';

const han = await loadHan();
function names(text: string, customers: (string | Partial<Customer>)[]): string[] {
	const directory = new Directory(
		customers.map((each, index) => ({
			id: `${index}`,
			clock: {},
			...(typeof each === 'string' ? { name: each } : each)
		}))
	);
	directory.learn(han);
	return directory.query({ text, sort: 'name', from: 0, count: 100 }).rows.map(({ name }) => name);
}

describe('what is found', () => {
	it('stands in the order of how well it matches', () => {
		const elsewhere = [
			{ name: 'Zoe', company: 'Lina Ltd' },
			{ name: 'Adam', notes: 'knows Lina' }
		];
		expect(
			names('lina', [...elsewhere, '王丽娜', 'Carolina', 'Linda', '李娜', 'Lina Ba', 'Anna-Lina', 'Zara Lina'])
		).toEqual(['Lina Ba', 'Anna-Lina', 'Zara Lina', 'Carolina', '李娜', '王丽娜', 'Adam', 'Zoe', 'Linda']);
	});

	it('of several words ranks by the worst', () =>
		expect(names('smith anna', ['Bo Smith', 'Joanna Smith', 'Anna Smith', { name: 'Smith', notes: 'Anna' }])).toEqual([
			'Anna Smith',
			'Joanna Smith',
			'Smith'
		]));

	it('is not drowned in near misses', () => {
		const smiths = Array.from({ length: 10 }, (_, index) => `Smith ${index}`);
		expect(names('smith', [...smiths.slice(1), 'Smyth'])).toContain('Smyth');
		expect(names('smith', [...smiths, 'Smyth'])).not.toContain('Smyth');
	});

	it('is a whole company by pinyin, last, and never by the reading of a surname', () => {
		expect(names('hualing', [{ name: 'Bo', company: '华菱集团' }])).toEqual(['Bo']);
		expect(names('jiefang', [{ kind: 'company', name: '解放' }, '解方'])).toEqual(['解放']);
		expect(names('xiefang', [{ kind: 'company', name: '解放' }, '解方'])).toEqual(['解方', '解放']);
	});

	it.each(['.*', '[', '(?=', '\\', '$', '^a', 'a{999999}', '\u202e', '\ud800', '🦊'])('survives %j', (text) =>
		expect(names(text, ['Anna', '李娜', 'محمد'])).toEqual([])
	);

	it('is found in names of any length and script, by searches of any length', () => {
		const long = 'Llanfair'.repeat(40);
		expect(names(long.slice(0, 300), [long, 'Anna'])).toEqual([long]);
		expect(names('a '.repeat(500), ['Anna'])).toEqual(['Anna']);
		expect(names('单'.repeat(1000), ['单'.repeat(300)])).toEqual([]);
		expect(names('dan'.repeat(10), ['单'.repeat(300)])).toEqual(['单'.repeat(300)]);
		expect(names('نور', ['نور الدين'])).toEqual(['نور الدين']);
		expect(names('👨‍👩‍👧', ['👨‍👩‍👧 Family'])).toEqual(['👨‍👩‍👧 Family']);
	});
});
