import { previewCsv, readCsv, sniffDelimiter } from '../../domain/intake/csv';
import type { Delimiter } from '../../domain/intake/csv-scanner';
import { checkFile, decode, sniffEncoding, type Encoding } from '../../domain/intake/decode';
import { suggestMapping, type Mapping } from '../../domain/intake/mapping';
import type { Sheet } from '../../domain/intake/sheet';
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
	delimiter?: Delimiter;
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
	const text = textOf(loaded, choices.encoding);
	if (!text.content.ok) return { reading: { ...text.encoded, ...unread(text.content.problem) } };
	const content = text.content.value;
	const delimiter = choices.delimiter ?? sniffDelimiter(content);
	const preview = previewCsv(content, delimiter, PREVIEW.rows).map((row) =>
		row.slice(0, PREVIEW.columns).map(shortened)
	);
	const reading = { ...text.encoded, delimiter, preview };
	const sheet = await readCsv(content, { delimiter }, pace);
	if (!sheet.ok) return { reading: { ...reading, table: sheet } };
	const { rowCount, columns } = sheet.value;
	const samples = columns.map((cells) => shortened(cells.find((cell) => cell.trim() !== '') ?? ''));
	const table = ok({ rowCount, mapping: suggestMapping(sheet.value), samples });
	return { reading: { ...reading, table }, sheet: sheet.value };
}

const shortened = (cell: string) => (cell.length > PREVIEW.length ? `${cell.slice(0, PREVIEW.length)}…` : cell);

function textOf(
	loaded: Loaded,
	chosen: Encoding | undefined
): { encoded: Pick<Reading, 'encoding' | 'doubtful'>; content: Result<string> } {
	if (typeof loaded === 'string') return { encoded: {}, content: loaded.trim() ? ok(loaded) : failed('file-empty') };
	if (chosen) return { encoded: { encoding: chosen }, content: decode(loaded, chosen) };
	const sniffed = sniffEncoding(loaded);
	if (sniffed.ok) return { encoded: sniffed.value, content: decode(loaded, sniffed.value.encoding) };
	// Text in no encoding that was tried: the person may know the right one.
	const tried = sniffed.problem.code === 'file-undecodable' && sniffed.problem.facts.encoding;
	const encoded = tried ? { encoding: tried as Encoding, doubtful: true } : {};
	return { encoded, content: sniffed };
}
