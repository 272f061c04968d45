import { describe, expect, it } from 'vitest';
import { clean } from '$lib/domain/intake/clean';
import { readCsv } from '$lib/domain/intake/csv';
import { suggestMapping } from '$lib/domain/intake/mapping';
import { FIELD_REP } from '$lib/domain/intake/recipe';
import { Cancelled, unpaced } from '$lib/domain/pace';
import { cleaned, keptRows, TODAY } from './intake';

const quarantined = async (csv: string) =>
	[...(await cleaned(csv)).quarantined.values()].map(({ row, column, reason }) => ({ row, column, ...reason }));

describe('a row is kept aside', () => {
	it('without a name', async () => {
		expect(await quarantined('name,phone\n,13800138000\n  ,13800138001\nLi,13800138002')).toEqual([
			{ row: 2, column: 'name', code: 'row-no-name', facts: {} },
			{ row: 3, column: 'name', code: 'row-no-name', facts: {} }
		]);
	});

	it('without a way to reach them', async () => {
		expect(await quarantined('name,phone,email,address,wechat\nA,,,,\nB,,,路,\nC,,,,c1\nD,,n/a,,')).toEqual([
			{ row: 2, column: undefined, code: 'row-no-way-to-reach', facts: {} },
			{ row: 5, column: undefined, code: 'row-no-way-to-reach', facts: {} }
		]);
	});

	it('for an impossible email that would be the only way', async () => {
		expect(await quarantined('name,phone,email\nA,,a@b@x.cn\nB,12,a@\nC,13800138000,a@')).toEqual([
			{ row: 2, column: 'email', code: 'row-impossible-email', facts: { value: 'a@b@x.cn' } },
			{ row: 3, column: 'phone', code: 'row-impossible-phone', facts: { value: '12' } }
		]);
	});

	it('for an impossible phone that would be the only way', async () => {
		expect(await quarantined('name,phone,email\nA,12,\nB,12,b@x.cn\nC,call me,')).toEqual([
			{ row: 2, column: 'phone', code: 'row-impossible-phone', facts: { value: '12' } },
			{ row: 4, column: 'phone', code: 'row-impossible-phone', facts: { value: 'call me' } }
		]);
	});

	it('for too many or too few cells, as it stood in the file', async () => {
		const { quarantined: rows } = await cleaned('name,phone\nA\nB,13800138000,x\nC,13800138001,\n');
		expect([...rows.values()]).toEqual([
			{
				row: 2,
				headers: ['name', 'phone'],
				cells: ['A'],
				reason: { code: 'row-too-few-cells', facts: { found: 1, expected: 2 } }
			},
			{
				row: 3,
				headers: ['name', 'phone'],
				cells: ['B', '13800138000', 'x'],
				reason: { code: 'row-too-many-cells', facts: { found: 3, expected: 2 } }
			}
		]);
	});
});

describe('a cell is normalised', () => {
	it('by the field its column is mapped to', async () => {
		const csv = [
			'name,phone,email,birthday,gender,age,total amount,satisfied,tags,notes',
			' Li   Na ,１３８００１３８０００, Li@X.CN ,1990年2月28日,女,３６,"1,234.50",满意,vip；new,"one\n two "'
		].join('\n');
		expect(keptRows(await cleaned(csv))).toEqual([
			{
				row: 2,
				name: 'Li Na',
				phone: '+8613800138000',
				email: 'li@x.cn',
				birthday: '1990-02-28',
				gender: 'female',
				age: 36,
				totalAmount: 1234.5,
				satisfied: true,
				tags: ['vip', 'new'],
				notes: 'one\n two'
			}
		]);
	});

	it('in columns of mixed date styles, each as its column proves', async () => {
		const days = ['1990-02-28', '28/2/1990', '3/4/1990', '19900228', '1990年2月28日', '28.02.1990', 'Feb 28, 1990'];
		const csv = `name,email,birthday\n${days.map((day, i) => `A${i},a${i}@x.cn,"${day}"`).join('\n')}`;
		const result = await cleaned(csv);
		expect([...result.columns.get('birthday')!.values]).toEqual(
			days.map((day) => (day === '3/4/1990' ? '1990-04-03' : '1990-02-28'))
		);
		expect([result.notes, result.columnNotes]).toEqual([[], []]);
	});

	it('yes and no turned round where the mapping says so', async () => {
		const csv = 'name,email,Churn\nA,a@x.cn,Yes\nB,b@x.cn,No\nC,c@x.cn,';
		const result = await cleaned(csv, { Churn: { to: 'field', field: 'satisfied', reversed: true } });
		expect([...result.columns.get('satisfied')!.values]).toEqual([false, true, undefined]);
	});

	it('in custom fields by their type', async () => {
		const [row] = keptRows(await cleaned('name,email,Shoe size,VIP,Since,Team\nA,a@x.cn,"1.042,5",是,28.2.2020,红'));
		expect(row).toMatchObject({
			'custom/Shoe size': 1042.5,
			'custom/VIP': true,
			'custom/Since': '2020-02-28',
			'custom/Team': '红'
		});
	});

	it('to nothing where a program wrote that there is none', async () => {
		const result = await cleaned('name,email,phone,age\nNull,a@x.cn,N/A,nan');
		expect(keptRows(result)).toEqual([{ row: 2, name: 'Null', email: 'a@x.cn' }]);
		expect(result.notes).toEqual([]);
	});

	it('and the step shows how many, and examples', async () => {
		const { steps } = await cleaned('name,phone\nA,138 0013 8000\nB,13800138001\n,1\n');
		expect(steps.map(({ step: { step }, count }) => [step, count])).toEqual([
			['normalise', 2],
			['require', 1],
			['require', 0],
			['drop-repeats', 0]
		]);
		expect(steps[0]!.examples[0]).toEqual({ row: 2, column: 'phone', from: '138 0013 8000', to: '+8613800138000' });
	});
});

