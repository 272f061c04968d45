import type { RegisterPath } from '../domain/record';
import type { RecordRows, RecordTable } from '../domain/tables';

/** One thing to write: a new record, or registers of a stored one (`undefined` empties a register). */
export type Change = {
	[T in RecordTable]:
		| { table: T; create: Omit<RecordRows[T], 'clock'> }
		| { table: T; id: string; set: readonly (readonly [RegisterPath, unknown])[] };
}[RecordTable];

/** Puts a record into the trash. */
export const toTrash = (table: RecordTable, id: string): Change => ({ table, id, set: [['deleted', true]] }) as Change;

/** Rows as they are before an action, by table and id. */
export type StoredRows = Map<RecordTable, Map<string, RecordRows[RecordTable]>>;
