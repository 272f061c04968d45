import { v7 as uuid } from 'uuid';
import type { CareRules } from '../domain/care/cadence';
import type { SatchelDatabase } from './schema';
import { readSetting, type Settings } from './settings';
import { raiseStorageProblem, refuseWhenReadOnly } from './storage-health';
import { zoneHere } from './zone';

type WorkedOut = Settings['careWorkedOut'];

/**
 * Changes the rep's cadences. Until {@link workOutCare} has been over the book, nothing that goes by them is shown.
 *
 * @throws on storage errors
 */
export async function saveCareRules(db: SatchelDatabase, rules: CareRules): Promise<void> {
	refuseWhenReadOnly();
	try {
		await db.transaction('rw', db.settings, async () => {
			await db.settings.put({ key: 'care', value: rules });
			await distrust(db, uuid());
		});
	} catch (error) {
		raiseStorageProblem(error);
		throw error;
	}
}

/** Notes that models changed, and with them what follows from what they say; inside the writing transaction. */
export async function distrustModels(db: SatchelDatabase, action: string): Promise<void> {
	await distrustRanking(db, action);
	const rules = await readSetting(db, 'care');
	if (Object.keys(rules?.segments ?? {}).length > 0) await distrust(db, action);
}

/** Notes that those at risk have to be put in order anew; inside the writing transaction. */
export async function distrustRanking(db: SatchelDatabase, action: string): Promise<void> {
	await db.settings.put({ key: 'atRisk', value: { stale: action } satisfies Settings['atRisk'] });
}

/** A book that was never worked out needs no other mark. */
async function distrust(db: SatchelDatabase, stale: string): Promise<void> {
	const before = await readSetting(db, 'careWorkedOut');
	if (before) await db.settings.put({ key: 'careWorkedOut', value: { ...before, stale } satisfies WorkedOut });
}

/** Whether every `careDueOn` is by the rules of now and of the time zone the phone is in. */
export async function isCareWorkedOut(db: SatchelDatabase): Promise<boolean> {
	const workedOut = await readSetting(db, 'careWorkedOut');
	return workedOut !== undefined && workedOut.stale === undefined && workedOut.zone === zoneHere();
}
