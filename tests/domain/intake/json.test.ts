import { describe, expect, it } from 'vitest';
import { looksLikeJson, readJson } from '$lib/domain/intake/json';
import type { Sheet } from '$lib/domain/intake/sheet';
import { Cancelled, unpaced } from '$lib/domain/pace';

async function sheetOf(text: string) {
	const result = await readJson(text, unpaced);
	if (!result.ok) throw new Error(JSON.stringify(result.problem));
	return result.value;
}
/** Rows as objects of what they say. */
async function rowsOf(text: string) {
	const { headers, columns, rowCount } = await sheetOf(text);
	return Array.from({ length: rowCount }, (_, row) =>
		headers.flatMap((header, column) => (columns[column]!.at(row) ? [[header, columns[column]!.at(row)]] : []))
	).map((cells) => Object.fromEntries(cells) as Record<string, string>);
}
const cellsByColumn = ({ columns }: Pick<Sheet, 'columns'>) => columns.map((column) => [...column]);
const problemOf = async (text: string) => {
	const result = await readJson(text, unpaced);
	return result.ok ? null : result.problem;
};

describe('records', () => {
	it.each([
		['an array', '[{"name":"Li Na","age":30},{"name":"Bo","age":31}]', ''],
		['one object a line', '{"name":"Li Na","age":30}\n\n{"name":"Bo","age":31}\r\n', ''],
		[
			'an object that holds them',
			'{"ok":true,"data":{"n":2,"rows":[{"name":"Li Na","age":30},{"name":"Bo","age":31}]}}',
			'data.rows'
		],
		['an array after a mark', '\ufeff [ {"name":"Li Na","age":30} , {"name":"Bo","age":31} ] ', '']
	])('are %s', async (_, text, path) => {
		const sheet = await sheetOf(text);
		expect(sheet).toMatchObject({
			headers: ['name', 'age'],
			path,
			rowCount: 2
		});
		expect(cellsByColumn(sheet)).toEqual([
			['Li Na', 'Bo'],
			['30', '31']
		]);
		expect([...sheet.rowNumbers]).toEqual([1, 2]);
		expect(sheet.uneven.size).toBe(0);
	});

	it('may be one object by itself', async () => {
		expect(await rowsOf('{"name":"Li Na","tags":["a"]}')).toEqual([{ name: 'Li Na', tags: 'a' }]);
	});

	it('nearest to the top are taken, whatever they hold inside', async () => {
		const text = '{"customers":[{"name":"A","orders":[{"n":1}]}],"meta":{"columns":[{"n":1}]}}';
		expect(await sheetOf(text)).toMatchObject({ path: 'customers', headers: ['name', 'orders.0.n'] });
	});

	it('may lack what others have: each column has a cell for each record', async () => {
		const sheet = await sheetOf('[{"a":"1"},{},{"b":"2","a":null},{"c":"3"}]');
		expect(sheet.headers).toEqual(['a', 'b', 'c']);
		expect(cellsByColumn(sheet)).toEqual([
			['1', '', '', ''],
			['', '', '2', ''],
			['', '', '', '3']
		]);
	});
});

