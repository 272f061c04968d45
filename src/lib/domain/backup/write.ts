import { sha256 } from '@noble/hashes/sha2.js';
import type { Book } from './book';
import { canonicalJson } from './canonical';
import { checksumText, FORMAT, type BackupHeader } from './format';
import { BACKUP_TABLES } from './shapes';

const encoder = new TextEncoder();

/**
 * Writes a backup a slice at a time, so that no string ever holds more than a slice of the book. The checksum stands
 * last in the file; what is hashed has its keys sorted, `version` last, so that header is written twice: once to be
 * read first by people, once to the hash.
 */
export class BackupWriter {
	#hash = sha256.create();
	#emit: (bytes: Uint8Array<ArrayBuffer>) => void;
	#version: string;
	#table = '';
	#rows = 0;

	/** @param emit takes each piece of the file, in order */
	constructor(
		{ version, exportedAt, device, counts, seen }: BackupHeader,
		emit: (bytes: Uint8Array<ArrayBuffer>) => void
	) {
		this.#emit = emit;
		this.#version = version;
		const header = { format: FORMAT, version, exportedAt, device, counts, seen };
		const members = Object.entries(header).filter(([, value]) => value !== undefined);
		const written = members.map(([key, value]) => `"${key}":${canonicalJson(value)},`);
		emit(encoder.encode(`{${written.join('')}"tables":{`));
		const hashed = canonicalJson({ counts, device, exportedAt, format: FORMAT, seen });
		this.#hash.update(encoder.encode(`${hashed.slice(0, -1)},"tables":{`));
	}

	/** Opens the next table; tables come in the order of their names. */
	table(name: string): void {
		if (name <= this.#table) throw new Error(`${name} comes before ${this.#table}`);
		this.#write(`${this.#table && '],'}${JSON.stringify(name)}:[`);
		this.#table = name;
		this.#rows = 0;
	}

	/** Adds rows to the table that is open. */
	rows(rows: readonly object[]): void {
		if (rows.length === 0) return;
		this.#write(`${this.#rows > 0 ? ',' : ''}${rows.map(canonicalJson).join(',')}`);
		this.#rows += rows.length;
	}

	/** Closes the file. @returns the checksum it ends with */
	end(): string {
		this.#write(`${this.#table && ']'}}`);
		this.#hash.update(encoder.encode(`,"version":${JSON.stringify(this.#version)}}`));
		const checksum = checksumText(this.#hash.digest());
		this.#emit(encoder.encode(`,"checksum":"${checksum}"}`));
		return checksum;
	}

	#write(text: string): void {
		const bytes = encoder.encode(text);
		this.#hash.update(bytes);
		this.#emit(bytes);
	}
}

/** Writes a book that is in memory; `header.counts` follow from it. @returns those counts */
export function writeBook(
	header: Omit<BackupHeader, 'counts'>,
	{ tables, history, erased }: Book,
	emit: (bytes: Uint8Array<ArrayBuffer>) => void
): BackupHeader['counts'] {
	const all = new Map<string, Map<string, object>>(BACKUP_TABLES.map((table) => [table, new Map()]));
	for (const [table, rows] of [...tables, ['history', history], ['erased', erased]] as const) all.set(table, rows);
	const counts = Object.fromEntries([...all].map(([table, rows]) => [table, rows.size]));
	const writer = new BackupWriter({ ...header, counts }, emit);
	for (const table of [...all.keys()].sort()) {
		writer.table(table);
		writer.rows([...all.get(table)!.values()]);
	}
	writer.end();
	return counts;
}
