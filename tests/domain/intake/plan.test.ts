import { describe, expect, it } from 'vitest';
import { changesOf, type Plan } from '$lib/domain/intake/planned';
import type { Change } from '$lib/db/commit';
import { Cancelled, unpaced } from '$lib/domain/pace';
import { makePlan } from '$lib/domain/intake/plan';
import { Book, cleaned, TODAY } from './intake';

const counts = ({ counts: { rows: _, ...rest } }: Plan) =>
	Object.fromEntries(Object.entries(rest).filter(([, count]) => count > 0));

describe('counts', () => {
	it('judge each row once, in order: quarantined, duplicate, unchanged, changed, new', async () => {
		const book = new Book();
		await book.import('name,email,company\nA,a@x.cn,One\nB,b@x.cn,One');
		const plan = await book.plan(
			'name,email,company\n,a@x.cn,Two\nA,a@x.cn,One\nA,a@x.cn,Two\nB,b@x.cn,Two\nC,c@x.cn,\nD,d@x.cn'
		);
		expect(plan.counts).toEqual({
			rows: 6,
			quarantined: 2,
			leftOut: 0,
			duplicates: 1,
			unchanged: 1,
			changed: 1,
			new: 1
		});
		expect(plan.quarantined.map(({ row, reason }) => [row, reason.code])).toEqual([
			[2, 'row-no-name'],
			[7, 'row-too-few-cells']
		]);
		expect(plan.duplicates).toEqual([{ row: 4, of: 3 }]);
	});
});

describe('a new customer', () => {
	it('holds every field where a record has it', async () => {
		const csv = [
			'name,phone,email,age,order_count,total_amount,satisfied,tags,wechat,whatsapp,rec_id,Shoe size,__proto__',
			'李娜,13800138000,li@x.cn,36,3,"1,200.5",是,"vip,a",li_na,+86138,r1,38,data'
		].join('\n');
		const plan = await new Book().plan(csv, { batch: 'b1' });
		const [{ customer }] = plan.created as [Plan['created'][0]];
		expect(customer).toEqual({
			id: 'id-000001',
			batch: 'b1',
			fingerprints: [expect.stringMatching(/^[0-9a-f]{24}$/)],
			name: '李娜',
			phone: '+8613800138000',
			email: 'li@x.cn',
			age: { years: 36, asOf: TODAY },
			opening: { orderCount: 3, totalAmount: 1200.5, asOf: TODAY },
			satisfied: { value: true, at: `${TODAY}T08:00:00.000Z` },
			tags: ['a', 'vip'],
			handles: { wechat: 'li_na', whatsapp: '+86138' },
			externalId: 'r1',
			custom: Object.fromEntries([
				['Shoe size', 38],
				['__proto__', 'data']
			])
		});
		expect(Object.keys(customer.custom!)).toEqual(['Shoe size', '__proto__']);
		const changes: Change[] = changesOf(plan);
		expect(changes.map((change) => [change.table, 'create' in change && change.create])).toEqual([
			['customers', customer]
		]);
	});

	it('of a list of companies is a company', async () => {
		const plan = await new Book().plan('company,phone\nACME,13800138000');
		expect(plan.created[0]!.customer).toMatchObject({ kind: 'company', name: 'ACME' });
	});

	it('who shares a phone or email with somebody of another name is flagged, and overwrites nobody', async () => {
		const book = new Book();
		const ann = book.add({ name: 'Ann', email: 'a@x.cn' });
		const bo = book.add({ name: 'Bo', morePhones: ['+8613800138000'] });
		const plan = await book.plan('name,email,phone\nCy,a@x.cn,13800138000');
		expect(counts(plan)).toEqual({ new: 1 });
		expect(plan.created[0]!.possibleDuplicateOf).toEqual([ann, bo]);
	});

	it('may be in the trash already: the plan says so and leaves the trash alone', async () => {
		const book = new Book();
		const id = book.add({ name: 'Ann', email: 'a@x.cn', deleted: true });
		const plan = await book.plan('name,email\nAnn,a@x.cn');
		expect(counts(plan)).toEqual({ new: 1 });
		expect(plan.created[0]).toMatchObject({ inTrash: id, possibleDuplicateOf: [] });
	});
});

