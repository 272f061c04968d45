import { foldHeader } from '../header';
import { CSV_START, csvLine } from '../csv-cell';
import type { Problem } from '../problem';
import type { Quarantined } from './cleaned';

type Row = Omit<Quarantined, 'index'>;

/**
 * The headers that are put before those of the file, folded, as the messages of each language have them. Where such a
 * file comes back mended, its first columns tell of the rows it was, not of customers.
 */
const OWN_HEADERS = [
	['rowinfile', 'columnatfault', 'reason'],
	['文件行号', '出错的列', '原因']
];

/** How many of a table's first columns are those of a file of rows kept aside: three or none. */
export const ownColumns = (headers: readonly string[]): number =>
	OWN_HEADERS.find((own) => own.every((header, index) => foldHeader(headers[index] ?? '') === header))?.length ?? 0;

/** What the file says in the language of its reader. */
export interface QuarantineWords {
	/** Headers of the columns put before those of the file. */
	row: string;
	column: string;
	reason: string;
	/** The sentence of each of {@link reasonForms}, in their order, with `{name}` where a fact goes. */
	sentences: string[];
}

/** A reason with its facts left open: `{value}` stands where the value goes, whatever it is in a row. */
const formOf = ({ code, facts }: Problem): Problem => ({
	code,
	facts: Object.fromEntries(
		Object.keys(facts)
			.sort()
			.map((name) => [name, `{${name}}`])
	)
});
const keyOf = (reason: Problem): string => JSON.stringify(formOf(reason));

/** The different reasons of the rows, facts left open: few, however many rows there are. To be put in words. */
export function reasonForms(rows: readonly Pick<Row, 'reason'>[]): Problem[] {
	return [...new Map(rows.map(({ reason }) => [keyOf(reason), formOf(reason)])).values()];
}

/**
 * Rows kept aside as a file to mend and import again: where each stood, the column at fault and the reason, then its
 * cells as they were. UTF-8 with byte order mark (Excel reads it right), RFC 4180, formulas escaped.
 *
 * @param rows of one import, so all with the same headers
 */
export function quarantineFile(rows: readonly Row[], words: QuarantineWords): string {
	const sentences = new Map(
		reasonForms(rows).map((form, index) => [JSON.stringify(form), words.sentences[index] ?? ''])
	);
	const say = (reason: Problem) =>
		(sentences.get(keyOf(reason)) ?? '').replace(/\{(\w+)\}/g, (place, name: string) =>
			String(reason.facts[name] ?? place)
		);
	const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	const header = [words.row, words.column, words.reason, ...fill(rows[0]?.headers ?? [], width)];
	const lines = rows.map(({ row, column, reason, cells }) => [
		String(row),
		column ?? '',
		say(reason),
		...fill(cells, width)
	]);
	return CSV_START + [header, ...lines].map(csvLine).join('');
}

const fill = (cells: string[], width: number) => [
	...cells,
	...Array<string>(Math.max(0, width - cells.length)).fill('')
];
