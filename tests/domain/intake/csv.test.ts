import { describe, expect, it } from 'vitest';
import { previewCsv, readCsv, sniffDelimiter } from '$lib/domain/intake/csv';
import type { Delimiter } from '$lib/domain/intake/csv-scanner';
import { cellsOf, uniqueHeaders, type Sheet } from '$lib/domain/intake/sheet';
import { Cancelled, unpaced } from '$lib/domain/pace';

const read = (text: string, delimiter?: Delimiter) => readCsv(text, { delimiter }, unpaced);
async function sheetOf(text: string, delimiter?: Delimiter) {
	const result = await read(text, delimiter);
	if (!result.ok) throw new Error(result.problem.code);
	return result.value;
}
const cellsByColumn = ({ columns }: Pick<Sheet, 'columns'>) => columns.map((column) => [...column]);
const problemOf = async (text: string) => {
	const result = await read(text);
	return result.ok ? null : result.problem;
};

describe('delimiter', () => {
	it.each([
		['a,b,c\n1,2,3\n', ','],
		['a;b;c\n1,5;2;3\n', ';'],
		['a\tb\n1,2,3\t4\n', '\t'],
		['a|b|c\r\n1|2|3\r\n', '|'],
		['name\nLi, Na\n', ','],
		['sep=;\na,b;c\n1,2;3\n', ';'],
		['"x;y;z",b\n"p;q",2\n', ',']
	])('of %j is %j', (text, delimiter) => expect(sniffDelimiter(text)).toBe(delimiter));

	it('can be chosen', async () => {
		const sheet = await sheetOf('a,b;c\n1,2;3', ';');
		expect(sheet).toMatchObject({ headers: ['a,b', 'c'], delimiter: ';' });
		expect(cellsByColumn(sheet)).toEqual([['1,2'], ['3']]);
	});

	it('named by a sep line leaves the header row 1', async () => {
		const sheet = await sheetOf('sep=;\r\nname;phone\r\nLi Na;1\r\n');
		expect(sheet.headers).toEqual(['name', 'phone']);
		expect([...sheet.rowNumbers]).toEqual([2]);
	});
});

describe('headers', () => {
	it('are trimmed, named and made unique', async () => {
		const sheet = await sheetOf('rec_id, given_name,,name,name,name (2)\n1,2,3,4,5,6');
		expect(sheet.headers).toEqual(['rec_id', 'given_name', '#3', 'name', 'name (3)', 'name (2)']);
		expect(uniqueHeaders(['__proto__', '__proto__', 'constructor'])).toEqual([
			'__proto__',
			'__proto__ (2)',
			'constructor'
		]);
	});

	it('lose columns at the end that have neither name nor content', async () => {
		expect((await sheetOf('a,b,,\n1,2,,\n3,4,,\n')).headers).toEqual(['a', 'b']);
		expect((await sheetOf('a,b,,\n1,2,,\n3,4,5,\n')).headers).toEqual(['a', 'b', '#3']);
	});
});

describe('rows', () => {
	it('are numbered as a spreadsheet shows them: blank lines count, line breaks in cells do not', async () => {
		const sheet = await sheetOf('name,note\r\nA,"one\r\ntwo"\r\n\r\n  \r\nB,x\r\n');
		expect(sheet.rowCount).toBe(2);
		expect([...sheet.rowNumbers]).toEqual([2, 5]);
		expect(cellsByColumn(sheet)).toEqual([
			['A', 'B'],
			['one\ntwo', 'x']
		]);
	});

	it('with too many or too few cells are flagged, with all their cells', async () => {
		const sheet = await sheetOf('a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,2,3,,\n');
		expect([...sheet.uneven]).toEqual([
			[0, ['1', '2']],
			[2, ['1', '2', '3', '4']]
		]);
		expect(cellsOf(sheet, 0)).toEqual(['1', '2']);
		expect(cellsOf(sheet, 3)).toEqual(['1', '2', '3']);
	});

	it('may leave out cells of columns without a name', async () => {
		expect((await sheetOf('a,b,\n1,2\n3,4,5\n')).uneven.size).toBe(0);
	});

	it('end with LF, CRLF or CR', async () => {
		for (const end of ['\n', '\r\n', '\r'])
			expect(cellsByColumn(await sheetOf(['a,b', '1,2', '3,4'].join(end)))).toEqual([
				['1', '3'],
				['2', '4']
			]);
	});

	it('read back what an export escaped', async () => {
		const sheet = await sheetOf("'=a,b\n'+1,'tis\n'=1+1,''=x\n");
		expect(sheet.headers).toEqual(['=a', 'b']);
		expect(cellsByColumn(sheet)).toEqual([
			['+1', '=1+1'],
			["'tis", "'=x"]
		]);
	});

	it('take __proto__ as a header and a value', async () => {
		const sheet = await sheetOf('__proto__,constructor\n__proto__,x\n');
		expect(sheet.headers).toEqual(['__proto__', 'constructor']);
		expect(cellsByColumn(sheet)).toEqual([['__proto__'], ['x']]);
	});
});

