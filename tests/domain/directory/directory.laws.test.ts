import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standsFor, type Customer } from '$lib/domain/customer';
import { Directory, type DirectoryQuery } from '$lib/domain/directory/directory';
import { DIRECTORY_SORTS } from '$lib/domain/directory/entry';
import { loadHan } from '$lib/worker/directory/load-han';

const han = await loadHan();

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const ALL = { text: '', sort: 'name', from: 0, count: 100 } as const;

const customer = fc.record(
	{
		id: fc.constantFrom(...IDS),
		clock: fc.constant({}),
		name: fc.constantFrom('Li Na', '王芳', 'Émile', '陈伟', 'Zoë 9', '單雄信'),
		company: fc.constantFrom('Harbour', '华信'),
		phone: fc.constantFrom('+8613800138000', '+442079460018'),
		tags: fc.subarray(['VIP', '新客']),
		notes: fc.constantFrom('Likes harbours', '9月'),
		careDueOn: fc.constantFrom('2026-03-01', '2026-03-02'),
		mergedInto: fc.constantFrom(...IDS, 'missing'),
		deleted: fc.constant(true),
		lastContactAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z')
	},
	{ requiredKeys: ['id', 'clock'] }
);
const step = fc.record({
	put: fc.array(customer, { maxLength: 4 }),
	remove: fc.subarray(IDS, { maxLength: 2 }),
	due: fc.array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom('2026-03-01', '2026-03-02', undefined)), {
		maxLength: 2
	})
});
const query: fc.Arbitrary<DirectoryQuery> = fc.record({
	text: fc.constantFrom(
		'',
		'li',
		'芳',
		'harbour',
		'138 0013',
		'na li',
		'zoe',
		'9',
		'shanxx',
		'单',
		'vip',
		'新客',
		'emiel'
	),
	sort: fc.constantFrom(...DIRECTORY_SORTS),
	today: fc.constant('2026-03-02'),
	filter: fc.record(
		{ due: fc.constant(true as const), quiet: fc.constant(true as const), tags: fc.subarray(['VIP', '新客']) },
		{ requiredKeys: [] }
	),
	from: fc.nat(3),
	count: fc.nat(6)
});

/** The same question answered slowly from a plain map. */
function found(
	book: Map<string, Customer>,
	dues: Map<string, string>,
	{ text, filter = {} }: Partial<DirectoryQuery>
): string[] {
	const survivor = (id: string) =>
		standsFor(id, (each) => {
			const into = book.get(each)?.mergedInto;
			return into !== undefined && book.has(into) ? into : undefined;
		});
	const plain = (value = '') => value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	const holds = (row: Customer, word: string) =>
		[
			plain(row.name || row.company || row.phone),
			plain(row.company),
			(row.phone ?? '').slice(1),
			plain(row.notes),
			...(row.tags ?? []).map(plain)
		]
			.map((part) => part.replace('單', '单'))
			.some((part) => part.includes(word)) ||
		(word === 'shanxx' && row.name === '單雄信');
	const words = text === '138 0013' ? ['1380013'] : text === 'emiel' ? ['emile'] : (text ?? '').split(' ');
	const due = (row: Customer) => [...dues].some(([id, day]) => survivor(id) === row.id && day <= '2026-03-02');
	return [...book.values()]
		.filter((row) => !row.deleted && survivor(row.id) === row.id)
		.filter((row) => !filter.due || due(row))
		.filter((row) => !filter.quiet || (row.careDueOn ?? '~') < '2026-03-02')
		.filter((row) => (filter.tags ?? []).every((tag) => row.tags?.includes(tag)))
		.filter((row) => {
			const person = [...book.values()].filter((each) => !each.deleted && survivor(each.id) === row.id);
			return words.every((word) => person.some((each) => holds(each, word)));
		})
		.map((row) => row.id)
		.sort();
}

describe('a directory', () => {
	it('finds after any changes what a plain filter finds, in the order of one newly made', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 6 }), fc.array(query, { maxLength: 4 }), (steps, queries) => {
				const book = new Map<string, Customer>();
				const dues = new Map<string, string>();
				const directory = new Directory();
				for (const { put, remove, due } of steps) {
					// Asking between the changes fills what the next change has to keep right.
					for (const each of queries) directory.query(each);
					if (directory.lacksHan) directory.learn(han);
					for (const [id, day] of due)
						if (day) dues.set(id, day);
						else dues.delete(id);
					directory.setDues(
						new Map(dues),
						due.map(([id]) => id)
					);
					for (const id of remove) book.delete(id);
					for (const row of put) book.set(row.id, row as Customer);
					const ids = [...new Set([...remove, ...put.map((row) => row.id)])];
					directory.update(
						ids,
						ids.flatMap((id) => book.get(id) ?? [])
					);
				}
				const anew = new Directory([...book.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
				for (const each of [directory, anew]) if (each.lacksHan) each.learn(han);
				anew.setDues(dues);
				for (const each of queries) {
					const answer = directory.query(each);
					expect(answer).toEqual(anew.query(each));
					const all = directory.query({ ...each, from: 0, count: 100 });
					expect(all.rows.map((row) => row.id).sort()).toEqual(found(book, dues, each));
					expect(answer.rows).toEqual(all.rows.slice(each.from, each.from + each.count));
					expect(answer.total).toBe(all.rows.length);
				}
				expect(directory.query(ALL).everybody).toBe(found(book, dues, {}).length);
				const trash = directory.query({ ...ALL, trash: true }).rows.map((row) => row.id);
				expect(trash).toEqual(anew.query({ ...ALL, trash: true }).rows.map((row) => row.id));
				for (const id of trash) expect(book.get(id)!.deleted).toBe(true);
				for (const row of book.values())
					if (row.deleted && row.mergedInto === undefined) expect(trash).toContain(row.id);
			}),
			{ numRuns: 2000 }
		);
	});

	it('answers the same before and after it has prepared', () => {
		const rows = Array.from({ length: 500 }, (_, index): Customer => ({
			id: `${index}`,
			clock: {},
			name: `${index % 7}李Z`.charAt(index % 3) + index
		}));
		const early = new Directory(rows);
		const late = new Directory(rows);
		while (late.prepare());
		for (const from of [0, 40, 480]) {
			const window = { text: '', sort: 'name', from, count: 30 } as const;
			expect(early.query(window)).toEqual(late.query(window));
		}
	});
});
