import { afterAll, beforeAll, describe, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { commit, type Change } from '$lib/db/commit';
import { SatchelDatabase } from '$lib/db/schema';
import type { Customer } from '$lib/domain/customer';
import { Directory } from '$lib/domain/directory/directory';
import { searchLine } from '$lib/domain/directory/line';
import { loadHan } from '$lib/worker/directory/load-han';
import { compare } from './ratio';

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹'];
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建华国'];
const FIRST = ['Maria', 'Tomás', 'John', 'Anna', 'Søren', 'Zoë', 'Paul', 'Ivy', 'Oliver', 'Ella', 'Noah'];
const LAST = ['Ortega', 'Smith', 'Müller', 'Lund', 'García', 'Brown', 'Taylor', 'Nguyen', 'Kowalski', 'Rossi'];

const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!;

/** Half Chinese, half Latin names; the multipliers spread them so that neighbours differ. */
const person = (index: number) => ({
	name:
		index % 2
			? at(SURNAMES, index * 7) + at(GIVEN, index * 13) + at(GIVEN, index * 3)
			: `${at(FIRST, index * 7)} ${at(LAST, index * 13)} ${index}`,
	phone: `+86138${String(index).padStart(8, '0')}`,
	email: `customer${index}@example.com`,
	company: `Company ${index % 500}`,
	address: `${index} Long Street, Some Town`,
	birthday: '1980-05-17'
});

/** What shows on a phone at once, and a little more. */
const WINDOW = { from: 0, count: 60 } as const;

describe('opening', () => {
	const db = new SatchelDatabase(`bench-${uuid()}`);
	beforeAll(async () => {
		const changes = Array.from({ length: 20_000 }, (_, index): Change => {
			return { table: 'customers', create: { id: uuid(), ...person(index) } };
		});
		await commit(db, { kind: 'import', now: Date.UTC(2026, 10, 22) }, ['customers'], { changes });
	});
	afterAll(() => db.delete());

	const bareGetAll = () =>
		new Promise((resolve, reject) => {
			const request = db.backendDB().transaction('customers').objectStore('customers').getAll();
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});

	test('20,000 customers', () =>
		compare('opening the directory of 20,000 customers, against a bare getAll', 1.5, bareGetAll, async () =>
			new Directory(await db.customers.toArray()).query({ text: '', sort: 'name', ...WINDOW })
		));
});

function scan(lines: string[], needle: string): number {
	let found = 0;
	for (const line of lines) if (line.includes(needle)) found++;
	return found;
}

describe('a keystroke over 100,000 customers', () => {
	const customers = Array.from({ length: 100_000 }, (_, index): Customer => {
		return { id: String(index).padStart(6, '0'), clock: {}, ...person(index) };
	});
	const directory = new Directory(customers);
	while (directory.prepare());
	beforeAll(async () => directory.learn(await loadHan()));
	const lines = customers.map(searchLine);

	test.each([
		['one letter', 'm', 'm'],
		['a word', 'kowalski', 'kowalski'],
		['a Chinese name', '王芳', '王芳'],
		['digits', '138 0001', '1380001'],
		['two words', 'tom lund', 'lund'],
		['pinyin', 'wangfang', 'wangfang'],
		['initials', 'wf', 'wf'],
		['a typo', 'kowlski', 'kowlski'],
		['a typo in pinyin', 'wangfagn', 'wangfagn'],
		['nothing found', 'zzz', 'zzz']
	])('%s', async (what, text, needle) => {
		let round = 0;
		await compare(
			`a keystroke over 100,000 customers (${what}), against a bare includes scan`,
			3,
			() => scan(lines, needle),
			// A space more each time, or the answer would be the one kept from the round before.
			() => directory.query({ text: text + ' '.repeat(round++), sort: 'name', ...WINDOW }),
			15
		);
	});
});
