import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '$lib/domain/intake/csv';
import { hashOf, TextColumn } from '$lib/domain/intake/text-column';
import { Values, type CellValue } from '$lib/domain/intake/values';
import { unpaced } from '$lib/domain/pace';

const cell = fc.string({ unit: fc.constantFrom(...'",\n\r a1é张😀='), maxLength: 6 });

describe('a column', () => {
	it('has the cells that a file was written with, and knows their lengths and hashes without making them', () =>
		fc.assert(
			fc.asyncProperty(
				fc.array(cell, { minLength: 1 }),
				fc.dictionary(fc.nat(30).map(String), cell),
				async (cells, said) => {
					const lines = cells.map((text) => `"${text.replaceAll('"', '""')}",`);
					const read = await readCsv(`"a",\n${lines.join('\n')}`, { delimiter: ',' }, unpaced);
					if (!read.ok) throw new Error(read.problem.code);
					const mended = new Map(Object.entries(said).map(([row, text]) => [Number(row), text]));
					const expected = cells.map((text) => text.replace(/\r\n?/g, '\n'));
					expect([...read.value.columns[0]!]).toEqual(expected);
					for (const column of [read.value.columns[0]!, TextColumn.of(expected)]) {
						const mendedColumn = column.with(mended);
						for (const [row, text] of expected.entries()) {
							const now = mended.get(row) ?? text;
							expect([mendedColumn.at(row), mendedColumn.lengthAt(row), mendedColumn.hashAt(row)]).toEqual([
								now,
								now.length,
								hashOf(now)
							]);
						}
					}
				}
			)
		));

	it('tells the days written as ISO 8601 writes them, as a pattern does', () => {
		const digits = (count: number) =>
			fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count });
		const nearly = fc.tuple(digits(4), digits(2), digits(2)).map((parts) => parts.join('-'));
		const spoilt = fc
			.tuple(nearly, fc.nat(9), fc.constantFrom(...'-/:٣３ a'))
			.map(([day, at, other]) => day.slice(0, at) + other + day.slice(at + 1));
		fc.assert(
			fc.property(fc.array(fc.oneof(nearly, spoilt, cell), { minLength: 1 }), (cells) => {
				const values = new Values(TextColumn.of(cells).with(new Map([[0, '2026-11-22']])));
				for (const [row, text] of ['2026-11-22', ...cells.slice(1)].entries()) {
					const day = row > 0 && /^\d{4}-\d\d-\d\d$/.test(text) ? Number(text.replaceAll('-', '')) : 0;
					expect(values.isoDayAt(row)).toBe(day);
				}
				values.set(0, '2026-11-22');
				expect(values.isoDayAt(0)).toBe(0);
			})
		);
	});

	it('has values of its own where a step has set them', () => {
		const value = fc.option(fc.oneof(cell, fc.double(), fc.boolean()), { nil: undefined });
		fc.assert(
			fc.property(fc.array(cell, { minLength: 1 }), fc.array(fc.tuple(fc.nat(), value)), (cells, sets) => {
				const values = new Values(TextColumn.of(cells));
				const expected: (CellValue | undefined)[] = cells.map((text) => text || undefined);
				for (const [at, each] of sets) {
					values.set(at % cells.length, each);
					expected[at % cells.length] = each;
				}
				expect([...values]).toEqual(expected);
				for (const [row, each] of expected.entries()) {
					const text = String(each ?? '');
					expect([values.isGap(row), values.lengthAt(row), values.hashAt(row)]).toEqual([
						each === undefined,
						text.length,
						hashOf(text)
					]);
				}
			})
		);
	});
});
