import { describe, expect, it } from 'vitest';
import { readCsv } from '$lib/domain/intake/csv';
import { ownColumns, quarantineFile, reasonForms } from '$lib/domain/intake/quarantine-file';
import { unpaced } from '$lib/domain/pace';
import { problem } from '$lib/domain/problem';
import { m } from '$lib/i18n';

const headers = ['name', 'phone'];
const rows = [
	{ row: 2, headers, cells: ['', '1'], column: 'name', reason: problem('row-no-name') },
	{ row: 3, headers, cells: ['A', '12'], column: 'phone', reason: problem('row-impossible-phone', { value: '12' }) },
	{ row: 9, headers, cells: ['B', '{value}', 'x'], reason: problem('row-too-many-cells', { found: 3, expected: 2 }) },
	{ row: 10, headers, cells: ['C', '{x}'], column: 'phone', reason: problem('row-impossible-phone', { value: '{x}' }) }
];
const words = {
	row: 'Row',
	column: 'Column',
	reason: 'Why',
	sentences: ['No name.', '“{value}” cannot be.', '{found} cells, not {expected}.']
};

describe('reasonForms', () => {
	it('leaves the facts open and says each form once', () => {
		expect(reasonForms(rows)).toEqual([
			problem('row-no-name'),
			problem('row-impossible-phone', { value: '{value}' }),
			problem('row-too-many-cells', { expected: '{expected}', found: '{found}' })
		]);
	});
});

describe('quarantineFile', () => {
	it('gives row, column, reason and the cells as they were', async () => {
		const text = quarantineFile(rows, words);
		expect(text.startsWith('\ufeff')).toBe(true);
		const read = await readCsv(text, { delimiter: ',' }, unpaced);
		if (!read.ok) throw new Error(read.problem.code);
		expect(read.value.headers).toEqual(['Row', 'Column', 'Why', 'name', 'phone', '#6']);
		expect(read.value.uneven.size).toBe(0);
		const lines = rows.map((_, index) => read.value.columns.map((column) => column.at(index)));
		expect(lines).toEqual([
			['2', 'name', 'No name.', '', '1', ''],
			['3', 'phone', '“12” cannot be.', 'A', '12', ''],
			['9', '', '3 cells, not 2.', 'B', '{value}', 'x'],
			['10', 'phone', '“{x}” cannot be.', 'C', '{x}', '']
		]);
	});

	it('is known again when it comes back, in either language', () => {
		for (const locale of ['en', 'zh-CN'] as const) {
			const own = [m.import_quarantine_row, m.import_quarantine_column, m.import_quarantine_reason];
			const headers = own.map((header) => header({}, { locale }));
			expect(ownColumns([...headers, 'name'])).toBe(3);
			expect(ownColumns(headers.toReversed())).toBe(0);
		}
		expect(ownColumns(['name'])).toBe(0);
	});

	it('runs no formula in a spreadsheet and survives quotes, commas and line breaks', async () => {
		const cells = ['=1+1', '+49 30 1', '-1', '@x', '\tx', 'a "b", c', 'two\nlines', "'=x", ' spaced '];
		const row = { row: 2, headers: cells.map((_, index) => `h${index}`), cells, reason: problem('row-no-name') };
		const text = quarantineFile([row], { ...words, sentences: ['=no'] });
		expect(text).not.toMatch(/(^|,|\n)"?[=+\-@\t\r]/);
		const read = await readCsv(text, { delimiter: ',' }, unpaced);
		expect(read.ok && read.value.columns.map((column) => column.at(0))).toEqual(['2', '', '=no', ...cells]);
	});
});
