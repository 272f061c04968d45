import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '$lib/domain/intake/planned';
import { Book } from './intake';

/** Few values, so that rows and customers often meet under some of their keys and not under others. */
const cell = (...values: string[]) => fc.constantFrom('', ...values);
const row = fc
	.record({
		id: cell('1', '2', '3'),
		name: cell('A', 'B', 'b'),
		email: cell('a@x.cn', 'b@x.cn', 'broken'),
		phone: cell('13800138000', '+8613800138001', '12'),
		address: cell('路 1', '路 2'),
		wechat: cell('w1', 'w2'),
		tags: cell('t', 't;u'),
		Size: cell('1', '2,5')
	})
	.map((cells) => Object.values(cells).map((text) => (text.includes(',') ? `"${text}"` : text)));
const HEADER = 'id,name,email,phone,address,wechat,tags,Size';
const file = fc
	.array(row, { minLength: 1, maxLength: 8 })
	.map((rows) => [HEADER, ...rows.map((cells) => cells.join(','))].join('\n'));

const customer = fc.record(
	{
		externalId: fc.constantFrom('1', '2'),
		name: fc.constantFrom('A', 'B'),
		email: fc.constantFrom('a@x.cn', 'b@x.cn'),
		phone: fc.constantFrom('+8613800138000', '+8613800138001'),
		address: fc.constantFrom('路 1', '路 3'),
		tags: fc.constantFrom('t', 'v').map((tag) => [tag]),
		deleted: fc.constant(true)
	},
	{ requiredKeys: [] }
);
const edit = fc.tuple(
	fc.nat(20),
	fc.constantFrom<[string, unknown]>(
		['name', 'C'],
		['email', 'b@x.cn'],
		['phone', undefined],
		['externalId', '3'],
		['address', 'mine'],
		['tags/t', undefined],
		['handles/wechat', 'mine'],
		['custom/Size', 7],
		['deleted', true]
	)
);
/** A life of a book before the import in question: customers typed, files imported, values edited. */
const history = fc.record({
	typed: fc.array(customer, { maxLength: 4 }),
	files: fc.array(file, { maxLength: 2 }),
	edits: fc.array(edit, { maxLength: 4 })
});

async function bookOf({ typed, files, edits }: typeof history extends fc.Arbitrary<infer H> ? H : never) {
	const book = new Book();
	for (const values of typed) book.add(values);
	for (const csv of files) await book.import(csv);
	const ids = [...book.customers.keys()];
	for (const [at, set] of edits) if (ids.length) book.edit(ids[at % ids.length]!, set);
	return book;
}

const sum = ({ counts: { rows: _, ...rest } }: Plan) => Object.values(rest).reduce((total, count) => total + count, 0);
const RUNS = { numRuns: 1500 };

describe('a plan', () => {
	it('counts every row of the file once', () =>
		fc.assert(
			fc.asyncProperty(history, file, async (past, csv) => {
				const plan = await (await bookOf(past)).plan(csv);
				expect(plan.counts.rows).toBe(csv.split('\n').length - 1);
				expect(sum(plan)).toBe(plan.counts.rows);
				const rows = [...plan.created, ...plan.changed, ...plan.quarantined, ...plan.duplicates].map(({ row }) => row);
				expect(new Set(rows).size).toBe(rows.length);
				expect(rows.length + plan.counts.unchanged).toBe(plan.counts.rows);
			}),
			RUNS
		));

	it('of the same file again changes nothing', () =>
		fc.assert(
			fc.asyncProperty(history, file, async (past, csv) => {
				const book = await bookOf(past);
				const first = await book.import(csv);
				const again = await book.plan(csv);
				expect(again.changed).toEqual([]);
				expect(again.created).toEqual([]);
				expect(again.counts.unchanged).toBe(first.counts.unchanged + first.counts.changed + first.counts.new);
			}),
			RUNS
		));

	it("never touches a rep's own edit unless told to, nor empties anything", () =>
		fc.assert(
			fc.asyncProperty(history, file, edit, async (past, csv, [at, [path, value]]) => {
				const book = await bookOf(past);
				await book.import(csv);
				const ids = [...book.customers.keys()];
				fc.pre(ids.length > 0 && path !== 'deleted');
				const id = ids[at % ids.length]!;
				book.edit(id, [path, value]);
				const plan = await book.plan(csv);
				for (const { set } of plan.changed) for (const [, to] of set) expect(to).not.toBeUndefined();
				for (const changed of plan.changed)
					if (changed.id === id) expect(changed.set.map(([written]) => written)).not.toContain(path);
			}),
			RUNS
		));
});
