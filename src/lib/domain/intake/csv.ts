import { unescapeFormula } from '../formula';
import type { Pace } from '../pace';
import { failed, ok, type Result } from '../problem';
import { CsvScanner, DELIMITERS, preambleOf, type Delimiter } from './csv-scanner';
import { isBlank, MOST_COLUMNS, uniqueHeaders, type Sheet } from './sheet';
import { TableWriter } from './text-column';

/** Rows read between two looks at the pace. */
const SLICE = 1000;
/** A delimiter is judged by so many rows, within so many characters. */
const SAMPLE = { rows: 50, characters: 256 * 1024 };

/** The first records that are no blank lines. */
function firstRows(scanner: CsvScanner, count: number): string[][] {
	const rows: string[][] = [];
	while (rows.length < count && scanner.scan()) if (!scanner.isBlank()) rows.push(scanner.cells());
	return rows;
}

/**
 * The delimiter under which most of the first rows have as many cells as the header, the wider where several do;
 * a comma where nothing divides the lines. A `sep=;` line decides.
 */
export function sniffDelimiter(text: string): Delimiter {
	const start = text.slice(0, SAMPLE.characters).trimStart();
	const { named, end } = preambleOf(start);
	if (named) return named;
	let best: Delimiter = ',';
	let bestScore = 0;
	for (const delimiter of DELIMITERS) {
		const rows = firstRows(new CsvScanner(start, delimiter, end), SAMPLE.rows);
		const width = rows[0]?.length ?? 1;
		if (width < 2) continue;
		const score = rows.filter((cells) => cells.length === width).length / rows.length + width / 10_000;
		if (score > bestScore) [best, bestScore] = [delimiter, score];
	}
	return best;
}

/** The first rows as they stand, header first, for the encoding and delimiter pickers. Never fails. */
export const previewCsv = (text: string, delimiter: Delimiter = sniffDelimiter(text), rows = 6): string[][] =>
	firstRows(new CsvScanner(text, delimiter), rows);

/**
 * Reads delimited text (RFC 4180; any line end) into columns. A blank line is no row. Fails with `file-empty`,
 * `file-header-only`, `file-too-many-columns` (`facts.columns`, `limit`) or `file-unclosed-quote` (`facts.row`: where
 * the quote opens). A quote closed only by chance, inside another quoted cell, counts as unclosed.
 *
 * A row is uneven when it has more cells than the header and one of the surplus says something, or fewer cells than
 * the header has up to its last named column. Columns at the end without name and content are dropped.
 */
export async function readCsv(
	text: string,
	options: { delimiter?: Delimiter },
	pace: Pace
): Promise<Result<Sheet & { delimiter: Delimiter }>> {
	const delimiter = options.delimiter ?? sniffDelimiter(text);
	const scanner = new CsvScanner(text, delimiter);
	let table: Table | undefined;
	for (let row = 1; ; row++) {
		if (row % SLICE === 1) await pace(scanner.at, text.length);
		if (!scanner.scan()) break;
		if (scanner.unclosed) return failed('file-unclosed-quote', { row });
		if (scanner.isBlank()) continue;
		if (table) addRow(table, scanner, row);
		else if (scanner.count <= MOST_COLUMNS) table = startTable(text, scanner.cells());
		else return failed('file-too-many-columns', { columns: scanner.count, limit: MOST_COLUMNS });
	}
	if (!table) return failed('file-empty');
	if (table.rowNumbers.length === 0) return failed('file-header-only');
	return ok({ ...finishTable(table), delimiter });
}

interface Table {
	names: string[];
	/** Cells a row needs: up to the last named column. */
	least: number;
	writer: TableWriter;
	rowNumbers: number[];
	uneven: Map<number, string[]>;
}

function startTable(text: string, header: string[]): Table {
	const names = header.map((name) => unescapeFormula(name.trim()));
	const least = names.findLastIndex((name) => name !== '') + 1;
	return { names, least, writer: new TableWriter(text, names.length), rowNumbers: [], uneven: new Map() };
}

function addRow({ names, least, writer, rowNumbers, uneven }: Table, scanner: CsvScanner, row: number): void {
	const { count, starts, ends } = scanner;
	if (count < least || hasSurplus(scanner, names.length))
		uneven.set(rowNumbers.length, scanner.cells().map(unescapeFormula));
	for (let index = 0; index < names.length; index++) {
		if (index < count) writer.add(starts[index]! + (scanner.isEscapedFormula(index) ? 1 : 0), ends[index]!);
		else writer.add(0, 0);
	}
	rowNumbers.push(row);
}

/** Whether a cell beyond the header says something. */
function hasSurplus(scanner: CsvScanner, width: number): boolean {
	for (let index = width; index < scanner.count; index++) if (scanner.cell(index).trim() !== '') return true;
	return false;
}

function finishTable({ names, least, writer, rowNumbers, uneven }: Table): Sheet {
	let width = names.length;
	const columns = writer.columns(width);
	while (width > least && isBlank(columns[width - 1]!)) width--;
	return {
		headers: uniqueHeaders(names.slice(0, width)),
		columns: columns.slice(0, width),
		rowCount: rowNumbers.length,
		rowNumbers: Uint32Array.from(rowNumbers),
		uneven
	};
}
