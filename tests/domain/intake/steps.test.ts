import { describe, expect, it } from 'vitest';
import { ANALYSIS_TABLE, STRICT, type Step } from '$lib/domain/intake/recipe';
import { cleaned, keptRows } from './intake';

/** A file cleaned by these steps alone; what normalises at the end comes after them. */
const run = (csv: string, ...steps: Step[]) => cleaned(csv, {}, 'CN', { id: 'tried', steps });
const values = async (csv: string, key: 'custom/n' | 'age' | 'custom/into' | 'name', ...steps: Step[]) => [
	...(await run(csv, ...steps)).columns.get(key)!.values
];

describe('clear', () => {
	it('empties cells that are exactly a word, and says which', async () => {
		const { columns, steps } = await run('name,n\nNA,NULL\nNa,null\n NA,x', { step: 'clear', words: ['NA', 'NULL'] });
		expect([...columns.get('name')!.values]).toEqual([undefined, 'Na', 'NA']);
		expect([...columns.get('custom/n')!.values]).toEqual([undefined, 'null', 'x']);
		expect(steps[0]).toMatchObject({ count: 2, examples: [{ row: 2, column: 'name', from: 'NA', to: '' }, {}] });
	});
});

describe('require-all', () => {
	it('keeps a row with a gap aside, and names the column', async () => {
		const { quarantined, steps } = await run('name,n,age\nA,1,2\nB,,3\nC,1,', { step: 'require-all', columns: 'all' });
		expect([...quarantined.values()].map(({ row, column, reason }) => [row, column, reason.code])).toEqual([
			[3, 'n', 'row-missing-value'],
			[4, 'age', 'row-missing-value']
		]);
		expect(steps[0]!.count).toBe(2);
	});

	it('keeps every row aside where the file has no such column, and says so', async () => {
		const { quarantined, steps } = await run('name,n\nA,1\nB,2', { step: 'require-all', columns: ['name', 'phone'] });
		expect(quarantined.size).toBe(2);
		expect(steps[0]!.problems).toEqual([{ code: 'step-no-column', facts: { key: 'phone' } }]);
	});
});

describe('drop-repeats', () => {
	it('compares cells as they stand, and never runs two together', async () => {
		const by: Step = { step: 'drop-repeats', by: ['name', 'custom/n'] };
		expect([...(await run('name,n\nab,c\na,bc\nab,c\nab, c\nAB,c', by)).repeats]).toEqual([[2, 0]]);
	});

	it('calls 1 and 1.0 the same where a column is nothing but numbers, phones and codes aside', async () => {
		const repeats = async (csv: string, by: 'row' | ['custom/n'] | ['phone']) =>
			(await run(csv, { step: 'drop-repeats', by })).repeats.size;
		expect(await repeats('name,n\nA,1\nA,1.0\nA,1.5', 'row')).toBe(1);
		expect(await repeats('name,n\nA,1\nB,1.0\nC,', ['custom/n'])).toBe(1);
		expect(await repeats('name,n\nA,1\nA,1.0\nA,x', 'row')).toBe(0);
		expect(await repeats('name,n\nA,1\nA,01\nA,01.0', 'row')).toBe(0);
		expect(await repeats('name,n\nA,9007199254740992\nA,9007199254740993', 'row')).toBe(0);
		expect(await repeats('name,phone\nA,1\nA,1.0', 'row')).toBe(0);
		expect(await repeats('name,phone\nA,1\nA,1.0', ['phone'])).toBe(0);
	});

	it('drops none by columns the file does not have', async () => {
		expect((await run('name\nA\nA', { step: 'drop-repeats', by: ['email', 'phone'] })).repeats.size).toBe(0);
	});

	it('compares whole rows by every column, left out ones too', async () => {
		const csv = 'name,n\nA,1\nA,2\nA,1';
		const { repeats } = await cleaned(csv, { n: { to: 'nothing' } }, 'CN', {
			id: 'tried',
			steps: [{ step: 'drop-repeats', by: 'row' }]
		});
		expect([...repeats]).toEqual([[2, 0]]);
	});
});

