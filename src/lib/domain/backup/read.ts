import { sha256 } from '@noble/hashes/sha2.js';
import type { Pace } from '../pace';
import { failed, ok, type Result } from '../problem';
import { DERIVED_FIELDS } from '../record';
import type { Row } from './book';
import { canonicalJson, fromBase64 } from './canonical';
import { checksumText, FORMAT, MAJOR, type BackupHeader } from './format';
import { JsonScanner, parseJson, ScanError, type ByteSource, type Span } from './scan';
import { departure } from './shape';
import { ENVELOPE, TABLE_SHAPES, UNKNOWN_ROW } from './shapes';
import { upgradeRow } from './upgrades';

/** Where everything stands in the file: its members but `tables`, and the rows of each table. */
interface Contents {
	members: Map<string, unknown>;
	tables: Map<string, Span[]>;
}
type Refusal = ReturnType<typeof failed>;

/** Bytes of rows read at a time. */
const WINDOW = 4 << 20;

/**
 * Reads a backup in two walks over its bytes: one finds where every row stands, one parses, hashes and checks the rows
 * in the order the checksum asks for. Members may stand in any order and be spaced in any way.
 *
 * A file is believed whole or not at all: `onRow` is handed rows before the checksum is known, so what it collects may
 * be used only after success. Attachments' bytes come decoded, rows of an older version upgraded.
 *
 * @returns what the file says of itself; file-empty, backup-not-json, backup-truncated (it ends too early),
 * backup-foreign (other JSON), backup-newer (a major version not known here), backup-altered (its text or its counts
 * do not agree with its checksum), backup-malformed (it agrees, but a row is none: `table` and `row`, the first being 1;
 * or a member of the file is not what it should be: `table` names it)
 * @throws what `pace` throws
 */
export async function readBackup(
	source: ByteSource,
	onRow: (table: string, row: Row) => void,
	pace: Pace
): Promise<Result<BackupHeader>> {
	if (source.size === 0) return failed('file-empty');
	const found = await findContents(source, pace);
	if (!found.ok) return found;
	const { members, tables } = found.value;
	try {
		return await readRows(source, members, tables, onRow, pace);
	} catch (error) {
		// The levels walked were sound, a row inside was not: somebody changed it.
		if (error instanceof ScanError) return failed('backup-altered');
		throw error;
	}
}

async function findContents(source: ByteSource, pace: Pace): Promise<Result<Contents>> {
	const contents: Contents = { members: new Map(), tables: new Map() };
	const { members, tables } = contents;
	const first = await firstByte(source);
	if (first === '[') return failed('backup-foreign');
	if (first !== '{') return failed('backup-not-json');
	const scanner = new JsonScanner(source, pace);
	scanner.position = await byteOrderMark(source);
	try {
		await scanner.members(async (key) => {
			if (members.has(key)) throw new ScanError('syntax');
			if (key !== 'tables') {
				members.set(key, await scanner.parse(await scanner.value()));
				return;
			}
			members.set(key, undefined);
			await scanner.members(async (table) => {
				if (tables.has(table)) throw new ScanError('syntax');
				tables.set(table, await scanner.items());
			});
		});
		if (!(await scanner.atEnd())) throw new ScanError('syntax');
	} catch (error) {
		if (!(error instanceof ScanError)) throw error;
		if (members.has('format') && members.get('format') !== FORMAT) return failed('backup-foreign');
		return strangerOf(members) ?? failed(damageOf(error, members));
	}
	return strangerOf(members) ?? (members.has('format') ? ok(contents) : failed('backup-foreign'));
}

const damageOf = ({ reason }: ScanError, members: Contents['members']) => {
	if (reason === 'ended') return 'backup-truncated';
	return members.has('format') ? 'backup-altered' : 'backup-not-json';
};

/** The refusal of a file that is not one of ours, or of a later time. */
function strangerOf(members: Contents['members']): Refusal | null {
	if (members.has('format') && members.get('format') !== FORMAT) return failed('backup-foreign');
	const version = String(members.get('version') ?? '');
	return Number.parseInt(version, 10) > MAJOR ? failed('backup-newer', { version }) : null;
}