describe('a row is matched', () => {
	const matched = async (stored: object, csv: string) => {
		const book = new Book();
		book.add(stored);
		const { counts } = await book.plan(csv);
		return counts.new === 0;
	};

	it.each([
		['by external id', { externalId: 'r1' }, 'rec_id,name,email\nr1,B,b@x.cn', true],
		[
			'by email and phone under another name',
			{ name: 'A', email: 'a@x.cn', phone: '+8613800138000' },
			'name,email,phone\nB,A@x.cn,13800138000',
			true
		],
		['by email and folded name', { name: 'ÉVA', email: 'a@x.cn' }, 'name,email,phone\nEva,a@x.cn,13800138000', true],
		['by phone and name', { name: 'A', phone: '+8613800138000' }, 'name,phone\nA,138 0013 8000', true],
		['by a phone as it was typed', { name: 'A', phone: '138 0013 8000' }, 'name,phone\nA,13800138000', true],
		[
			'by a further number or email',
			{ name: 'A', moreEmails: ['a@x.cn'], morePhones: ['+8613800138000'] },
			'name,email,phone\nB,a@x.cn,13800138000',
			true
		],
		['by the name of a company', { company: 'ACME', email: 'a@x.cn' }, 'company,email\nAcme,a@x.cn', true],
		['not by email alone', { name: 'A', email: 'a@x.cn' }, 'name,email\nB,a@x.cn', false],
		['not by name alone', { name: 'A' }, 'name,address\nA,路', false],
		['not by nothing', { externalId: '', email: '', phone: '' }, 'name,address,email\nA,路,', false]
	])('%s', async (_, stored, csv, expected) => expect(await matched(stored, csv)).toBe(expected));

	it('by its external id before anything else', async () => {
		const book = new Book();
		book.add({ name: 'A', email: 'a@x.cn', phone: '+8613800138000' });
		const second = book.add({ externalId: 'r1' });
		const plan = await book.plan('id,name,email,phone\nr1,A,a@x.cn,13800138000');
		expect(plan.changed.map(({ id }) => id)).toEqual([second]);
	});

	it('of several alike, to the one it changes least, then the oldest', async () => {
		const book = new Book();
		const keys = { email: 'a@x.cn', phone: '+8613800138000' };
		const oldest = book.add({ ...keys, name: 'A' });
		book.add({ ...keys, name: 'B', company: 'C' });
		expect(counts(await book.plan('name,email,phone,company\nB,a@x.cn,13800138000,C'))).toEqual({ unchanged: 1 });
		const plan = await book.plan('name,email,phone\nD,a@x.cn,13800138000');
		expect(plan.changed.map(({ id }) => id)).toEqual([oldest]);
	});

	it('to the customer that stands for a merged one, of whom what lost stays lost', async () => {
		const book = new Book();
		const csv = 'name,email,company\nRobert Allen,r@x.cn,One\nRob Alan,r2@x.cn,Two';
		await book.import(csv);
		const [first, second] = [...book.customers.keys()] as [string, string];
		book.edit(second, ['mergedInto', first]);
		expect(counts(await book.plan(csv))).toEqual({ unchanged: 2 });
		const plan = await book.plan('name,email,company\nRob Alan,r2@x.cn,Three');
		expect(plan.changed).toMatchObject([{ id: first, changes: [{ key: 'company', from: 'One', to: 'Three' }] }]);
	});
});

