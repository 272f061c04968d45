import { describe, expect, it } from 'vitest';
import type { Customer } from '$lib/domain/customer';
import { axisOf } from '$lib/domain/insights/explore/axis';
import { contactColumns, customerColumns, orderColumns, type Here } from '$lib/domain/insights/explore/book-columns';
import { dayNumber, factsOf, type Columns } from '$lib/domain/insights/explore/columns';
import { plot, type GroupedPlot, type Plot, type Sources } from '$lib/domain/insights/explore/plot';
import { MOST_POINTS, type ScatterPlot } from '$lib/domain/insights/explore/scatter';
import { COUNT, FIRST_QUESTION, settle, type ColumnFacts, type Question } from '$lib/domain/insights/explore/question';
import { histogram } from '$lib/domain/insights/histogram';

const here: Here = { today: '2026-11-22', homeCurrency: 'EUR', local: (at) => Date.parse(at) + 3_600_000 };
const clock = {};

const CUSTOMERS: Customer[] = [
	{
		id: 'a',
		clock,
		age: { years: 30, asOf: '2020-01-01' },
		birthday: '1950-01-01',
		gender: 'female',
		tags: ['vip', 'old']
	},
	{
		id: 'b',
		clock,
		birthday: '1986-11-23',
		gender: 'male',
		opening: { orderCount: 2, totalAmount: 100, asOf: '2026-01-01' }
	},
	{ id: 'c', clock, birthday: '1986-11-22', gender: 'female', tags: ['vip'], custom: { shoe: 42, fan: true } },
	{ id: 'd', clock, age: { years: 50, asOf: '2026-01-01' }, custom: { shoe: 38, met: '2026-02-03' } },
	{ id: 'e', clock, age: { years: Infinity, asOf: '2026-01-01' }, gender: 'male', custom: { shoe: 41, mixed: 'x' } },
	{ id: 'f', clock }
];
const order = (id: string, customerId: string, at: string, amount: number, currency = 'EUR') => ({
	...{ id, clock, customerId, at, amount, currency }
});
const ORDERS = [
	// On the day of the opening, then after it.
	order('1', 'b', '2026-01-01T12:00:00.000Z', 7),
	order('2', 'b', '2026-01-02T12:00:00.000Z', 20),
	order('3', 'b', '2026-03-31T23:30:00.000Z', 1000, 'USD'),
	order('4', 'a', '2026-03-05T09:00:00.000Z', 40)
];
const CONTACTS = [
	['a', 'phone', '2026-11-02T08:00:00.000Z', 5],
	['a', 'email', '2026-11-30T23:30:00.000Z', undefined],
	['b', 'phone', '2027-01-10T10:00:00.000Z', 2],
	['b', 'phone', '2026-11-08T10:00:00.000Z', 3],
	['d', 'visit', '2026-11-09T10:00:00.000Z', 4]
].map(([customerId, channel, startedAt, satisfaction], index) => ({
	...{ id: String(index), clock, direction: 'out', customerId, channel, startedAt, satisfaction }
})) as Parameters<typeof contactColumns>[0];

const customers = customerColumns(CUSTOMERS, ORDERS, here);
const valuesOf = (columns: Columns, id: string) => [...columns.columns.find((column) => column.id === id)!.values];

function factsOfAll({ table, customers }: Sources): ColumnFacts[] {
	const joined = customers?.columns.map((column) => ({ ...factsOf(column), id: `customer.${column.id}` })) ?? [];
	return [...table.columns.map(factsOf), ...joined];
}
const ofCustomers: Sources = { table: customers, customers: null };
const ofContacts: Sources = { table: contactColumns(CONTACTS, here), customers };

