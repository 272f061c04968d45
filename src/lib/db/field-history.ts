import { stampTime } from '../domain/stamp';
import type { Instant } from '../domain/time';
import { idsOfPerson } from './customers';
import type { JournalRow } from './rows';
import type { SatchelDatabase } from './schema';

/** A value that a register of a customer had once. */
export interface FormerValue {
	path: string;
	/** Undefined where it was empty. */
	value: unknown;
	/** When another value took its place. */
	until: Instant;
	/** It was entered on another phone, and lost to this one's value when the two books met. */
	lost?: true;
}

/** Marks of imports, and what has a way of its own back. */
const NOT_TOLD = new Set(['batch', 'fingerprints', 'deleted', 'mergedInto', 'companyId']);
/** Rows of the journal read at a time. */
const SLICE = 200;

/**
 * What a customer's registers were before, and of those merged into it: from the journal (90 days), and from what
 * merges of books kept; the latest first. What was undone in between counts as a value like any other. Goes through the
 * whole journal, so it is read when somebody asks, never kept current.
 */
export async function readFieldHistory(db: SatchelDatabase, customerId: string): Promise<FormerValue[]> {
	const ids = new Set(await idsOfPerson(db, customerId));
	const values: FormerValue[] = [];
	const heads = new Map<string, JournalRow>();
	for (let last = ''; ;) {
		const rows = await db.journal.where(':id').above(last).limit(SLICE).toArray();
		for (const row of rows) {
			// Parts of a large action come after its head, by id.
			if (row.id === row.action) heads.set(row.action, { ...row, inverse: undefined });
			const head = heads.get(row.action);
			for (const { table, id, before = [] } of row.inverse ?? [])
				if (table === 'customers' && id !== undefined && ids.has(id))
					for (const [path, value, stampAfter] of before)
						values.push({ path, value, until: stampAfter ? momentOf(stampAfter) : (head?.at ?? '') });
		}
		if (rows.length < SLICE) break;
		last = rows.at(-1)!.id;
	}
	for (const lost of await db.history
		.where('recordId')
		.anyOf([...ids])
		.toArray())
		if (lost.table === 'customers')
			values.push({ path: lost.path, value: lost.value, until: momentOf(lost.stamp), lost: true });
	return values
		.filter(({ path, until }) => !NOT_TOLD.has(path) && until !== '')
		.sort((a, b) => (a.until < b.until ? 1 : -1));
}

const momentOf = (stamp: string): Instant => new Date(stampTime(stamp)).toISOString();
