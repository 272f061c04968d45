import type { SatchelDatabase } from './schema';
import { readSetting, type LastCopy } from './settings';

/** The last verified copy, where there is one, and the number of actions since. */
export async function readLastCopy(db: SatchelDatabase): Promise<{ copy: LastCopy | undefined; edits: number }> {
	const copy = await readSetting(db, 'lastCopy');
	return {
		copy,
		edits: await db.journal
			.where('at')
			.above(copy?.at ?? '')
			.count()
	};
}
