import { readRegister, withRegisters } from '../domain/record';
import type { Stamp } from '../domain/stamp';
import type { RecordRows, RecordTable } from '../domain/tables';
import type { Change, StoredRows } from './change';
import { derive } from './derived';
import type { Inverse } from './rows';
import type { SatchelDatabase } from './schema';

/** Rows sent to the store at a time. */
export const SLICE = 1000;

/** Sends what is created and what is changed to the store, a slice each time it is asked; notes what it creates in `created`. */
export function* sendRows(
	db: SatchelDatabase,
	changes: Change[],
	changed: ReadonlyMap<RecordTable, ChangedRow[]>,
	created: Map<RecordTable, string[]>,
	stamp: Stamp
): Generator<{ write: PromiseLike<unknown>; rows: number }> {
	for (const [table, creations] of creationsByTable(changes)) {
		const ids: string[] = [];
		created.set(table, ids);
		for (let from = 0; from < creations.length; from += SLICE) {
			const rows = creations.slice(from, from + SLICE).map((change) => newRow(change, stamp));
			for (const { id } of rows) ids.push(id);
			yield { write: db.records(table).bulkAdd(rows as never[]), rows: rows.length };
		}
	}
	for (const [table, pairs] of changed)
		for (let from = 0; from < pairs.length; from += SLICE) {
			const rows = pairs.slice(from, from + SLICE).map(({ after }) => after);
			yield { write: db.records(table).bulkPut(rows as never[]), rows: rows.length };
		}
}

type Creation = Extract<Change, { create: unknown }>;

function creationsByTable(changes: Change[]): Map<RecordTable, Creation[]> {
	const creations = new Map<RecordTable, Creation[]>();
	for (const change of changes) {
		if (!('create' in change)) continue;
		const list = creations.get(change.table);
		if (list) list.push(change);
		else creations.set(change.table, [change]);
	}
	return creations;
}

const newRow = ({ table, create }: Creation, stamp: Stamp): RecordRows[RecordTable] =>
	derive(table, { ...create, clock: { '*': stamp } } as RecordRows[RecordTable]);

/** A row as an action leaves it, and what the registers it sets were before. */
export interface ChangedRow {
	after: RecordRows[RecordTable];
	before: NonNullable<Inverse['before']>;
}

export function changedRows(changes: Change[], stored: StoredRows, stamp: Stamp): Map<RecordTable, ChangedRow[]> {
	const pairs = new Map<RecordTable, Map<string, ChangedRow>>();
	for (const change of changes) {
		if (!('set' in change)) continue;
		const table = pairs.get(change.table) ?? new Map<string, ChangedRow>();
		pairs.set(change.table, table);
		const current = table.get(change.id) ?? { after: stored.get(change.table)!.get(change.id)!, before: [] };
		const known = new Set(current.before.map(([path]) => path));
		for (const [path] of change.set)
			if (!known.has(path)) current.before.push([path, readRegister(current.after, path)]);
		current.after = derive(change.table, withRegisters(current.after, change.set, stamp));
		table.set(change.id, current);
	}
	return new Map([...pairs].map(([table, rows]) => [table, [...rows.values()]]));
}
