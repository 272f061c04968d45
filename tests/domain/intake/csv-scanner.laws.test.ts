import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { CsvScanner, DELIMITERS, type Delimiter } from '$lib/domain/intake/csv-scanner';

function recordsOf(text: string, delimiter: Delimiter) {
	const scanner = new CsvScanner(text, delimiter);
	const records: string[][] = [];
	for (let cells = scanner.next(); cells; cells = scanner.next()) records.push(cells);
	return { records, unclosed: scanner.unclosed };
}

/** The same by Papaparse, which takes one kind of line end and gives an empty record after the last. */
function recordsByPapaparse(text: string, delimiter: Delimiter) {
	const unified = text.replace(/\r\n?/g, '\n');
	const { data, errors } = Papa.parse<string[]>(unified, { delimiter, newline: '\n', quoteChar: '"', fastMode: false });
	const records = unified.endsWith('\n') || unified === '' ? data.slice(0, -1) : data;
	return { records, unclosed: errors.some(({ code }) => code === 'MissingQuotes') };
}

const delimiter = fc.constantFrom(...DELIMITERS);
const cell = fc.string({ unit: fc.constantFrom(...'"",,;\t|\n\r a1é张😀'), maxLength: 6 });
/** A cell as some program writes it: in quotes where it must be, or always, and spaces after them. */
const written = fc.tuple(cell, fc.boolean(), fc.constantFrom('', '', '', ' ')).map(([text, always, space]) => {
	const must = /["\r\n,;\t|]/.test(text);
	return must || always ? `"${text.replaceAll('"', '""')}"${space}` : text;
});
const table = fc
	.tuple(
		fc.array(fc.array(written, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
		fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1 }),
		delimiter
	)
	.map(([rows, ends, separator]): [string, Delimiter] => [
		rows.map((cells, row) => cells.join(separator) + ends[row % ends.length]!).join(''),
		separator
	]);

describe('our scanner agrees with Papaparse', () => {
	it('on every table that a program writes', () =>
		fc.assert(
			fc.property(table, ([text, separator]) => {
				expect(recordsOf(text, separator)).toEqual(recordsByPapaparse(text, separator));
			}),
			{ numRuns: 3000 }
		));

	it('on any text, stray quotes too, where the quotes close', () =>
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom(...'"""",,;\n\r a张'), maxLength: 24 }).map((text) => `${text}\n`),
				delimiter,
				(text, separator) => {
					const theirs = recordsByPapaparse(text, separator);
					const ours = recordsOf(text, separator);
					if (theirs.unclosed) expect(ours.unclosed).toBe(true);
					else expect(ours.records).toEqual(theirs.records);
				}
			),
			{ numRuns: 5000 }
		));
});