describe('a cell is set aside with a note', () => {
	const notes = async (csv: string) => (await cleaned(csv)).notes;

	it.each([
		['birthday', '1990-02-30', 'cell-not-a-date'],
		['birthday', '32932', 'cell-not-a-date'],
		['birthday', '2027-01-01', 'cell-in-the-future'],
		['age', 'old', 'cell-not-a-number'],
		['age', '31.5', 'cell-not-a-number'],
		['age', '131', 'cell-out-of-range'],
		['gender', '?', 'cell-not-a-gender'],
		['satisfied', 'perhaps', 'cell-not-yes-or-no'],
		['company', 'x'.repeat(301), 'cell-too-long']
	])('%s %s', async (header, text, code) => {
		const csv = `name,phone,${header}\nA,13800138000,${text}`;
		expect(await notes(csv)).toEqual([{ row: 2, column: header, text, code }]);
		expect(keptRows(await cleaned(csv))).toEqual([{ row: 2, name: 'A', phone: '+8613800138000' }]);
	});

	it('of an impossible phone or email the text stays, of an extension the number', async () => {
		const csv = 'name,email,phone\nA,a@x.cn,12\nB,b@x.cn,010-62345678转801\nC,C@,13800138000';
		expect(await notes(csv)).toMatchObject([
			{ row: 2, code: 'cell-not-a-phone' },
			{ row: 3, text: '010-62345678转801', code: 'cell-phone-extension' },
			{ row: 4, text: 'C@', code: 'cell-not-an-email' }
		]);
		expect(keptRows(await cleaned(csv))).toMatchObject([{ phone: '12' }, { phone: '+861062345678' }, { email: 'C@' }]);
	});

	it('that could be read two ways in a column that uses both', async () => {
		const csv =
			'name,email,birthday,total amount\nA,a@x.cn,13/4/1990,"1,5"\nB,b@x.cn,4/13/1990,1.5\nC,c@x.cn,3/4/1990,"1,234"';
		expect(await notes(csv)).toEqual([
			{ row: 4, column: 'birthday', text: '3/4/1990', code: 'cell-ambiguous-date' },
			{ row: 4, column: 'total amount', text: '1,234', code: 'cell-ambiguous-number' }
		]);
	});

	it('of lone surrogates the rest stays', async () => {
		const result = await cleaned('name,email,notes\nAnn\ud800,a@x.cn,caf\ufffd');
		expect(keptRows(result)).toEqual([{ row: 2, name: 'Ann\ufffd', email: 'a@x.cn', notes: 'caf\ufffd' }]);
		expect(result.notes.map(({ column, code }) => [column, code])).toEqual([
			['name', 'cell-broken-text'],
			['notes', 'cell-broken-text']
		]);
	});

	it('but not in rows that are kept aside or repeat', async () => {
		expect(await notes('name,phone,age\n,13800138000,x\nA,13800138000,1\nA,13800138000,x')).toEqual([]);
	});
});

