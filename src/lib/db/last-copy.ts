import type { Instant } from '../domain/time';
import type { JournalRow } from './rows';
import { holdsOwnCustomers } from './sample-count';
import type { SatchelDatabase } from './schema';
import { readSetting, type LastCopy } from './settings';

export interface CopyState {
	/** The last verified copy, where there is one. */
	copy: LastCopy | undefined;
	/** When it was taken; else the first action of the person's own that the journal knows of. */
	since: Instant | undefined;
	/** Actions of their own since; none while there is nobody but samples in the book. */
	edits: number;
}

/** Loading and removing samples is nothing to keep a copy of. */
const isOwn = ({ kind, facts }: JournalRow): boolean =>
	!kind?.startsWith('sample.') && !String(facts?.undoes ?? '').startsWith('sample.');

export async function readLastCopy(db: SatchelDatabase): Promise<CopyState> {
	const copy = await readSetting(db, 'lastCopy');
	if (!(await holdsOwnCustomers(db))) return { copy, since: copy?.at, edits: 0 };
	const edits = await db.journal
		.where('at')
		.above(copy?.at ?? '')
		.filter(isOwn)
		.count();
	return { copy, since: copy?.at ?? (await db.journal.orderBy('at').filter(isOwn).first())?.at, edits };
}