function ask(sources: Sources, question: Partial<Question>, changed?: keyof Question): Promise<Plot> {
	const columns = factsOfAll(sources);
	return plot(settle({ ...FIRST_QUESTION, ...question }, columns, changed), columns, sources);
}
const grouped = async (...input: Parameters<typeof ask>) => (await ask(...input)) as GroupedPlot;
/** Name and value of each place of each series. */
function told({ marks, series }: GroupedPlot) {
	const name = (mark: GroupedPlot['marks'][number]) =>
		mark.as === 'value' ? mark.value : mark.as === 'others' ? `${mark.values} others` : mark.from;
	return series.map(({ mark, values }) => [
		mark && name(mark),
		Object.fromEntries(values.map((value, at) => [marks[at] ? name(marks[at]) : 'all', value]))
	]);
}

describe('columns of the book', () => {
	it('take the recorded age, else the birthday; add up orders since the opening, of the home currency', () => {
		expect(valuesOf(customers, 'age')).toEqual([30, 39, 40, 50, Infinity, NaN]);
		expect(valuesOf(customers, 'orderCount')).toEqual([1, 4, NaN, NaN, NaN, NaN]);
		expect(valuesOf(customers, 'totalAmount')).toEqual([40, 120, NaN, NaN, NaN, NaN]);
	});

	it('type custom fields by what they hold', () => {
		const kinds = customers.columns.filter(({ id }) => id.startsWith('custom/')).map(({ id, kind }) => [id, kind]);
		expect(Object.fromEntries(kinds)).toEqual({
			'custom/shoe': 'number',
			'custom/fan': 'yesNo',
			'custom/met': 'day',
			'custom/mixed': 'category'
		});
	});

	it("tell day, weekday and hour by the phone's clock", () => {
		const contacts = ofContacts.table;
		expect(valuesOf(contacts, 'startedAt').slice(0, 2)).toEqual([dayNumber('2026-11-02'), dayNumber('2026-12-01')]);
		expect(valuesOf(contacts, 'weekday').slice(0, 2)).toEqual([1, 2]);
		expect(valuesOf(contacts, 'hour').slice(0, 2)).toEqual([9, 0]);
	});

	it('keep amounts of different currencies apart', () => {
		const orders = orderColumns(ORDERS, here);
		expect(valuesOf(orders, 'amount/EUR')).toEqual([7, 20, NaN, 40]);
		expect(valuesOf(orders, 'amount/USD')).toEqual([NaN, NaN, 1000, NaN]);
	});
});