async function readRows(
	source: ByteSource,
	members: Contents['members'],
	tables: Contents['tables'],
	onRow: (table: string, row: Row) => void,
	pace: Pace
): Promise<Result<BackupHeader>> {
	const encoder = new TextEncoder();
	const hash = sha256.create();
	const add = (text: string) => void hash.update(encoder.encode(text));
	const major = Number.parseInt(String(members.get('version')), 10);
	let malformed: Refusal | null = null;

	const readTable = async (table: string, spans: Span[]): Promise<void> => {
		const ids = new Set<string>();
		let number = 0;
		for await (const values of windowsOf(source, spans, pace)) {
			add(`${number > 0 ? ',' : ''}${values.map(canonicalJson).join(',')}`);
			for (const value of values) {
				number++;
				const row = malformed ? null : rowOf(table, value);
				if (row && !ids.has(row.id)) {
					ids.add(row.id);
					const upgraded = upgradeRow(major, table, row);
					if (upgraded) onRow(...upgraded);
				} else malformed ??= failed('backup-malformed', { table, row: number });
			}
		}
	};

	let separator = '{';
	for (const key of [...members.keys()].filter((each) => each !== 'checksum').sort()) {
		add(`${separator}${JSON.stringify(key)}:`);
		separator = ',';
		if (key !== 'tables') add(canonicalJson(members.get(key)));
		else {
			let inner = '{';
			for (const table of [...tables.keys()].sort()) {
				add(`${inner}${JSON.stringify(table)}:[`);
				inner = ',';
				await readTable(table, tables.get(table)!);
				add(']');
			}
			add(inner === '{' ? '{}' : '}');
		}
	}
	add('}');

	const header = Object.fromEntries(members) as unknown as BackupHeader & { checksum: unknown };
	if (header.checksum !== checksumText(hash.digest())) return failed('backup-altered');
	if (malformed) return malformed;
	const wrong = members.has('tables') ? departure(ENVELOPE, header) : ['tables'];
	if (wrong) return failed('backup-malformed', { table: wrong[0]! });
	const counted = new Set([...tables.keys(), ...Object.keys(header.counts)]);
	for (const table of counted)
		if ((ownCount(header.counts, table) ?? 0) !== (tables.get(table)?.length ?? 0)) return failed('backup-altered');
	const { version, exportedAt, device, counts, seen } = header;
	return ok({ version, exportedAt, device, counts, ...(seen ? { seen } : {}) });
}

const ownCount = (counts: BackupHeader['counts'], table: string): number | undefined =>
	Object.hasOwn(counts, table) ? counts[table] : undefined;

/** The rows at the spans, a few megabytes at a time. */
async function* windowsOf(source: ByteSource, spans: Span[], pace: Pace): AsyncIterable<unknown[]> {
	for (let next = 0; next < spans.length;) {
		const from = spans[next]![0];
		let last = next;
		while (last + 1 < spans.length && spans[last + 1]![1] - from <= WINDOW) last++;
		await pace(from, source.size);
		const bytes = new Uint8Array(await source.slice(from, spans[last]![1]).arrayBuffer());
		yield spans.slice(next, last + 1).map((span) => parseJson(bytes.subarray(span[0] - from, span[1] - from)));
		next = last + 1;
	}
}

/** The row a value is, or null where it is none. */
function rowOf(table: string, value: unknown): Row | null {
	const known = Object.hasOwn(TABLE_SHAPES, table) ? TABLE_SHAPES[table]! : UNKNOWN_ROW;
	if (departure(known, value)) return null;
	const row = value as Row;
	if (table === 'attachments') {
		const bytes = fromBase64(row.bytes as string);
		return bytes && { ...row, bytes };
	}
	if (!DERIVED_FIELDS.some((field) => Object.hasOwn(row, field))) return row;
	return Object.fromEntries(Object.entries(row).filter(([field]) => !DERIVED_FIELDS.includes(field))) as Row;
}

/** The first character that is not a space; empty where there is none. */
async function firstByte(source: ByteSource): Promise<string> {
	const head = await source.slice(await byteOrderMark(source), 4096).arrayBuffer();
	return new TextDecoder().decode(head).trimStart().charAt(0);
}

/** Bytes of a byte order mark, which an editor may have put in front. */
async function byteOrderMark(source: ByteSource): Promise<number> {
	const [first, second, third] = new Uint8Array(await source.slice(0, 3).arrayBuffer());
	return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
}