describe('values', () => {
	it('nested go to columns named by their path; plain ones of an array share a cell', async () => {
		const text = `[{"address":{"city":"Berlin","geo":{"lat":52.5}},"phones":[{"number":"1"},{"number":"2"}],
			"tags":["vip","new",null,7],"empty":[],"none":{}},{"address":null}]`;
		expect(await rowsOf(text)).toEqual([
			{
				'address.city': 'Berlin',
				'address.geo.lat': '52.5',
				'phones.0.number': '1',
				'phones.1.number': '2',
				tags: 'vip; new; 7'
			},
			{}
		]);
		expect((await sheetOf(text)).headers).not.toContain('address');
	});

	it('are their own text: numbers as they are written, true and false, escapes undone', async () => {
		const text = String.raw`[{"id":12345678901234567890,"p":1.50,"e":1e3,"t":true,"f":false,"s":" a\"\\\n\u5f20\ud83d\ude00 ","u":"'=1"}]`;
		const [row] = await rowsOf(text);
		expect(row).toEqual({
			id: '12345678901234567890',
			p: '1.50',
			e: '1000',
			t: 'true',
			f: 'false',
			s: ' a"\\\n张😀 ',
			u: "'=1"
		});
	});

	it('under __proto__ and constructor are data', async () => {
		const sheet = await sheetOf('[{"__proto__":{"polluted":"1"},"constructor":"2"}]');
		expect(sheet.headers).toEqual(['__proto__.polluted', 'constructor']);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it('under keys that look alike keep columns of their own', async () => {
		const sheet = await sheetOf('[{"a.b":"1","a":{"b":"2"},"":"3"," x ":"4"}]');
		expect(sheet.headers).toEqual(['a.b', 'a.b (2)', '#3', 'x']);
		expect(cellsByColumn(sheet)).toEqual([['1'], ['2'], ['3'], ['4']]);
	});
});

describe('a file is refused', () => {
	const deep = '['.repeat(40) + ']'.repeat(40);
	it.each<[string, string, string, Record<string, unknown>]>([
		['that breaks off', '[{"a":1},\n{"a":', 'file-not-json', { line: 2, character: 6 }],
		['that ends in a string', '[{"a":"x', 'file-not-json', { line: 1, character: 8 }],
		['with a comma too many', '[{"a":1},]', 'file-not-json', { line: 1, character: 10 }],
		['with a word', '[{"a":NaN}]', 'file-not-json', { line: 1, character: 7 }],
		['with an unknown escape', '[{"a":"\\q"}]', 'file-not-json', { line: 1, character: 8 }],
		['with a line end in a string', '[{"a":"x\ny"}]', 'file-not-json', { line: 1, character: 8 }],
		['with a number of another kind', '[{"a":01}]', 'file-not-json', { line: 1, character: 8 }],
		['that goes on after its end', '[{"a":1}] x', 'file-not-json', { line: 1, character: 11 }],
		['with a broken line', '{"a":1}\n{"a":2\n{"a":3}', 'file-not-json', { line: 3, character: 1 }],
		['of plain values', '[1,2]', 'file-no-records', { line: 1, character: 2 }],
		['with a plain value among records', '[{"a":1},\n7]', 'file-no-records', { line: 2, character: 1 }],
		['without records', '[]', 'file-no-records', { line: 1, character: 3 }],
		['with nothing in its records', '[{},{}]', 'file-no-records', { line: 1, character: 8 }],
		['that is a plain value', '"a"', 'file-no-records', { line: 1, character: 1 }],
		['nested without end', `[{"a":${deep}}]`, 'file-nested-too-deep', { limit: 32, line: 1 }],
		['with a key twice', '[{"a":1},\n{"a":1,"a":2}]', 'file-repeated-key', { key: 'a', line: 2 }],
		['with a nested key twice', '[{"a":{"b":{}, "b":1}}]', 'file-repeated-key', { key: 'a.b', line: 1 }],
		['with several lists', '{"a":[{"x":1}],"b":[{"x":1}]}', 'file-several-lists', { paths: 'a, b' }],
		['that is a backup', '{"checksum":"","counts":{},"format":"satchel-backup","tables":{}}', 'file-is-backup', {}]
	])('%s', async (_, text, code, facts) => {
		expect(await problemOf(text)).toMatchObject({ code, facts });
	});

	it('above 500 columns', async () => {
		const wide = (columns: number) => `[{${Array.from({ length: columns }, (_, index) => `"c${index}":1`).join()}}]`;
		expect(await problemOf(wide(500))).toBeNull();
		expect(await problemOf(wide(501))).toMatchObject({ code: 'file-too-many-columns' });
	});
});

it('tells JSON from a table by how it begins', () => {
	for (const text of ['[{"a":1}]', ' \n{ "a":1}', '[]', '{}', '\ufeff[', '["a"]', '[[1]]'])
		expect(looksLikeJson(text)).toBe(true);
	for (const text of ['name,phone\n', '[name],[phone]\n', '{name},x\n', '"a","b"\n', '', '1'])
		expect(looksLikeJson(text)).toBe(false);
});

it('can be cancelled', async () => {
	const text = `[${Array(5000).fill('{"a":1}').join()}]`;
	let looks = 0;
	const cancel = () => (++looks > 2 ? Promise.reject(new Cancelled()) : Promise.resolve());
	await expect(readJson(text, cancel)).rejects.toThrow(Cancelled);
});
