import type { Pace } from '../pace';
import { ok, type Result } from '../problem';
import { JsonRecords } from './json-records';
import { JsonScanner, Refusal } from './json-scanner';
import type { Sheet } from './sheet';

/** Records read between two looks at the pace. */
const SLICE = 1000;
/** What a backup of this app says it is: it is read under Backup. */
const BACKUP = 'satchel-backup';

/** Whether a text begins as a JSON array or object does, and as no header of a table. */
export const looksLikeJson = (text: string): boolean => /^[\ufeff\s]*(?:\{\s*(?:["}]|$)|\[\s*(?:[{["\]]|$))/.test(text);

/**
 * Reads records of JSON into columns: the objects of an array, of the one array in an object that holds some (`path`
 * says where, as `data.customers`; of several the one nearest to the top), or one after another (NDJSON). Rows are
 * numbered from 1; columns are those of {@link JsonRecords}.
 *
 * Fails with `file-not-json`, `file-no-records`, `file-nested-too-deep` (`facts.limit`), `file-repeated-key` (`key`) or
 * `file-too-many-columns`, each with `line` and `character`, with `file-several-lists` (`paths`) or `file-is-backup`.
 */
export async function readJson(text: string, pace: Pace): Promise<Result<Sheet & { path: string }>> {
	const scanner = new JsonScanner(text);
	const records = new JsonRecords(scanner);
	scanner.at = /^\ufeff*/.exec(text)![0].length;
	try {
		const path = goToRecords(scanner);
		const inArray = scanner.peek() === '[';
		if (inArray) scanner.at++;
		for (const end = inArray ? ']' : ''; scanner.peek() !== end;) {
			if (records.count % SLICE === 0) await pace(scanner.at, text.length);
			if (inArray && records.count > 0) scanner.take(',');
			records.read();
		}
		if (inArray) scanner.take(']');
		// What follows an array inside an object was read when the array was looked for.
		if (path === '' && scanner.peek() !== '') scanner.refuse('file-not-json');
		return ok({ ...records.sheet(), path });
	} catch (error) {
		if (error instanceof Refusal) return { ok: false, problem: error.problem };
		throw error;
	}
}

interface List {
	path: string[];
	/** Index of the array in the text. */
	at: number;
}

/** Leaves the scanner at the array of records, or at the first of several records, and gives the array's path. */
function goToRecords(scanner: JsonScanner): string {
	if (scanner.peek() !== '{') return '';
	const start = scanner.at;
	const lists: List[] = [];
	findLists(scanner, [], lists);
	const isAlone = scanner.peek() === '';
	scanner.at = start;
	const depth = Math.min(...lists.map(({ path }) => path.length));
	const [list, ...others] = lists.filter(({ path }) => path.length === depth);
	if (!isAlone || !list) return '';
	if (others.length > 0) {
		const paths = [list, ...others].map(({ path }) => path.join('.')).join(', ');
		scanner.refuse('file-several-lists', { paths }, list.at);
	}
	scanner.at = list.at;
	return list.path.join('.');
}

/** Every array in an object that begins with an object itself, but for those inside such arrays. */
function findLists(scanner: JsonScanner, path: string[], found: List[]): void {
	scanner.members((key) => {
		const here = [...path, key];
		const first = scanner.peek();
		const { at } = scanner;
		if (first === '{') findLists(scanner, here, found);
		else if (first === '[')
			scanner.elements((index) => {
				if (index === 0 && scanner.peek() === '{') found.push({ path: here, at });
				scanner.skip();
			});
		else if (scanner.scalar() === BACKUP && path.length === 0 && key === 'format') scanner.refuse('file-is-backup');
	});
}
