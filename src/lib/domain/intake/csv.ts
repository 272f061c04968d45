import Papa from 'papaparse';
import { unescapeFormula } from '../formula';
import type { Pace } from '../pace';
import { failed, ok, type Result } from '../problem';
import type { Sheet } from './sheet';

/** Delimiters a person can choose. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const MOST_COLUMNS = 500;
/** Rows parsed between two looks at the pace. */
const SLICE = 10_000;
/** Rows a delimiter is judged by. */
const SAMPLE = 50;

/** What Excel writes first to name its delimiter, and hides. */
const SEPARATOR_LINE = /^sep=(.)\n/i;

const parse = (text: string, delimiter: string, preview: number) =>
	Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar: '"', preview, fastMode: false });

/** The text with one kind of line end, without byte order mark and Excel's separator line. */
const prepare = (text: string) => text.replace(/^\ufeff+/, '').replace(/\r\n?/g, '\n');

/**
 * The delimiter under which most of the first rows have as many cells as the header, the wider where several do;
 * a comma where nothing divides the lines. A `sep=;` line decides.
 */
export function sniffDelimiter(text: string): Delimiter {
	const prepared = prepare(text.slice(0, 256 * 1024)).trimStart();
	const named = SEPARATOR_LINE.exec(prepared)?.[1];
	if (DELIMITERS.includes(named as Delimiter)) return named as Delimiter;
	let best: Delimiter = ',';
	let bestScore = 0;
	for (const delimiter of DELIMITERS) {
		const rows = parse(prepared, delimiter, SAMPLE).data.filter((cells) => cells.length > 1 || cells[0] !== '');
		const width = rows[0]?.length ?? 1;
		if (width < 2) continue;
		const score = rows.filter((cells) => cells.length === width).length / rows.length + width / 10_000;
		if (score > bestScore) [best, bestScore] = [delimiter, score];
	}
	return best;
}

/** The first rows as they stand, header first, for the encoding and delimiter pickers. Never fails. */
export function previewCsv(text: string, delimiter: Delimiter = sniffDelimiter(text), rows = 6): string[][] {
	const prepared = prepare(text).replace(SEPARATOR_LINE, '');
	return parse(prepared, delimiter, rows * 2)
		.data.filter((cells) => !isBlankLine(cells))
		.slice(0, rows);
}

const isBlankLine = (cells: string[]) => cells.length === 1 && cells[0]!.trim() === '';

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
	const prepared = prepare(text).replace(SEPARATOR_LINE, '');
	let table: Table | undefined;
	let row = 0;
	for (let at = 0; at < prepared.length;) {
		await pace(at, prepared.length);
		// Papaparse drops a byte order mark at the start of what it is given.
		while (prepared.charCodeAt(at) === 0xfeff) at++;
		const { data, errors, meta } = parse(prepared.slice(at), delimiter, SLICE);
		const unclosed = unclosedQuote(data, errors);
		if (unclosed !== undefined) return failed('file-unclosed-quote', { row: row + unclosed + 1 });
		for (const cells of data) {
			row++;
			if (isBlankLine(cells)) continue;
			if (table) addRow(table, cells.map(unescapeFormula), row);
			else {
				if (cells.length > MOST_COLUMNS) return tooManyColumns(cells.length);
				table = startTable(cells);
			}
		}
		at = meta.truncated ? at + meta.cursor : prepared.length;
	}
	if (!table) return failed('file-empty');
	if (table.rowNumbers.length === 0) return failed('file-header-only');
	return ok({ ...finishTable(table), delimiter });
}

const tooManyColumns = (columns: number) => failed('file-too-many-columns', { columns, limit: MOST_COLUMNS });

/** Index of the first row with a quote that never closes, or that closes only after it has swallowed lines. */
function unclosedQuote(rows: string[][], errors: Papa.ParseError[]): number | undefined {
	const missing = errors.find(({ code }) => code === 'MissingQuotes')?.row;
	const malformed = new Set(errors.map(({ row = 0 }) => row));
	const swallowing = (cell: string) => cell.includes('\n') && cell.includes('"');
	return [...malformed].find((row) => row === missing || rows[row]?.some(swallowing));
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
	const { names, least, columns, rowNumbers, uneven } = table;
	const surplus = cells.slice(names.length).some((cell) => cell.trim() !== '');
	if (cells.length < least || surplus) uneven.set(rowNumbers.length, cells);
	columns.forEach((column, index) => column.push(cells[index] ?? ''));
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

/** `name, name, ''` → `name, name (2), #3`. */
export function uniqueHeaders(names: string[]): string[] {
	const given = new Set(names);
	const used = new Set<string>();
	return names.map((name, index) => {
		const base = name || `#${index + 1}`;
		let unique = base;
		for (let count = 2; used.has(unique) || (unique !== name && given.has(unique)); count++)
			unique = `${base} (${count})`;
		used.add(unique);
		return unique;
	});
}
