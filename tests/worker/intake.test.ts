import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commit, type Change } from '$lib/db/commit';
import { erasePerson } from '$lib/db/erase';
import { readQuarantine } from '$lib/db/imports';
import { book } from '$lib/db/open';
import { suggestMapping } from '$lib/domain/intake/mapping';
import type { QuarantineWords } from '$lib/domain/intake/quarantine-file';
import { TextColumn } from '$lib/domain/intake/text-column';
import { Cancelled, unpaced } from '$lib/domain/pace';
import { paced, type TaskContext } from '$lib/worker/context';
import type { Source } from '$lib/worker/intake/reading';
import type { PlanSummary } from '$lib/worker/intake/summary';
import * as intake from '$lib/worker/tasks/intake';
import { undoAction } from '$lib/worker/tasks/undo';

const noon = Date.parse('2026-11-22T12:00:00Z');
const context: TaskContext = { pace: unpaced, report: () => {}, signal: new AbortController().signal };
const file = (content: BlobPart, name = 'customers.csv') => new File([content], name);

beforeEach(async () => {
	await book().open();
});
afterEach(async () => {
	await intake.close();
	await book().delete();
});

/** Opens a source and makes its plan. */
async function plan(source: Source, choices: Partial<intake.PlanChoices> = {}): Promise<PlanSummary> {
	const { table } = await intake.open(source, context);
	if (!table.ok) throw new Error(table.problem.code);
	const { mapping } = table.value;
	const rest = { recipe: 'field-rep', country: 'DE', preferFile: false, today: '2026-11-22', now: noon } as const;
	return intake.plan({ mapping, ...rest, ...choices }, context);
}

async function apply(now = noon) {
	const outcome = await intake.apply({ name: 'customers.csv', now }, context);
	if (!('applied' in outcome)) throw new Error('The plan was made again.');
	return outcome.applied;
}

const write = (changes: Change[]) => commit(book(), { kind: 'customer.edit', now: noon }, ['customers'], { changes });
const names = async () =>
	(
		await book()
			.customers.filter(({ deleted }) => !deleted)
			.toArray()
	).map(({ name }) => name);

const LIST = 'name,phone,email\nLi Na,030 1234567,li@example.org\nTomás,030 7654321,\n,030 1111111,\nNobody,,\n';

describe('open', () => {
	it('says how the file is written and shows its first rows', async () => {
		const gb18030 = new Uint8Array([
			0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0a, 0xcd, 0xf5, 0x2c, 0x31
		]);
		const reading = await intake.open(file(gb18030), context);
		expect(reading).toMatchObject({
			encoding: 'gb18030',
			delimiter: ',',
			preview: [
				['姓名', '电话'],
				['王', '1']
			],
			table: { ok: true, value: { rowCount: 1, samples: ['王', '1'] } }
		});
	});

	it('says why a file cannot be imported, and still lets it be read otherwise', async () => {
		const open = async (content: BlobPart, name?: string) => (await intake.open(file(content, name), context)).table;
		expect(await open('x', 'book.xlsx')).toMatchObject({ problem: { code: 'file-wrong-type' } });
		expect(await open('')).toMatchObject({ problem: { code: 'file-empty' } });
		expect(await open('name,phone\n')).toMatchObject({ problem: { code: 'file-header-only' } });
		expect(await open('a\u0000b,c\n1,2\n')).toMatchObject({ problem: { code: 'file-binary' } });
		expect(await open('name,phone\nA,1\nB,"2\nC,3\n')).toMatchObject({
			problem: { code: 'file-unclosed-quote', facts: { row: 3 } }
		});
		expect(await open('name,phone\n€,1\n')).toMatchObject({ ok: true });
		expect((await intake.read({ encoding: 'gb18030' }, context)).table).toMatchObject({
			problem: { code: 'file-undecodable' }
		});
		expect((await intake.read({ encoding: 'utf-8' }, context)).table).toMatchObject({ ok: true });
	});

	it('reads JSON, from a file or pasted, and says where in it the records lie', async () => {
		const records =
			'{"data":{"customers":[{"name":"Li Na","phone":"030 1234567"},{"name":"Bo","address":{"city":"Ulm"}}]}}';
		for (const source of [file(records, 'book.json'), records]) {
			const reading = await intake.open(source, context);
			expect(reading).toMatchObject({
				path: 'data.customers',
				preview: [
					['name', 'phone', 'address.city'],
					['Li Na', '030 1234567', ''],
					['Bo', '', 'Ulm']
				],
				table: { ok: true, value: { rowCount: 2, samples: ['Li Na', '030 1234567', 'Ulm'] } }
			});
			expect(reading.delimiter).toBeUndefined();
		}
		expect((await intake.open(file('{"format":"satchel-backup"}', 'book.json'), context)).table).toMatchObject({
			problem: { code: 'file-is-backup' }
		});
	});

	it('shows the first rows in an encoding that cannot be the right one', async () => {
		await intake.open(file('name,phone\n姓名,1\n€,2\n'), context);
		const reading = await intake.read({ encoding: 'gb18030' }, context);
		expect(reading).toMatchObject({ encoding: 'gb18030', table: { problem: { code: 'file-undecodable' } } });
		expect(reading.preview[0]).toEqual(['name', 'phone']);
		expect((await intake.read({ encoding: 'windows-1251' }, context)).preview[1]).toEqual(['е§“еђЌ', '1']);
	});

	it('says when the system does not hand the file out', async () => {
		const gone = Object.assign(file(LIST), {
			arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError'))
		});
		expect((await intake.open(gone, context)).table).toMatchObject({ problem: { code: 'file-unreadable' } });
	});

	it('takes pasted rows', async () => {
		expect(await intake.open('name\tphone\nLi Na\t030 1234567', context)).toMatchObject({
			delimiter: '\t',
			table: { ok: true, value: { rowCount: 1 } }
		});
		expect((await intake.open(' \n', context)).table).toMatchObject({ problem: { code: 'file-empty' } });
	});
});

