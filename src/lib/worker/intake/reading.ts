import { previewCsv, readCsv, sniffDelimiter } from '../../domain/intake/csv';
import type { Delimiter } from '../../domain/intake/csv-scanner';
import { checkFile, decode, decodeStart, type Encoding } from '../../domain/intake/decode';
import { looksLikeJson, readJson } from '../../domain/intake/json';
import { suggestMapping, type Mapping } from '../../domain/intake/mapping';
import { cellsOf, type Sheet } from '../../domain/intake/sheet';
import { sniffEncoding } from '../../domain/intake/sniff';
import type { Pace } from '../../domain/pace';
import { failed, ok, type Problem, type Result } from '../../domain/problem';

/** A file as the person chose it, or pasted text. */
export type Source = File | string;
/** The same in memory: a file's bytes, pasted text as it is. */
export type Loaded = Uint8Array | string;

/** What was chosen in place of what the file seems to be. */
export interface ReadingChoices {
	encoding?: Encoding;
	delimiter?: Delimiter;
}

/** How a source was read: what the pickers show, and the table or why there is none. */
export interface Reading {
	/** Missing where there is none to choose: pasted text, a file that is no text. */
	encoding?: Encoding;
	/** The bytes could as well be in another encoding. */
	doubtful?: boolean;
	/** Missing where the rows are JSON. */
	delimiter?: Delimiter;
	/** Where in a JSON file the records lie, where they are not the whole of it. */
	path?: string;
	/** The first rows as they stand, header first; long cells and far columns cut off. */
	preview: string[][];
	table: Result<{ rowCount: number; mapping: Mapping; /** A first cell of each column. */ samples: string[] }>;
}

/** As much of a table as a preview shows. */
const PREVIEW = { rows: 4, columns: 30, length: 60 };

/** The source in memory. Fails as `checkFile` does, or with `file-unreadable` where the system does not hand it out. */
export async function load(source: Source): Promise<Result<Loaded>> {
	if (typeof source === 'string') return ok(source);
	const refused = checkFile(source);
	if (refused) return { ok: false, problem: refused };
	try {
		return ok(new Uint8Array(await source.arrayBuffer()));
	} catch {
		// Moved, changed or locked since it was chosen: no fault of the store, whatever the error is called.
		return failed('file-unreadable');
	}
}

/** Nothing could be read, for this reason. */
export const unread = (problem: Problem): Reading => ({ preview: [], table: { ok: false, problem } });

/** Reads what was loaded: as it seems to be written, or as chosen. `sheet` where there is a table. */
export async function readLoaded(
	loaded: Loaded,
	choices: ReadingChoices,
	pace: Pace
): Promise<{ reading: Reading; sheet?: Sheet }> {
	const text = await textOf(loaded, choices.encoding);
	if (!text.content.ok) {
		// What the encoding makes of the first rows helps to choose another.
		const start = text.encoded.encoding ? decodeStart(loaded as Uint8Array, text.encoded.encoding) : '';
		const preview = previewCsv(start, choices.delimiter, PREVIEW.rows).map(shortenedRow);
		return { reading: { ...text.encoded, preview, table: text.content } };
	}
	const content = text.content.value;
	const { sheet, ...shown } = looksLikeJson(content)
		? await readRecords(content, pace)
		: await readTable(content, choices.delimiter ?? sniffDelimiter(content), pace);
	const reading = { ...text.encoded, ...shown };
	if (!sheet.ok) return { reading: { ...reading, table: sheet } };
	const { rowCount, columns } = sheet.value;
	const samples = columns.map((cells) => shortened(firstSaid(cells)));
	const table = ok({ rowCount, mapping: suggestMapping(sheet.value), samples });
	return { reading: { ...reading, table }, sheet: sheet.value };
}

type Read = Pick<Reading, 'delimiter' | 'path' | 'preview'> & { sheet: Result<Sheet> };

async function readTable(content: string, delimiter: Delimiter, pace: Pace): Promise<Read> {
	const preview = previewCsv(content, delimiter, PREVIEW.rows).map(shortenedRow);
	return { delimiter, preview, sheet: await readCsv(content, { delimiter }, pace) };
}

async function readRecords(content: string, pace: Pace): Promise<Read> {
	const sheet = await readJson(content, pace);
	if (!sheet.ok) return { preview: [], sheet };
	const { headers, rowCount, path } = sheet.value;
	const rows = Array.from({ length: Math.min(PREVIEW.rows - 1, rowCount) }, (_, row) => cellsOf(sheet.value, row));
	return { path: path || undefined, preview: [headers, ...rows].map(shortenedRow), sheet };
}

/** The first cell that is not blank. */
function firstSaid(cells: Iterable<string>): string {
	for (const cell of cells) if (cell.trim() !== '') return cell;
	return '';
}

const shortenedRow = (row: string[]) => row.slice(0, PREVIEW.columns).map(shortened);

const shortened = (cell: string) => (cell.length > PREVIEW.length ? `${cell.slice(0, PREVIEW.length)}…` : cell);

async function textOf(
	loaded: Loaded,
	chosen: Encoding | undefined
): Promise<{ encoded: Pick<Reading, 'encoding' | 'doubtful'>; content: Result<string> }> {
	if (typeof loaded === 'string') return { encoded: {}, content: loaded.trim() ? ok(loaded) : failed('file-empty') };
	if (chosen) return { encoded: { encoding: chosen }, content: decode(loaded, chosen) };
	const sniffed = await sniffEncoding(loaded);
	if (sniffed.ok) {
		const { encoding, doubtful, text } = sniffed.value;
		return { encoded: { encoding, doubtful }, content: text === undefined ? decode(loaded, encoding) : ok(text) };
	}
	// Text in no encoding that was tried: the person may know the right one.
	const tried = sniffed.problem.code === 'file-undecodable' && sniffed.problem.facts.encoding;
	const encoded = tried ? { encoding: tried as Encoding, doubtful: true } : {};
	return { encoded, content: sniffed };
}