describe('fill', () => {
	const NUMBERS = 'name,n\nA,1\nB,\nC,2\nD,9\nE,2.5\nF,9';
	it.each([
		['mean', 4.7],
		['median', 2.5],
		['mode', 9]
	] as const)('with the %s', async (statistic, value) => {
		const step: Step = { step: 'fill', columns: ['custom/n'], with: statistic };
		expect((await values(NUMBERS, 'custom/n', step))[1]).toBe(value);
		expect((await values(NUMBERS, 'custom/n', { step: 'normalise' }, step))[1]).toBe(value);
	});

	it('with a value, in text and in a column that is read as numbers later', async () => {
		const step: Step = { step: 'fill', columns: ['name', 'custom/n'], with: { value: '7' } };
		expect(await values('name,n\n,1\nB,', 'name', step)).toEqual(['7', 'B']);
		expect(await values('name,n\n,1\nB,', 'custom/n', step)).toEqual([1, 7]);
	});

	it('with the least of several modes, as pandas takes it', async () => {
		const step: Step = { step: 'fill', columns: ['name'], with: 'mode' };
		expect((await values('name,n\nb,1\na,1\n,1\na,1\nb,1', 'name', step))[2]).toBe('a');
	});

	it('with a whole number where the field counts', async () => {
		const step: Step = { step: 'fill', columns: 'numbers', with: 'mean' };
		expect(await values('name,age\nA,1\nB,2\nC,', 'age', { step: 'normalise' }, step)).toEqual([1, 2, 2]);
	});

	it('reads only kept rows, and leaves what was set aside', async () => {
		const steps: Step[] = [
			{ step: 'require-all', columns: ['name'] },
			{ step: 'normalise' },
			{ step: 'fill', columns: 'numbers', with: 'mean' }
		];
		expect(await values('name,age\n,100\nB,2\nC,\nD,old', 'age', ...steps)).toEqual(['100', 2, 2, undefined]);
	});

	it('says so where there is nothing to fill with', async () => {
		const { steps } = await run('name,age\nA,x\nB,', { step: 'fill', columns: ['age'], with: 'median' });
		expect(steps[0]!.problems).toEqual([{ code: 'step-no-values', facts: { column: 'age' } }]);
	});
});

describe('range', () => {
	it('sets what lies outside aside with a note, ends included', async () => {
		const step: Step = { step: 'range', column: 'custom/n', least: 0, most: 10 };
		const { columns, notes } = await run('name,n\nA,-1\nB,0\nC,10\nD,10.5', step);
		expect([...columns.get('custom/n')!.values]).toEqual([undefined, 0, 10, undefined]);
		expect(notes.map(({ row, text, code }) => [row, text, code])).toEqual([
			[2, '-1', 'cell-out-of-range'],
			[5, '10.5', 'cell-out-of-range']
		]);
	});
});

describe('integer', () => {
	it('cuts fractions off toward zero', async () => {
		expect(await values('name,age\nA,34.9\nB,35\nC,x\nD,1.0', 'age', { step: 'integer', column: 'age' })).toEqual([
			34,
			35,
			undefined,
			1
		]);
		expect(await values('name,n\nA,-1.9\nB,2.9', 'custom/n', { step: 'integer', column: 'custom/n' })).toEqual([-1, 2]);
	});
});

describe('map-values', () => {
	it('in place leaves what is not named', async () => {
		const step: Step = { step: 'map-values', column: 'name', values: { a: 'Anna' } };
		expect(await values('name,n\na,1\nb,1', 'name', step)).toEqual(['Anna', 'b']);
	});

	it('into another column has none for what is not named', async () => {
		const step: Step = { step: 'map-values', column: 'name', values: { a: 0 }, into: 'into' };
		expect(await values('name,n\na,1\nb,1', 'custom/into', step)).toEqual([0, undefined]);
	});
});

