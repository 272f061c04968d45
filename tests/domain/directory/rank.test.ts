import { describe, expect, it } from 'vitest';
import type { Customer } from '$lib/domain/customer';
import { Directory } from '$lib/domain/directory/directory';
import type { DirectorySort } from '$lib/domain/directory/entry';
import { loadHan } from '$lib/worker/directory/load-han';

const han = await loadHan();
function names(text: string, customers: (string | Partial<Customer>)[], sort: DirectorySort = 'name'): string[] {
	const directory = new Directory(
		customers.map((each, index) => ({
			id: `${index}`,
			clock: {},
			...(typeof each === 'string' ? { name: each } : each)
		}))
	);
	directory.learn(han);
	return directory.query({ text, sort, from: 0, count: 100 }).rows.map(({ name }) => name);
}

describe('what is found', () => {
	it('stands in the order of how well it matches', () => {
		const elsewhere = [
			{ name: 'Zoe', company: 'Lina Ltd' },
			{ name: 'Adam', notes: 'knows Lina' }
		];
		expect(
			names('lina', [...elsewhere, '王丽娜', 'Carolina', 'Linda', '李娜', 'Lina Ba', 'Anna-Lina', 'Zara Lina'])
		).toEqual(['Lina Ba', 'Anna-Lina', 'Zara Lina', '李娜', 'Carolina', '王丽娜', 'Adam', 'Zoe', 'Linda']);
	});

	it('is first of all who is called just that, however the list is sorted', () => {
		expect(names('li', ['Alice', 'Lily', 'Li Na', '李娜', '李', 'Li', 'Bruce Li'])).toEqual([
			...['Li', 'Li Na', 'Lily', 'Bruce Li', '李', '李娜', 'Alice']
		]);
		expect(names('li', ['Li', 'Li Na', 'Alice'], 'newest')).toEqual(['Li', 'Li Na', 'Alice']);
		// By the collator 巍 (wēi) comes before 伟 (wěi).
		expect(names('zhangwei', ['张巍山', '张伟民', '张伟'])).toEqual(['张伟', '张巍山', '张伟民']);
		expect(names('zw', ['张巍山', '张伟'])).toEqual(['张伟', '张巍山']);
	});

	it('of several words begins with them as they were typed', () => {
		expect(names('anna smith', ['Smith Anna Lee', 'Anna-Lea Smith', 'Anna Smithson', 'Anna Smith'])).toEqual([
			...['Anna Smith', 'Anna Smithson', 'Anna-Lea Smith', 'Smith Anna Lee']
		]);
		expect(names('zhang wei', ['魏章', '张小伟', '张伟民', '张伟'])).toEqual(['张伟', '张伟民', '魏章', '张小伟']);
		expect(names('shan xiong', ['熊山', '單雄信'])).toEqual(['單雄信', '熊山']);
	});

	it('is forgiven a typo in pinyin where nobody is called what was typed', () => {
		expect(names('zhagnwei', ['张伟', '张芳'])).toEqual(['张伟']);
		expect(names('liming', ['李宁', '李明'])).toEqual(['李明']);
		expect(names('zhagnwei vip', [{ name: '张伟', tags: ['VIP'] }, '张伟'])).toEqual(['张伟']);
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

	it.each(['.*', '[', '(?=', '\\', '$', '^a', 'a{999999}', '\ud800', '🦊'])('survives %j', (text) =>
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