describe('charts', () => {
	it('histogram: counts what is there, says what is not', async () => {
		const answer = await grouped(ofCustomers, { measure: 'age', bins: 2 });
		expect(answer.marks).toEqual([
			{ as: 'bin', from: 30, to: 40 },
			{ as: 'bin', from: 40, to: 50 }
		]);
		expect(answer.series).toEqual([{ mark: null, values: [2, 2], rows: [2, 2] }]);
		expect(answer.leftOut).toEqual([{ column: 'age', missing: 1, infinite: 1 }]);
		expect(answer.rows).toEqual({ all: 6, matched: 6, drawn: 4 });
		expect(told(await grouped(ofCustomers, { measure: 'age', bins: 2, group: 'gender' }))).toEqual([
			['female', { 30: 1, 35: 1 }],
			['male', { 30: 0, 35: 1 }]
		]);
	});

	it('box: five numbers of each group as numpy has them, and what lies beyond the whiskers', async () => {
		const people = (gender: string, ...ages: number[]) =>
			ages.map((years, at) => {
				return { id: `${gender}${at}`, clock, gender, age: { years, asOf: '2026-01-01' } } as unknown as Customer;
			});
		const book = [...people('female', 1, 2, 3, 4, 5, 6, 7, 8, 9, 100), ...people('male', 20, 30, 50, 90), ...CUSTOMERS];
		const sources = { table: customerColumns(book, [], here), customers: null };
		const answer = await ask(sources, { chart: 'box', measure: 'age', group: 'gender' });
		if (answer.chart !== 'box') throw new Error(answer.chart);
		expect(answer.marks.map((mark) => mark.as === 'value' && mark.value)).toEqual(['female', 'male']);
		// numpy.percentile([1, …, 9, 100, 30, 40], [25, 50, 75]): those of CUSTOMERS are 30 and 40.
		expect(answer.boxes[0]).toEqual({
			...{ rows: 12, low: 1, firstQuartile: 3.75, median: 6.5, thirdQuartile: 14.25, high: 30 },
			...{ beyond: 2, points: [40, 100] }
		});
		expect(answer.boxes[1]).toMatchObject({ rows: 5, median: 39, high: 50, points: [90] });
		expect(answer.leftOut).toContainEqual({ column: 'gender', missing: 2, infinite: 0 });
		const single = await ask(sources, { chart: 'box', measure: 'age' });
		expect(single).toMatchObject({ chart: 'box', along: null, boxes: [{ rows: 18 }] });
		const wide = { table: customerColumns(people('x', -1e308, 1e308), [], here), customers: null };
		expect(await ask(wide, { chart: 'box', measure: 'age' })).toMatchObject({ chart: 'none', column: 'age' });
		expect(await ask(ofCustomers, { chart: 'box', measure: 'gender' })).toMatchObject({ chart: 'bar' });
	});

	it('bar: counts by word, by tag, and what a number comes to', async () => {
		expect(told(await grouped(ofCustomers, { measure: 'gender', chart: 'bar' }))).toEqual([
			[null, { female: 2, male: 2 }]
		]);
		const tagged = await grouped(ofCustomers, { measure: 'tags', chart: 'bar' });
		expect(told(tagged)).toEqual([[null, { vip: 2, old: 1 }]]);
		expect(tagged).toMatchObject({ repeated: 'tags', rows: { drawn: 2 } });
		const mean = await grouped(ofCustomers, { measure: 'custom/shoe', group: 'gender', chart: 'bar' });
		expect(told(mean)).toEqual([[null, { female: 42, male: 41 }]]);
		expect(mean.leftOut).toEqual([
			{ column: 'gender', missing: 2, infinite: 0 },
			{ column: 'custom/shoe', missing: 2, infinite: 0 }
		]);
	});

	it('joins contacts to the customers they belong to', async () => {
		const sum = { measure: 'satisfaction', group: 'customer.gender', chart: 'bar' } as const;
		expect(told(await grouped(ofContacts, { ...sum, statistic: 'sum' }))).toEqual([[null, { male: 5, female: 5 }]]);
		expect(told(await grouped(ofContacts, { ...sum, statistic: 'median' }))).toEqual([
			[null, { male: 2.5, female: 5 }]
		]);
		const split = { measure: 'channel', group: 'customer.gender', chart: 'bar' } as const;
		expect(told(await grouped(ofContacts, split))).toEqual([
			['phone', { female: 1, male: 2 }],
			['email', { female: 1, male: 0 }]
		]);
	});

	it('line: fills the months between, with none counted and no mean', async () => {
		const months = { group: 'startedAt', chart: 'line', span: 'month' } as const;
		const [november, december, january] = ['2026-11-01', '2026-12-01', '2027-01-01'].map(dayNumber) as [
			number,
			number,
			number
		];
		expect(told(await grouped(ofContacts, { ...months, measure: COUNT }))).toEqual([
			[null, { [november]: 3, [december]: 1, [january]: 1 }]
		]);
		expect(told(await grouped(ofContacts, { ...months, span: 'quarter', measure: 'channel' }))[0]).toEqual([
			'phone',
			{ [dayNumber('2026-10-01')]: 2, [january]: 1 }
		]);
		const phone = { column: 'channel', condition: 'is', value: 'phone' } as const;
		expect(told(await grouped(ofContacts, { ...months, measure: 'satisfaction', filter: phone }))).toEqual([
			[null, { [november]: 4, [december]: null, [january]: 2 }]
		]);
	});

	it('scatter: all points up to a limit, then every n-th; correlation of all', async () => {
		const rows = 2 * MOST_POINTS;
		const many = Array.from({ length: rows }, (_, index): Customer => ({
			...{ id: String(index), clock, age: { years: index % 90, asOf: '2026-01-01' } },
			custom: { twice: -2 * (index % 90) }
		}));
		const sources = { table: customerColumns(many, [], here), customers: null };
		const question = { measure: 'age', second: 'custom/twice', chart: 'scatter' } as const;
		const answer = (await ask(sources, question)) as ScatterPlot;
		expect(answer).toMatchObject({ shown: MOST_POINTS, rows: { drawn: rows } });
		expect(answer.correlation).toBeCloseTo(-1, 12);
		expect(answer.series[0]!.points).toHaveLength(MOST_POINTS);
		expect(answer.series[0]!.points.every(({ x, y }) => y === -2 * x)).toBe(true);
		const few = (await ask(ofCustomers, { ...question, second: 'custom/shoe', group: 'gender' })) as ScatterPlot;
		expect(few.series.map(({ points }) => points)).toEqual([[{ x: 40, y: 42 }]]);
	});
});