describe('min-max and standardise', () => {
	const scale = (kind: 'min-max' | 'standardise'): Step => ({ step: kind, column: 'custom/n', into: 'into' });
	const numbers = (...cells: (number | string)[]) => `name,n\n${cells.map((cell, i) => `A${i},${cell}`).join('\n')}`;

	it('stand beside a column that stays', async () => {
		const { columns } = await run(numbers(1, '', 3, 2), scale('min-max'));
		expect([...columns.get('custom/n')!.values]).toEqual([1, undefined, 3, 2]);
		expect([...columns.get('custom/into')!.values]).toEqual([0, undefined, 1, 0.5]);
		expect(await values(numbers(1, 3, 2), 'custom/into', scale('standardise'))).toEqual([-1, 1, 0]);
	});

	it.each([
		['constant', numbers(0.1, 0.1, 0.1)],
		['constant', numbers(5)],
		['too-wide', numbers('1e308', '-1e308', 0)],
		['no-values', numbers('x', '1e999', 'inf')]
	])('make nothing of a column that is %s, and say so', async (reason, csv) => {
		for (const kind of ['min-max', 'standardise'] as const) {
			const { columns, steps } = await run(csv, scale(kind));
			expect(steps[0]).toMatchObject({ count: 0, problems: [{ code: `step-${reason}`, facts: { column: 'n' } }] });
			expect(columns.has('custom/into')).toBe(false);
		}
	});
});

describe('Strict', () => {
	const strict = (csv: string) => cleaned(csv, {}, 'CN', STRICT);

	it('keeps rows with a gap aside and drops repeats of the cells as they stand', async () => {
		const result = await strict(
			[
				'name,email,phone,address,birthday',
				'A,a@x.cn,13800138000,,1990-02-28',
				'B,a@x.cn,13800138000,路,1990-02-28',
				'C,A@x.cn,13800138000,null,1990-02-30',
				'NA,d@x.cn,13800138000,路,',
				' ,e@x.cn,12, ,',
				'F,,13800138000,路,'
			].join('\n')
		);
		expect([...result.quarantined.values()].map(({ row, column }) => [row, column])).toEqual([
			[5, 'name'],
			[7, 'email']
		]);
		expect([...result.repeats]).toEqual([[1, 0]]);
		expect(keptRows(result)).toEqual([
			{ row: 2, name: 'A', email: 'a@x.cn', phone: '+8613800138000', address: '未知', birthday: '1990-02-28' },
			{ row: 4, name: 'C', email: 'a@x.cn', phone: '+8613800138000', address: '未知' },
			{ row: 6, email: 'e@x.cn', phone: '12' }
		]);
		expect(result.notes.map(({ row, column, code }) => [row, column, code])).toEqual([
			[4, 'birthday', 'cell-not-a-date'],
			[6, 'phone', 'cell-not-a-phone']
		]);
	});

	it('reads a short row as if its last cells were empty', async () => {
		const result = await strict('name,email,phone,address\nA,a@x.cn,13800138000\nB,b@x.cn\nC,c@x.cn,1,路,x');
		expect(keptRows(result)).toMatchObject([{ row: 2, address: '未知' }]);
		expect([...result.quarantined.values()].map(({ reason }) => reason.code)).toEqual([
			'row-too-many-cells',
			'row-missing-value'
		]);
	});
});

describe('Analysis table', () => {
	it('needs no name, keeps age and gender, and puts what it works out beside them', async () => {
		const csv = 'id,age,gender,spent\n1,20.7,male,1\n2,30,female, \n3,40,other,4\n3,40,other,4\n4,,male,2';
		const result = await cleaned(csv, {}, 'CN', ANALYSIS_TABLE);
		expect(keptRows(result)).toEqual([
			{
				row: 2,
				externalId: '1',
				age: 20,
				gender: 'male',
				'custom/spent': 1,
				'custom/age_min_max': 0,
				'custom/age_standardised': -1,
				'custom/gender_code': 0
			},
			{
				row: 3,
				externalId: '2',
				age: 30,
				gender: 'female',
				'custom/spent': 2.5,
				'custom/age_min_max': 0.5,
				'custom/age_standardised': 0,
				'custom/gender_code': 1
			},
			{
				row: 4,
				externalId: '3',
				age: 40,
				gender: 'other',
				'custom/spent': 4,
				'custom/age_min_max': 1,
				'custom/age_standardised': 1
			}
		]);
		expect([result.repeats.size, result.quarantined.size]).toEqual([1, 1]);
	});
});