describe('a changed customer', () => {
	it('shows each field before and after', async () => {
		const book = new Book();
		await book.import('id,name,email,age,tags,Shoe size\n1,A,a@x.cn,30,vip,38');
		const plan = await book.plan('id,name,email,age,tags,Shoe size\n1,B,b@x.cn,31,"new",39');
		expect(plan.changed).toMatchObject([
			{
				row: 2,
				name: 'A',
				changes: [
					{ key: 'name', from: 'A', to: 'B' },
					{ key: 'email', from: 'a@x.cn', to: 'b@x.cn' },
					{ key: 'age', from: 30, to: 31 },
					{ key: 'tags', from: ['vip'], to: ['new', 'vip'] },
					{ key: 'custom/Shoe size', from: 38, to: 39 }
				].sort(
					(a, b) =>
						plan.changed[0]!.changes.findIndex(({ key }) => key === a.key) -
						plan.changed[0]!.changes.findIndex(({ key }) => key === b.key)
				)
			}
		]);
		expect(book.apply(plan).only).toMatchObject({
			...{ name: 'B', email: 'b@x.cn', age: { years: 31, asOf: TODAY } },
			...{ tags: ['new', 'vip'], custom: { 'Shoe size': 39 } }
		});
	});

	it('keeps what the file leaves blank, and the other parts of a register', async () => {
		const book = new Book();
		await book.import('id,name,email,orders,total amount\n1,A,a@x.cn,3,10');
		await book.import('id,name,email,address,orders\n1,A,,路,4');
		expect(book.only).toMatchObject({ email: 'a@x.cn', opening: { orderCount: 4, totalAmount: 10 } });
	});

	it('keeps a number that can be dialled against one that cannot', async () => {
		const book = new Book();
		await book.import('id,name,email,phone\n1,A,a@x.cn,13800138000');
		expect(counts(await book.plan('id,name,email,phone\n1,A,a@x.cn,12'))).toEqual({ unchanged: 1 });
	});

	it('that two rows name differently is one customer, and the later row another', async () => {
		const book = new Book();
		await book.import('id,name,phone\n2,B,13800138000');
		const { id } = book.only;
		const csv = 'id,name,phone,address\n2,A,,路\n,B,13800138000,';
		const plan = await book.import(csv);
		expect(plan.changed).toMatchObject([{ id, changes: [{ key: 'name', from: 'B', to: 'A' }, { key: 'address' }] }]);
		expect(plan.created).toMatchObject([{ row: 3, possibleDuplicateOf: [id] }]);
		expect(counts(await book.plan(csv))).toEqual({ unchanged: 2 });
	});

	it('that two rows speak of takes what the later one adds, and of what they dispute the earlier', async () => {
		const book = new Book();
		const id = book.add({ name: 'A', email: 'a@x.cn', phone: '+8613800138000' });
		const csv = 'name,email,phone,company,title,wechat,whatsapp\nA,a@x.cn,,One,,w1,\nA,,13800138000,Two,Boss,,w2';
		const plan = await book.plan(csv);
		expect(counts(plan)).toEqual({ changed: 2 });
		expect(plan.kept).toEqual([
			{ row: 3, id, name: 'A', key: 'company', from: 'One', to: 'Two', because: 'earlier-row' }
		]);
		expect(book.apply(plan).only).toMatchObject({
			company: 'One',
			title: 'Boss',
			handles: { wechat: 'w1', whatsapp: 'w2' }
		});
		expect(counts(await book.plan(csv))).toEqual({ unchanged: 2 });
	});
});

