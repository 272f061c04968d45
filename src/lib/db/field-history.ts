import type { Feedback } from '../domain/feedback';
import { stampTime } from '../domain/stamp';
import type { Instant } from '../domain/time';
import { idsOfPerson } from './customers';
import { eachOwned } from './owned';
import type { JournalRow } from './rows';
import type { SatchelDatabase } from './schema';

/** A value that a register of a customer had once. */
export interface FormerValue {
	path: string;
	/** Where the register is not of the customer but of a score they gave: its kind. */
	score?: Feedback['kind'];
	/** Undefined where it was empty. */
	value: unknown;
	/** When another value took its place. */
	until: Instant;
	/** It was entered on another phone, and lost to this one's value when the two books met. */
	lost?: true;
}

/** Marks of imports, and what has a way of its own back. */
const NOT_TOLD = new Set(['batch', 'fingerprints', 'deleted', 'mergedInto', 'companyId']);
/** Registers of a score that a person edits. */
const OF_SCORES = new Set(['score', 'comment']);
/** Rows of the journal read at a time. */
const SLICE = 200;

/**
 * What the registers of a customer, of those merged into it and of their scores were before: from the journal (90 days), and from what
 * merges of books kept; the latest first. What was undone in between counts as a value like any other. Goes through the
 * whole journal, so it is read when somebody asks, never kept current.
 */
export async function readFieldHistory(db: SatchelDatabase, customerId: string): Promise<FormerValue[]> {
	const ids = new Set(await idsOfPerson(db, customerId));
	const scores = await scoresOf(db, [...ids]);
	const values: FormerValue[] = [];
	const note = (former: FormerValue, score?: Feedback['kind']) => {
		if (score ? OF_SCORES.has(former.path) : !NOT_TOLD.has(former.path))
			values.push({ ...former, ...(score && { score }) });
	};
	const heads = new Map<string, JournalRow>();
	for (let last = ''; ;) {
		const rows = await db.journal.where(':id').above(last).limit(SLICE).toArray();
		for (const row of rows) {
			// Parts of a large action come after its head, by id.
			if (row.id === row.action) heads.set(row.action, { ...row, inverse: undefined });
			const head = heads.get(row.action);
			for (const { table, id = '', before = [] } of row.inverse ?? []) {
				const score = table === 'feedback' ? scores.get(id) : undefined;
				if (!score && !(table === 'customers' && ids.has(id))) continue;
				for (const [path, value, stampAfter] of before)
					note({ path, value, until: stampAfter ? momentOf(stampAfter) : (head?.at ?? '') }, score);
			}
		}
		if (rows.length < SLICE) break;
		last = rows.at(-1)!.id;
	}
	for (const { recordId, path, value, stamp } of await db.history
		.where('recordId')
		.anyOf([...ids, ...scores.keys()])
		.toArray())
		note({ path, value, until: momentOf(stamp), lost: true }, scores.get(recordId));
	return values.filter(({ until }) => until !== '').sort((a, b) => (a.until < b.until ? 1 : -1));
}

/** Kinds of the scores a person gave, by their ids. */
async function scoresOf(db: SatchelDatabase, people: readonly string[]): Promise<Map<string, Feedback['kind']>> {
	const kinds = new Map<string, Feedback['kind']>();
	await eachOwned(db, 'feedback', people, ({ id, kind }) => void kinds.set(id, kind));
	return kinds;
}

const momentOf = (stamp: string): Instant => new Date(stampTime(stamp)).toISOString();