describe('an import', () => {
	it('does what its plan said, and nothing the second time', async () => {
		const { counts, lists } = await plan(file(LIST));
		expect(counts).toEqual({ rows: 4, new: 2, changed: 0, unchanged: 0, duplicates: 0, quarantined: 2, leftOut: 0 });
		expect(lists.quarantined.rows.map(({ row, reason }) => [row, reason.code])).toEqual([
			[4, 'row-no-name'],
			[5, 'row-no-way-to-reach']
		]);
		expect(await book().customers.count()).toBe(0);
		const { action } = await apply();
		expect(await names()).toEqual(['Li Na', 'Tomás']);
		expect(await book().quarantine.count()).toBe(2);
		expect((await book().journal.get(action))!.kind).toBe('import');
		expect((await plan(file(LIST))).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
	});

	it('changes nothing the second time after the person edited what it brought', async () => {
		await plan(file(LIST));
		await apply();
		const { id } = (await book().customers.toArray()).find(({ name }) => name === 'Li Na')!;
		await write([{ table: 'customers', id, set: [['phone', '+49309999999']] }]);
		const again = await plan(file(LIST));
		expect(again.counts).toMatchObject({ new: 0, changed: 0 });
		expect(again.lists.kept).toMatchObject({ total: 1, rows: [{ key: 'phone', because: 'own-edit' }] });
		expect((await plan(file(LIST), { preferFile: true })).counts).toMatchObject({ new: 0, changed: 1 });
	});

	it('is undone after later edits, which stay', async () => {
		await write([{ table: 'customers', create: { id: 'li', name: 'Li Na', email: 'li@example.org' } }]);
		expect((await plan(file(LIST))).counts).toMatchObject({ new: 1, changed: 1 });
		const { action } = await apply();
		await write([{ table: 'customers', id: 'li', set: [['company', 'Harbour Foods']] }]);
		const undone = await undoAction({ action, now: noon }, context);
		expect(undone).toMatchObject({ restored: 2, kept: [] });
		expect(await book().customers.get('li')).toMatchObject({ company: 'Harbour Foods' });
		expect(await book().customers.get('li')).not.toHaveProperty('phone');
		expect(await names()).toEqual(['Li Na']);
	});

	it('brings a file back after its import was undone, without its own undo in the way', async () => {
		await write([{ table: 'customers', create: { id: 'li', name: 'Li Na', email: 'li@example.org' } }]);
		await plan(file(LIST));
		await undoAction({ action: (await apply()).action, now: noon }, context);
		expect((await plan(file(LIST))).counts).toMatchObject({ new: 1, changed: 1 });
	});

	it('leaves nothing when it is cancelled while it writes', async () => {
		const rows = Array.from({ length: 3000 }, (_, row) => `Person ${row},p${row}@example.org`);
		await plan(file(['name,email', ...rows].join('\n')));
		const controller = new AbortController();
		const context = paced(controller.signal, () => controller.abort());
		await expect(intake.apply({ name: '', now: noon }, context)).rejects.toThrow(Cancelled);
		expect(await book().customers.count()).toBe(0);
		expect(await book().batches.count()).toBe(0);
		// The plan still stands.
		expect((await apply()).counts.new).toBe(3000);
	});

	it('stops planning when it is cancelled', async () => {
		const { table } = await intake.open(file(LIST), context);
		const signal = AbortSignal.abort();
		const mapping = table.ok ? table.value.mapping : [];
		const choices = {
			mapping,
			recipe: 'field-rep',
			country: 'DE',
			preferFile: false,
			today: '2026-11-22',
			now: noon
		} as const;
		await expect(
			intake.plan(
				choices,
				paced(signal, () => {})
			)
		).rejects.toThrow(Cancelled);
	});
});

describe('a recipe', () => {
	const customers = () => book().customers.toArray();

	it('fills gaps, but never takes the place of what is known, and the same file again changes nothing', async () => {
		const csv = 'name,email,phone,address\nLi Na,li@example.org,030 1234567,\nTomás,t@example.org,030 7654321,';
		const [known] = await (async () => {
			await plan(file('name,email,phone,address\nLi Na,li@example.org,030 1234567,Allee 1'));
			await apply();
			return customers();
		})();
		expect((await plan(file(csv), { recipe: 'strict' })).counts).toMatchObject({ new: 1, unchanged: 1 });
		await apply(noon + 1);
		expect((await customers()).map(({ address }) => address).sort()).toEqual(['Allee 1', '未知']);
		expect((await book().customers.get(known!.id))?.address).toBe('Allee 1');
		expect((await plan(file(csv), { recipe: 'strict' })).counts).toMatchObject({ unchanged: 2 });
	});

	it('tells of each step how much it did, before anything is written', async () => {
		const { steps } = await plan(file('name,email,phone\nLi,a@x.org,NA\nBo,b@x.org,030 1\nBo,b@x.org,030 1'), {
			recipe: 'strict'
		});
		expect(steps.map(({ step, count }) => [step.step, count])).toEqual([
			['clear', 1],
			['require-all', 1],
			['drop-repeats', 1],
			['fill', 0],
			['normalise', 0],
			['normalise', 1]
		]);
		expect(steps[3]!.problems).toEqual([{ code: 'step-no-column', facts: { key: 'address' } }]);
		expect(await customers()).toEqual([]);
	});

	it('for analysis makes customers of a table with nothing but numbers of its own', async () => {
		const subscribers = file(readFileSync('tests/vectors/pipelines/subscribers.csv'), 'subscribers.csv');
		const { counts, steps } = await plan(subscribers, { recipe: 'analysis-table' });
		expect(counts).toMatchObject({ rows: 90, new: 90 });
		expect(steps.find(({ step }) => step.step === 'fill')).toMatchObject({ count: 2, examples: [{ from: ' ' }, {}] });
		await apply();
		const [customer] = await book()
			.customers.filter(({ custom }) => custom?.tenure === 0)
			.toArray();
		expect(customer).toMatchObject({ opening: { totalAmount: 349.2 }, custom: { Partner: expect.any(Boolean) } });
		expect(customer!.externalId).toMatch(/^\d{4}-\d{4}$/);
		expect((await plan(subscribers, { recipe: 'analysis-table' })).counts).toMatchObject({ unchanged: 90 });
	});

	it('that leaves no row says so and writes nothing', async () => {
		const { counts } = await plan(file('name,age\n,1\nA,'), { recipe: 'analysis-table' });
		expect(counts).toMatchObject({ rows: 2, quarantined: 2, new: 0 });
	});
});

describe('a book that changes between plan and import', () => {
	it('gives the plan back where it says something else now', async () => {
		await plan(file(LIST));
		await write([{ table: 'customers', create: { id: 'li', name: 'Li Na', email: 'li@example.org' } }]);
		const outcome = await intake.apply({ name: '', now: noon }, context);
		expect(outcome).toMatchObject({ replanned: { counts: { new: 1, changed: 1 } } });
		expect(await names()).toEqual(['Li Na']);
		expect((await apply()).counts).toMatchObject({ new: 1, changed: 1 });
	});

	it('is imported into where the plan says the same', async () => {
		await plan(file(LIST));
		await write([{ table: 'customers', create: { id: 'other', name: 'Somebody else' } }]);
		expect((await apply()).counts).toMatchObject({ new: 2 });
	});
});

describe('the column map', () => {
	it('sends a column elsewhere, and the plan follows', async () => {
		const content = 'name,email,vip,unhappy\nA,a@example.org,yes,yes\nB,b@example.org,no,no\n';
		const { table } = await intake.open(file(content), context);
		let mapping = table.ok ? table.value.mapping : [];
		expect(mapping.map(({ target }) => target)).toEqual([
			{ to: 'field', field: 'name' },
			{ to: 'field', field: 'email' },
			{ to: 'custom', name: 'vip', type: 'yesNo' },
			{ to: 'custom', name: 'unhappy', type: 'yesNo' }
		]);
		mapping = await intake.remap({ mapping, header: 'unhappy', to: 'satisfied', reversed: true });
		mapping = await intake.remap({ mapping, header: 'vip', to: 'nothing' });
		await plan(file(content), { mapping });
		await apply();
		const rows = await book().customers.toArray();
		expect(rows.map(({ satisfied, custom }) => [satisfied?.value, custom])).toEqual([
			[false, undefined],
			[true, undefined]
		]);
	});
});

describe('rows kept aside', () => {
	const words: Omit<QuarantineWords, 'sentences'> = { row: 'Row', column: 'Column', reason: 'Reason' };

	it('are a file, before the import and after', async () => {
		await plan(file(LIST));
		const sentences = (await intake.quarantineReasons({ of: 'rows' })).map(({ code }) => `Because of ${code}`);
		const before = await (await intake.quarantineFile({ of: 'rows', words: { ...words, sentences } })).text();
		expect(before.split('\r\n')).toEqual([
			'Row,Column,Reason,name,phone,email',
			'4,name,Because of row-no-name,,030 1111111,',
			'5,,Because of row-no-way-to-reach,Nobody,,',
			''
		]);
		const { batch } = await apply();
		expect(await (await intake.quarantineFile({ of: 'rows', batch, words: { ...words, sentences } })).text()).toBe(
			before
		);
	});
});

describe('a review', () => {
	const FILE =
		'name,phone,email,birthday\nLi Na,030 1234567,,1990-02-30\nTomás,12,,\nLi Na,030 1234567,,\n,030 1111111,,\n';
	const sum = ({ counts: { rows: _, ...rest } }: PlanSummary) =>
		Object.values(rest).reduce((all, count) => all + count);
	const review = (leftOut: number[], mended: [number, string[]][] = []) => ({
		review: { leftOut: new Set(leftOut), mended: new Map(mended) }
	});

	it('leaves a row out, which then stays with the batch, and takes it back in', async () => {
		expect((await plan(file(FILE))).counts).toMatchObject({ rows: 4, new: 1, duplicates: 1, quarantined: 2 });
		const without = await plan(file(FILE), review([2, 4]));
		expect(without.counts).toMatchObject({ new: 0, duplicates: 0, quarantined: 2, leftOut: 2 });
		expect(sum(without)).toBe(4);
		expect(without.lists.leftOut.rows).toMatchObject([
			{ row: 2, details: ['Li Na', '030 1234567', '1990-02-30'] },
			{ row: 4 }
		]);
		// The row that it repeated stands for itself now.
		expect((await plan(file(FILE), review([2]))).counts).toMatchObject({ new: 1, duplicates: 0, leftOut: 1 });
		const { batch, counts } = await apply();
		expect(counts).toMatchObject({ new: 1, leftOut: 1 });
		const aside = await readQuarantine(book(), batch, 'rows');
		expect(aside.map(({ row, reason }) => [row, reason.code])).toEqual([
			[2, 'row-left-out'],
			[3, 'row-impossible-phone'],
			[5, 'row-no-name']
		]);
	});

	it('mends a row, which then is new, changed or a repeat like any other', async () => {
		await write([{ table: 'customers', create: { id: 't', name: 'Tomás', email: 't@example.org' } }]);
		const kindOf = async (cells: string[]) => {
			const made = await plan(file(FILE), review([], [[3, cells]]));
			expect(sum(made)).toBe(4);
			return made.lists.mended.rows;
		};
		expect(await kindOf(['Tomás', '030 7654321', '', ''])).toEqual([{ row: 3, now: 'new' }]);
		expect(await kindOf(['Tomás', '030 7654321', 't@example.org', ''])).toEqual([{ row: 3, now: 'changed' }]);
		expect(await kindOf(['Tomás', '', 't@example.org', ''])).toEqual([{ row: 3, now: 'unchanged' }]);
		expect(await kindOf(['Li Na', '030 1234567', '', ''])).toEqual([{ row: 3, now: 'duplicates' }]);
		expect(await kindOf(['Tomás', '13', '', ''])).toEqual([{ row: 3, now: 'quarantined' }]);
		expect(await intake.cellsOfRow({ row: 3 })).toEqual(['Tomás', '13', '', '']);
	});

	it('holds where the columns are mapped otherwise, and where the book has changed', async () => {
		await plan(file(FILE));
		const mapping = await intake.remap({
			mapping: suggestMapping({
				headers: ['name', 'phone', 'email', 'birthday'],
				columns: ['a', '1', 'b', '1990-01-01'].map((cell) => TextColumn.of([cell])),
				rowCount: 1,
				rowNumbers: new Uint32Array([2]),
				uneven: new Map()
			}),
			header: 'birthday',
			to: 'notes'
		});
		const made = await plan(file(FILE), { mapping, ...review([2], [[3, ['Tomás', '030 7654321', '', '']]]) });
		expect(made.counts).toMatchObject({ new: 2, quarantined: 1, leftOut: 1 });
		await write([{ table: 'customers', create: { id: 't', name: 'Tomás', phone: '+49307654321' } }]);
		const outcome = await intake.apply({ name: '', now: noon }, context);
		expect(outcome).toMatchObject({ replanned: { counts: { new: 1, unchanged: 1, quarantined: 1, leftOut: 1 } } });
	});

	it('evens a row out that had too many cells', async () => {
		const content = 'name,email\nLi Na,li@example.org,more\nTomás,t@example.org\n';
		expect((await plan(file(content))).counts).toMatchObject({ new: 1, quarantined: 1 });
		expect(await intake.cellsOfRow({ row: 2 })).toEqual(['Li Na', 'li@example.org', 'more']);
		expect((await plan(file(content), review([], [[2, ['Li Na', 'li@example.org']]]))).counts).toMatchObject({
			new: 2
		});
	});

	it('finds rows by what they say', async () => {
		const { lists } = await plan(file(FILE));
		expect(lists.created.total + lists.quarantined.total).toBe(3);
		const found = (await intake.find({ text: 'TOMAS' }))!;
		expect(found.quarantined).toMatchObject({ total: 1, rows: [{ row: 3 }] });
		expect(found.created.total).toBe(0);
		expect(await intake.more({ of: 'quarantined', from: 0, count: 9, text: '5' })).toMatchObject([{ row: 5 }]);
	});
});

describe('cells set aside', () => {
	it('stay with the batch, each with its row, apart from the rows kept aside', async () => {
		await plan(file('name,email,birthday\nLi Na,li@example.org,1990-02-30\n,,\n'));
		const { batch, cellsAside } = await apply();
		expect(cellsAside).toBe(1);
		expect(await readQuarantine(book(), batch, 'cells')).toMatchObject([
			{
				row: 2,
				column: 'birthday',
				cells: ['Li Na', 'li@example.org', '1990-02-30'],
				reason: { code: 'cell-not-a-date' }
			}
		]);
		expect(await readQuarantine(book(), batch, 'rows')).toMatchObject([{ row: 3 }]);
		const [li] = await book().customers.toArray();
		await erasePerson(book(), li!.id, noon);
		expect(await readQuarantine(book(), batch, 'cells')).toEqual([]);
	});
});

describe('the lists of a plan', () => {
	it('show their first rows, and more on demand', async () => {
		const rows = Array.from({ length: 30 }, (_, row) => `Person ${row},p${row}@example.org`);
		const { lists } = await plan(file(['name,email', ...rows].join('\n')));
		expect(lists.created.total).toBe(30);
		const further = await intake.more({ of: 'created', from: lists.created.rows.length, count: 100 });
		expect([...lists.created.rows, ...further].map((row) => 'name' in row && row.name)).toEqual(
			rows.map((_, row) => `Person ${row}`)
		);
	});

	it('name those a new customer shares a phone with', async () => {
		await write([{ table: 'customers', create: { id: 'x', name: 'Old Li', phone: '+49301234567' } }]);
		const { lists } = await plan(file(LIST));
		expect(lists.lookAlikes).toMatchObject({ total: 1, rows: [{ name: 'Li Na', row: 2, names: ['Old Li'] }] });
	});
});