describe('filters', () => {
	const count = async (column: string, condition: string, value = '') => {
		const filter = { column, condition, value } as Question['filter'];
		return (await ask(ofCustomers, { measure: COUNT, chart: 'bar', filter })).rows.matched;
	};
	it('compare numbers, days, words, tags, yes and no; a missing value passes none but its own', async () => {
		expect(await count('age', 'at-least', '40')).toBe(3);
		expect(await count('age', 'at-most', '39')).toBe(2);
		expect(await count('age', 'is', '50')).toBe(1);
		expect(await count('age', 'missing')).toBe(1);
		expect(await count('birthday', 'at-most', '1986-11-22')).toBe(2);
		expect(await count('gender', 'is', 'female')).toBe(2);
		expect(await count('gender', 'is-not', 'female')).toBe(2);
		expect(await count('tags', 'is', 'old')).toBe(1);
		expect(await count('tags', 'known')).toBe(2);
		expect(await count('custom/fan', 'is', 'true')).toBe(1);
	});
	it('let everything pass while they say too little', async () => {
		expect(await count('age', 'at-least', '')).toBe(6);
		expect(await count('age', 'at-least', 'old')).toBe(6);
		expect(await count('birthday', 'at-least', '2026-02-30')).toBe(6);
	});
});

describe('odd books', () => {
	const book = (ages: (number | undefined)[]): Sources => ({
		table: customerColumns(
			ages.map((years, index) => ({
				...{ id: String(index), clock },
				...(years !== undefined && { age: { years, asOf: '2026-01-01' } })
			})),
			[],
			here
		),
		customers: null
	});
	const ages = (list: (number | undefined)[], question: Partial<Question> = {}) =>
		ask(book(list), { measure: 'age', ...question });

	it('nobody, one, all the same, all missing', async () => {
		expect(await ask(book([]), {})).toMatchObject({ rows: { all: 0, drawn: 0 } });
		expect(await ages([7])).toMatchObject({ constant: 7, marks: { length: 10 }, rows: { drawn: 1 } });
		expect(await ages([5, 5, 5], { bins: 1 })).toMatchObject({ constant: 5, series: [{ values: [3] }] });
		expect(await ages([undefined, undefined])).toMatchObject({
			rows: { all: 2, drawn: 0 },
			leftOut: [{ missing: 2 }],
			constant: null
		});
	});

	it('numbers at the end of what numbers can be', async () => {
		expect(await ages([1e308, -1e308])).toMatchObject({ chart: 'none', column: 'age' });
		expect(await ages([1e308])).toMatchObject({ chart: 'histogram', series: [{ values: [1] }] });
		const sum = await ages([1e308, 1e308], { group: 'kind', chart: 'bar', statistic: 'sum' });
		expect(sum).toMatchObject({ rows: { drawn: 0 } });
		const huge = book([1e308, 1e308]);
		const named = { ...customers, columns: huge.table.columns.filter(({ id }) => id === 'age'), customer: ['a', 'b'] };
		named.columns.push({ id: 'gender', kind: 'category', values: ['x', 'x'] });
		const question = { measure: 'age', group: 'gender', chart: 'bar', statistic: 'sum' } as const;
		expect(await ask({ table: named, customers: null }, question)).toMatchObject({
			overflows: 1,
			series: [{ values: [null] }]
		});
		for (const list of [[5e-324], [0, 5e-324], [1e16, 1e16 + 2], [1.7e308, 1.6e308], [-0, 0]])
			for (const chart of ['histogram', 'bar', 'scatter'] as const)
				expect(JSON.stringify(await ages(list, { chart }))).not.toMatch(/NaN|Infinity/);
	});

	it('bins are those of the histogram, whatever the numbers', () => {
		let state = 1;
		const chance = () => (state = (state * 48271) % 2147483647) / 2147483647;
		for (let round = 0; round < 200; round++) {
			const scale = 10 ** Math.floor(chance() * 12 - 6);
			const values = Array.from(
				{ length: 1 + Math.floor(chance() * 60) },
				() => Math.round(chance() * 40) * scale * 0.1
			);
			const bins = 1 + Math.floor(chance() * 30);
			const { edges, counts } = histogram(values, bins);
			const axis = axisOf('number', values, { bins, span: '', most: 20 })!;
			expect(axis.marks.map((mark) => mark.as === 'bin' && mark.from)).toEqual([...edges].slice(0, -1));
			const own = new Array<number>(bins).fill(0);
			for (const place of axis.places) own[place]!++;
			expect(own).toEqual([...counts]);
		}
	});

	it('a slip of the pen does not make a thousand years of months', () => {
		const axis = axisOf('day', [dayNumber('1026-01-05'), dayNumber('2026-01-05')], { span: 'month', most: 20 })!;
		expect(axis.grain).toBe('year');
		expect(axis.marks).toHaveLength(2);
	});

	it('a long list of words ends in others', () => {
		const words = Array.from({ length: 30 }, (_, index) => `w${String(index).padStart(2, '0')}`);
		const axis = axisOf('category', [...words, 'w29'], { span: '', most: 20 })!;
		expect(axis.marks).toHaveLength(21);
		expect(axis.marks[0]).toEqual({ as: 'value', value: 'w29' });
		expect(axis.marks[20]).toEqual({ as: 'others', values: 10 });
		expect([...axis.places].filter((place) => place === 20)).toHaveLength(10);
	});
});

describe('a question settles on what the columns allow', () => {
	const columns = factsOfAll(ofCustomers);
	const settled = (question: Partial<Question>, changed?: keyof Question) =>
		settle({ ...FIRST_QUESTION, ...question }, columns, changed);
	it('begins with the first number that is known, or counts', () => {
		expect(settled({})).toMatchObject({ measure: 'age', chart: 'histogram' });
		expect(settle(FIRST_QUESTION, [])).toMatchObject({ measure: COUNT, chart: 'bar' });
	});
	it('what was changed last stands', () => {
		expect(settled({ measure: 'gender' }, 'measure').chart).toBe('bar');
		expect(settled({ measure: 'gender' }, 'chart')).toMatchObject({ measure: 'age', chart: 'histogram' });
		expect(settled({ group: 'birthday' }, 'group').chart).toBe('line');
		expect(settled({ group: 'birthday' }, 'chart')).toMatchObject({ group: '', chart: 'histogram' });
		expect(settled({ chart: 'scatter' }, 'chart').second).not.toBe('age');
	});
	it('bins are whole and within bounds', () => {
		expect([NaN, 0, -3, 2.7, 1e9].map((bins) => settled({ bins }).bins)).toEqual([10, 10, 1, 2, 200]);
	});
});
