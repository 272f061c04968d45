import { v7 as uuid } from 'uuid';
import type { DBCore } from 'dexie';
import { commit, type Change } from '$lib/db/commit';
import { EXPORTED_TABLES, writeBackup } from '$lib/db/export';
import { mergeBackup, replaceBook } from '$lib/db/restore';
import { SatchelDatabase } from '$lib/db/schema';
import { canonicalJson } from '$lib/domain/backup/canonical';
import { loadBackup, type LoadedBackup } from '$lib/domain/backup/load';
import { unpaced } from '$lib/domain/pace';
import type { Problem } from '$lib/domain/problem';
import { RECORD_TABLES } from '$lib/domain/tables';
import { fitsPublishedSchema } from '../domain/backup/published';

export const NOW = Date.parse('2026-11-22T12:00:00Z');

/** A phone with a book of its own, whose disk can be made to fail. */
export class Phone {
	readonly db = new SatchelDatabase(`test-${uuid()}`);
	/** Writes that still succeed. */
	writesLeft = Infinity;

	constructor() {
		const create = (down: DBCore): DBCore => ({
			...down,
			table: (name) => {
				const table = down.table(name);
				return {
					...table,
					mutate: (request) => (this.writesLeft-- > 0 ? table.mutate(request) : Promise.reject(new Error('broken')))
				};
			}
		});
		this.db.use({ stack: 'dbcore', name: 'failing', create });
	}

	write(...changes: Change[]): Promise<unknown> {
		return commit(this.db, { kind: 'customer.edit', now: NOW }, [...RECORD_TABLES], { changes });
	}

	/** A verified backup: it fits the published schema and reads back. */
	async backup(): Promise<Blob> {
		const { bytes } = await this.db.transaction('r', EXPORTED_TABLES, () => writeBackup(this.db, NOW));
		const file: unknown = JSON.parse(await bytes.text());
		if (!fitsPublishedSchema(file)) throw new Error(JSON.stringify(fitsPublishedSchema.errors));
		await believed(bytes);
		return bytes;
	}

	/** What the book holds, as its backup tells it: tables by name, rows by id. */
	async tables(): Promise<Record<string, Record<string, unknown>[]>> {
		return (JSON.parse(await (await this.backup()).text()) as { tables: Record<string, Record<string, unknown>[]> })
			.tables;
	}

	/** Brings a file in as the app does. @returns the problem where it was refused */
	async bringIn(file: Blob, how: 'merge' | 'replace'): Promise<Problem | null> {
		const loaded = await loadBackup(file, unpaced);
		if (!loaded.ok) return loaded.problem;
		await (how === 'merge' ? mergeBackup : replaceBook)(this.db, loaded.value.book, NOW);
		return null;
	}

	/** Every byte the database holds: journal, settings and snapshots too. */
	async everything(): Promise<string> {
		const tables = this.db.tables.map(async (table) => {
			const rows: Record<string, unknown>[] = await table.toArray();
			for (const row of rows) if (row.bytes instanceof Blob) row.bytes = await row.bytes.text();
			return [table.name, rows];
		});
		return canonicalJson(await Promise.all(tables));
	}
}

/** What a backup says. @throws where it is refused */
export async function believed(file: Blob): Promise<LoadedBackup> {
	const loaded = await loadBackup(file, unpaced);
	if (!loaded.ok) throw new Error(loaded.problem.code);
	return loaded.value;
}
