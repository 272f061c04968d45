import type { Row } from '../domain/backup/book';
import { sameValue } from '../domain/backup/canonical';
import type { Customer } from '../domain/customer';
import type { Interaction } from '../domain/interaction';
import type { StoredModel } from '../domain/model';
import { readRegister, registerPaths, registerStamp, type Stamped } from '../domain/record';
import type { DeviceId, Stamp } from '../domain/stamp';
import type { RecordRows, RecordTable } from '../domain/tables';
import type { Touched } from './announce';
import { noteBirthdays } from './birthdays';
import { refreshCare } from './care-derived';
import { distrustModels, distrustRanking } from './care-rules';
import { derive, withDerived } from './derived';
import { putSeen } from './device';
import { forgetInJournal, journalAction } from './journal';
import { isRecordTable, isStored, MERGED_TABLES, type MergePlan } from './merge-plan';
import type { ActionKind, Inverse } from './rows';
import type { SatchelDatabase } from './schema';
import type { AnyTable } from './transact';

/** Every table that taking in a plan reads or writes. */
export const WRITTEN_TABLES: AnyTable[] = [...MERGED_TABLES, 'journal', 'settings'];

export interface MergeAction {
	id: string;
	kind: ActionKind & ('merge' | 'erase');
	/** Milliseconds since 1970. */
	now: number;
	device: DeviceId;
	stamp: Stamp;
	facts: Record<string, number>;
}

const SLICE = 1000;

/** Writes a plan under one action of the journal, inside the transaction it was made in. */
export async function writeMerge(
	db: SatchelDatabase,
	plan: MergePlan,
	{ id, kind, now, device, stamp, facts }: MergeAction,
	onSlice: (done: number, total: number) => void = () => {}
): Promise<Touched> {
	const total = [...plan.rows.values()].reduce((sum, changes) => sum + changes.length, 0);
	const inverses: Inverse[] = [];
	const touched: Touched = {};
	const contacted = new Set<string>();
	const ruled = new Set<string>();
	let done = 0;
	for (const [table, changes] of plan.rows) {
		const rows = changes.map(({ before, after }) => storedRow(table, before, after));
		for (let from = 0; from < rows.length; from += SLICE) {
			const slice = rows.slice(from, from + SLICE);
			await db.table(isStored(table) ? table : 'carried').bulkPut(slice);
			onSlice((done += slice.length), total);
		}
		if (!isRecordTable(table)) continue;
		touched[table] = 'all';
		for (const inverse of inversesOf(table, changes)) inverses.push(inverse);
		for (const { before, after } of table === 'interactions' ? changes : [])
			for (const row of [before, after]) if (row) contacted.add((row as unknown as Interaction).customerId);
		for (const { before, after } of table === 'customers' ? changes : []) {
			// Contacts of a customer that is new here may have come with an earlier file.
			(before ? ruled : contacted).add(after.id);
			for (const row of [before, after] as Partial<Customer>[]) if (row?.mergedInto) ruled.add(row.mergedInto);
		}
		if (table === 'customers') await noteBirthdays(db, changes.map(({ after }) => after) as unknown as Customer[]);
		if (table === 'models')
			await distrustModels(
				db,
				id,
				new Set((changes as { after: Row & StoredModel }[]).flatMap(({ after }) => after.kind ?? []))
			);
		if (table === 'predictions') await distrustRanking(db, id);
	}
	for (const [table, rows] of plan.gone) {
		const ids = rows.map((row) => (isStored(table) ? row.id : `${table}/${row.id}`));
		await db.table(isStored(table) ? table : 'carried').bulkDelete(ids);
		if (isRecordTable(table)) touched[table] = 'all';
		for (const row of table === 'interactions' ? rows : []) contacted.add((row as unknown as Interaction).customerId);
		for (const row of (table === 'customers' ? rows : []) as Partial<Customer>[])
			if (row.mergedInto) ruled.add(row.mergedInto);
	}
	await db.history.bulkDelete(plan.history.remove);
	await db.history.bulkPut(plan.history.put);
	await db.erased.bulkPut(plan.erased);
	if (plan.erased.length) await forgetInJournal(db, new Set(plan.erased.map((each) => each.id)));
	const refreshed = await refreshCare(db, { contacted, ruled });
	if (refreshed.length) touched.customers = 'all';
	await journalAction(db, { id, at: new Date(now).toISOString(), kind, stamp, facts }, inverses);
	await putSeen(db, { ...plan.seen, [device]: stamp });
	return touched;
}

/** A merged row as it stands in the store: with what is derived, or wrapped where the table is a stranger. */
function storedRow(table: string, before: Row | undefined, after: Row): object {
	if (table === 'quarantine') return after;
	if (!isRecordTable(table)) return { id: `${table}/${after.id}`, table, row: after };
	const row = derive(table, after as unknown as RecordRows[RecordTable]);
	return table === 'customers' ? withDerived(row as Customer, (before ?? {}) as Partial<Customer>) : row;
}

function inversesOf(table: RecordTable, changes: { before: Row | undefined; after: Row }[]): Inverse[] {
	const created = changes.filter((each) => !each.before).map((each) => each.after as Row & Stamped);
	const inverses: Inverse[] = created.length
		? [{ table, created: created.map((row) => row.id), clocks: created.map((row) => row.clock) }]
		: [];
	for (const { before, after } of changes as { before: (Row & Stamped) | undefined; after: Row & Stamped }[]) {
		if (!before) continue;
		const changed = new Set([...registerPaths(before), ...registerPaths(after)]);
		const paths = [...changed].filter(
			(path) =>
				registerStamp(before, path) !== registerStamp(after, path) ||
				!sameValue(readRegister(before, path), readRegister(after, path))
		);
		inverses.push({
			table,
			id: after.id,
			before: paths.map((path) => [path, readRegister(before, path), registerStamp(after, path)])
		});
	}
	return inverses;
}