describe('a file is refused', () => {
	it('when it is empty or has a header only', async () => {
		expect(await problemOf('')).toEqual({ code: 'file-empty', facts: {} });
		expect(await problemOf('\n \n')).toEqual({ code: 'file-empty', facts: {} });
		expect(await problemOf('name,phone')).toEqual({ code: 'file-header-only', facts: {} });
		expect(await problemOf('name,phone\r\n\r\n')).toEqual({ code: 'file-header-only', facts: {} });
	});

	it('above 500 columns', async () => {
		const wide = (columns: number) => `${Array.from({ length: columns }, (_, i) => `c${i}`).join(',')}\n1\n`;
		expect(await problemOf(wide(501))).toEqual({ code: 'file-too-many-columns', facts: { columns: 501, limit: 500 } });
		expect(await problemOf(wide(500))).toBeNull();
	});

	it.each([
		['at the end', 'a,b\n1,2\n3,"4\n', 3],
		['in the header', 'a,"b\n1,2\n', 1],
		['with CRLF', 'a,b\r\n1,2\r\n3,"4\r\n5,6\r\n', 3],
		['after a cell with line breaks', 'a,b\n"x\ny",2\n3,"4\n', 3],
		['after a blank line', 'a,b\n\n3,"4\n', 3],
		['closed by chance inside a later cell', 'a,b\n1,"two\n3,"four"\n5,6\n', 2]
	])('for a quote left open %s', async (_, text, row) => {
		expect(await problemOf(text)).toEqual({ code: 'file-unclosed-quote', facts: { row } });
	});

	it('for a quote left open far down', async () => {
		const lines = Array.from({ length: 5000 }, (_, index) => (index === 4321 ? '"x,y' : 'x,y'));
		expect(await problemOf(`a,b\n${lines.join('\n')}`)).toEqual({ code: 'file-unclosed-quote', facts: { row: 4323 } });
	});

	it('but not for quotes inside a quoted cell', async () => {
		const sheet = await sheetOf('a,b\n"He said "hi" to me",2\n"x ""y"" z",3\n');
		expect(cellsByColumn(sheet)[0]).toEqual(['He said "hi" to me', 'x "y" z']);
	});
});

it('reads many rows slice by slice, and can be cancelled', async () => {
	const text = `a,b\n${'"x, y",2\n'.repeat(30_000)}`;
	const sheet = await sheetOf(text);
	expect(sheet.rowCount).toBe(30_000);
	expect(sheet.rowNumbers.at(-1)).toBe(30_001);
	expect(new Set(sheet.columns[0])).toEqual(new Set(['x, y']));
	let looks = 0;
	const cancel = () => (++looks > 2 ? Promise.reject(new Cancelled()) : Promise.resolve());
	await expect(readCsv(text, {}, cancel)).rejects.toThrow(Cancelled);
});

it('previews the first rows even of a file that will be refused', () => {
	expect(previewCsv('a,b\n\n1,2\n3,"4', ',', 3)).toEqual([
		['a', 'b'],
		['1', '2'],
		['3', '4']
	]);
});