describe("a rep's own edit", () => {
	const csv = 'name,email,company,tags,wechat\nA,a@x.cn,One,"vip,old",w1';

	it('wins over a re-import, and the plan says what was kept', async () => {
		const book = new Book();
		await book.import(csv);
		const { id } = book.only;
		book.edit(id, ['company', 'Mine'], ['handles/wechat', 'mine'], ['tags/old', undefined]);
		const plan = await book.plan(csv);
		expect(counts(plan)).toEqual({ unchanged: 1 });
		expect(plan.kept.map(({ key, from, to, because }) => [key, from, to, because])).toEqual([
			['company', 'Mine', 'One', 'own-edit'],
			['tags', ['vip'], ['vip', 'old'], 'own-edit'],
			['wechat', 'mine', 'w1', 'own-edit']
		]);
	});

	it('of name and email does not hide the customer from the same row', async () => {
		const book = new Book();
		await book.import(csv);
		book.edit(book.only.id, ['name', 'B'], ['email', 'b@x.cn']);
		expect(counts(await book.plan(csv))).toEqual({ unchanged: 1 });
	});

	it('that emptied a field keeps it empty', async () => {
		const book = new Book();
		await book.import(csv);
		book.edit(book.only.id, ['company', undefined]);
		expect(counts(await book.plan(csv))).toEqual({ unchanged: 1 });
	});

	it('gives way where the person says so', async () => {
		const book = new Book();
		await book.import(csv);
		book.edit(book.only.id, ['company', 'Mine'], ['tags/old', undefined]);
		const plan = await book.plan(csv, { preferFile: true });
		expect(plan.kept).toEqual([]);
		expect(book.apply(plan).only).toMatchObject({ company: 'One', tags: ['old', 'vip'] });
	});

	it('stays after an import that changed other fields', async () => {
		const book = new Book();
		await book.import(csv);
		book.edit(book.only.id, ['company', 'Mine']);
		await book.import(csv.replace('vip', 'new'));
		await book.import(csv.replace('w1', 'w2'));
		expect(book.only).toMatchObject({ company: 'Mine', tags: ['new', 'old', 'vip'], handles: { wechat: 'w2' } });
	});

	it('is later than the first import: what was typed before it may be replaced', async () => {
		const book = new Book();
		book.add({ name: 'A', email: 'a@x.cn', company: 'Mine', tags: ['x'] });
		await book.import(csv);
		expect(book.only).toMatchObject({ company: 'One', tags: ['old', 'vip', 'x'], handles: { wechat: 'w1' } });
		book.edit(book.only.id, ['company', 'Mine']);
		await book.import(csv.replace('w1', 'w2'));
		expect((await book.import(csv.replace('w1', 'w3'))).kept).toMatchObject([{ key: 'company', from: 'Mine' }]);
	});

	it('is later even than an import that had nothing new to say', async () => {
		const book = new Book();
		book.add({ name: 'A', email: 'a@x.cn', company: 'One', title: 'Boss' });
		const plan = await book.import('name,email,company\nA,a@x.cn,One');
		expect(counts(plan)).toEqual({ unchanged: 1 });
		book.edit(book.only.id, ['company', 'Mine']);
		const again = await book.plan('name,email,company\nA,a@x.cn,One');
		expect([counts(again), again.adopted, changesOf(again)]).toEqual([{ unchanged: 1 }, [], []]);
	});

	it('is not what an earlier import wrote: a newer file replaces it', async () => {
		const book = new Book();
		await book.import(csv);
		await book.import(csv.replace('One', 'Two'));
		await book.import(csv.replace('One', 'Three'));
		expect(book.only.company).toBe('Three');
	});

	it('is told apart on another device by the batch a customer came with', async () => {
		const book = new Book();
		await book.import(csv);
		book.edit(book.only.id, ['wechat', 'mine']);
		const plan = await book.plan(csv.replace('One', 'Two'), { imported: new Set() });
		expect(plan.changed[0]!.changes).toEqual([{ key: 'company', from: 'One', to: 'Two' }]);
	});
});

it('can be cancelled', async () => {
	const result = await cleaned('name,email\nA,a@x.cn');
	const options = {
		batch: 'b',
		newId: () => 'x',
		country: 'CN',
		moment: { today: TODAY, at: TODAY },
		imported: new Set<string>()
	};
	await expect(makePlan(result, [], options, () => Promise.reject(new Cancelled()))).rejects.toThrow(Cancelled);
	expect((await makePlan(result, [], options, unpaced)).counts.new).toBe(1);
});
