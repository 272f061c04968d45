import { unescapeFormula } from '../formula';
import type { Pace } from '../pace';
import { failed, ok, type Result } from '../problem';
import { CsvScanner, DELIMITERS, preambleOf, type Delimiter } from './csv-scanner';
import { MOST_COLUMNS, uniqueHeaders, type Sheet } from './sheet';

/** Rows read between two looks at the pace. */
const SLICE = 1000;
/** A delimiter is judged by so many rows, within so many characters. */
const SAMPLE = { rows: 50, characters: 256 * 1024 };

const isBlankLine = (cells: string[]) => cells.length === 1 && cells[0]!.trim() === '';

/** The first records that are no blank lines. */
function firstRows(scanner: CsvScanner, count: number): string[][] {
	const rows: string[][] = [];
	while (rows.length < count) {
		const cells = scanner.next();
		if (!cells) break;
		if (!isBlankLine(cells)) rows.push(cells);
	}
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
	const record: string[] = [];
	for (let row = 1; ; row++) {
		if (row % SLICE === 1) await pace(scanner.at, text.length);
		const cells = scanner.next(record);
		if (!cells) break;
		if (scanner.unclosed) return failed('file-unclosed-quote', { row });
		if (isBlankLine(cells)) continue;
		if (table) addRow(table, cells, row);
		else if (cells.length <= MOST_COLUMNS) table = startTable(cells);
		else return failed('file-too-many-columns', { columns: cells.length, limit: MOST_COLUMNS });
	}
	if (!table) return failed('file-empty');
	if (table.rowNumbers.length === 0) return failed('file-header-only');
	return ok({ ...finishTable(table), delimiter });
}

interface Table {
	names: string[];
	/** Cells a row needs: up to the last named column. */
	least: number;
	columns: string[][];
	rowNumbers: number[];
	uneven: Map<number, string[]>;
}

function startTable(header: string[]): Table {
	const names = header.map((name) => unescapeFormula(name.trim()));
	const least = names.findLastIndex((name) => name !== '') + 1;
	return { names, least, columns: names.map(() => []), rowNumbers: [], uneven: new Map() };
}

function addRow(table: Table, cells: string[], row: number): void {
	const { least, columns, rowNumbers, uneven } = table;
	const { length } = columns;
	if (cells.length < least || (cells.length > length && cells.slice(length).some((cell) => cell.trim() !== '')))
		uneven.set(rowNumbers.length, cells.map(unescapeFormula));
	for (let index = 0; index < length; index++) columns[index]!.push(unescapeFormula(cells[index] ?? ''));
	rowNumbers.push(row);
}

function finishTable({ names, least, columns, rowNumbers, uneven }: Table): Sheet {
	let width = names.length;
	while (width > least && columns[width - 1]!.every((cell) => cell.trim() === '')) width--;
	return {
		headers: uniqueHeaders(names.slice(0, width)),
		columns: columns.slice(0, width),
		rowCount: rowNumbers.length,
		rowNumbers: Uint32Array.from(rowNumbers),
		uneven
	};
}
