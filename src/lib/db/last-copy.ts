import type { Instant } from '../domain/time';
import type { SatchelDatabase } from './schema';
import { readSetting, type LastCopy } from './settings';

export interface CopyState {
	/** The last verified copy, where there is one. */
	copy: LastCopy | undefined;
	/** When it was taken; else the first action the journal knows of. */
	since: Instant | undefined;
	/** Actions since. */
	edits: number;
}

export async function readLastCopy(db: SatchelDatabase): Promise<CopyState> {
	const copy = await readSetting(db, 'lastCopy');
	const edits = await db.journal
		.where('at')
		.above(copy?.at ?? '')
		.count();
	return { copy, since: copy?.at ?? (await db.journal.orderBy('at').first())?.at, edits };
}
