import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '$lib/domain/intake/csv';
import { DELIMITERS } from '$lib/domain/intake/csv-scanner';
import { decode } from '$lib/domain/intake/decode';
import { sniffEncoding } from '$lib/domain/intake/sniff';
import { cellsOf } from '$lib/domain/intake/sheet';
import { escapeFormula } from '$lib/domain/formula';
import { unpaced } from '$lib/domain/pace';
import { Book, cleaned, keptRows } from './intake';

const quoted = (cell: string) => `"${escapeFormula(cell).replaceAll('"', '""')}"`;
/** Text as a cell can hold it: any of the characters that mean something in a file, and any other. */
const cell = fc.string({ unit: fc.constantFrom(...'",;\t|\n \'=+-@＝aé张😀'), maxLength: 8 });
const table = fc
	.integer({ min: 2, max: 5 })
	.chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));

describe('a table', () => {
	it('written as RFC 4180 says, formulas escaped, is read back as it was', () =>
		fc.assert(
			fc.asyncProperty(
				table,
				fc.constantFrom(...DELIMITERS),
				fc.constantFrom('\n', '\r\n'),
				async (rows, delimiter, end) => {
					const headers = rows[0]!.map((_, index) => `h${index}`);
					const text = [headers, ...rows].map((cells) => cells.map(quoted).join(delimiter)).join(end);
					const result = await readCsv(text, { delimiter }, unpaced);
					if (!result.ok) throw new Error(result.problem.code);
					const read = Array.from({ length: result.value.rowCount }, (_, row) => cellsOf(result.value, row));
					expect(read).toEqual(rows);
				}
			),
			{ numRuns: 1000 }
		));
});

/** Text that looks like a file, with everything that goes wrong in files. */
const fragment = fc.constantFrom(
	...[
		'name',
		'phone',
		'email',
		'birthday',
		'age',
		'tags',
		'姓名',
		',',
		',',
		',',
		';',
		'\n',
		'\n',
		'\r\n',
		'"',
		'""',
		' '
	],
	...[
		'13800138000',
		'a@x.cn',
		'1990-02-30',
		'1,5',
		'=1',
		"'=1",
		'__proto__',
		'\ud800',
		'\u0000',
		'\ufeff',
		'N/A',
		'张伟',
		'是'
	]
);
const file = fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join(''));

describe('whatever a file holds', () => {
	it('it is refused with a reason, or every row of it is counted', () =>
		fc.assert(
			fc.asyncProperty(file, async (text) => {
				const sheet = await readCsv(text, {}, unpaced);
				if (!sheet.ok) {
					expect(sheet.problem.code).toMatch(/^file-/);
					return;
				}
				const { counts } = await new Book().plan(text);
				const { rows, quarantined, duplicates, unchanged, changed } = counts;
				expect(rows).toBe(sheet.value.rowCount);
				expect(quarantined + duplicates + unchanged + changed + counts.new).toBe(rows);
				for (const row of keptRows(await cleaned(text)))
					for (const value of Object.values(row)) expect(String(value).isWellFormed()).toBe(true);
			}),
			{ numRuns: 2000 }
		));

	it('its bytes are refused with a reason or become text', () =>
		fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
				const sniffed = await sniffEncoding(bytes);
				const decoded = sniffed.ok ? decode(bytes, sniffed.value.encoding) : sniffed;
				const refusal = decoded.ok ? null : decoded.problem.code;
				expect([null, 'file-empty', ...(sniffed.ok ? [] : ['file-binary', 'file-undecodable'])]).toContain(refusal);
			}),
			{ numRuns: 5000 }
		));
});