it('a column whose order no cell proves is read by custom, and says so', async () => {
	const csv = 'name,email,birthday,total amount\nA,a@x.cn,3/4/1990,"1,234"';
	expect((await cleaned(csv)).columnNotes).toEqual([
		{ column: 'birthday', problem: { code: 'column-day-order-assumed', facts: { used: 'dmy' } } },
		{ column: 'total amount', problem: { code: 'column-decimal-mark-assumed', facts: { used: '.' } } }
	]);
	expect([...(await cleaned(csv, {}, 'US')).columns.get('birthday')!.values]).toEqual(['1990-03-04']);
});

describe('names', () => {
	it('are put together of given and family name as their script does', async () => {
		const csv = 'given_name,surname,email\n Ann ,Lee,a@x.cn\n伟,张,b@x.cn\n,Waller,c@x.cn\n,,d@x.cn';
		const result = await cleaned(csv);
		expect([...result.columns.get('name')!.values].slice(0, 3)).toEqual(['Ann Lee', '张伟', 'Waller']);
		expect([...result.columns.keys()]).toEqual(['email', 'name']);
		expect([...result.quarantined.keys()]).toEqual([3]);
	});

	it('written whole go before their parts', async () => {
		const result = await cleaned('name,first name,surname,email\nDr Lee,Ann,Lee,a@x.cn\n,Bo,Li,b@x.cn');
		expect([...result.columns.get('name')!.values]).toEqual(['Dr Lee', 'Bo Li']);
	});

	it('are those of companies where the file names nobody else', async () => {
		const result = await cleaned('company,phone\nACME,13800138000');
		expect(result.companies).toBe(true);
		expect(keptRows(result)).toEqual([{ row: 2, name: 'ACME', phone: '+8613800138000' }]);
		expect((await cleaned('company,name,phone\nACME,,13800138000')).quarantined.size).toBe(1);
	});
});

describe('a row repeats an earlier kept row', () => {
	const repeats = async (csv: string) => [...(await cleaned(csv)).repeats];

	it.each([
		['the same external id', 'id,name,email\n1,A,a@x.cn\n1,B,b@x.cn', [[1, 0]]],
		['the same email and phone', 'name,email,phone\nA,a@x.cn,13800138000\nB,A@X.cn,138 0013 8000', [[1, 0]]],
		['the same email and name', 'name,email\nÉva  Lee,a@x.cn\neva lee,a@x.cn', [[1, 0]]],
		['the same phone and name', 'name,phone\nA,13800138000\nA,+86 138-0013-8000', [[1, 0]]],
		['the same whole row', 'name,address\nA,路 1\nA,路 2\n A,路 1 ', [[2, 0]]],
		[
			'the first of several',
			'name,email\nA,a@x.cn\nA,a@x.cn\nA,a@x.cn',
			[
				[1, 0],
				[2, 0]
			]
		],
		['never another name', 'name,email,phone\nA,a@x.cn,\nB,a@x.cn,\nC,,13800138000\nD,,13800138000', []],
		['never one that was kept aside', 'name,email\n,a@x.cn\nA,a@x.cn', []],
		['never by a phone that cannot be dialled', 'name,address,phone\nA,路 1,12\nA,路 2,12', []]
	])('%s', async (_, csv, expected) => expect(await repeats(csv)).toEqual(expected));
});

it('takes __proto__ as a header and a value', async () => {
	const result = await cleaned('name,email,__proto__,constructor\n__proto__,a@x.cn,x,__proto__');
	expect([...result.columns.get('custom/__proto__')!.values]).toEqual(['x']);
	expect([...result.columns.get('custom/constructor')!.values]).toEqual(['__proto__']);
	expect([...result.columns.get('name')!.values]).toEqual(['__proto__']);
});

it('reports its progress from nothing to all, and can be cancelled', async () => {
	const sheet = await readCsv(`name,email\n${'A,a@x.cn\n'.repeat(5000)}`, {}, unpaced);
	if (!sheet.ok) throw new Error(sheet.problem.code);
	const mapping = suggestMapping(sheet.value);
	const seen: number[] = [];
	const options = { country: 'CN', today: TODAY };
	await clean(sheet.value, mapping, FIELD_REP, options, (done, total) => {
		seen.push(done / total);
		return Promise.resolve();
	});
	expect(seen).toEqual([...seen].sort((a, b) => a - b));
	expect([seen[0], seen.length > 10, seen.at(-1)! <= 1]).toEqual([0, true, true]);
	const cancel = () => Promise.reject(new Cancelled());
	await expect(clean(sheet.value, mapping, FIELD_REP, options, cancel)).rejects.toThrow(Cancelled);
});
