import { careRulesOf, outdatedSegments, type CareRules, type SegmentKey } from '../domain/care/cadence';
import type { StoredModel } from '../domain/model';
import { currentModel } from './current-model';
import type { SatchelDatabase } from './schema';
import { readSetting, type Settings } from './settings';
import { zoneHere } from './zone';

type WorkedOut = Settings['careWorkedOut'];
type Kind = NonNullable<StoredModel['kind']>;

/** Id of the row of `models` that holds the rep's cadences: the same on every phone, so that they merge rule by rule. */
export const CARE_RULES = 'care';

/** Cadences of everybody, by tag and by segment. */
export const readCareRules = async (db: SatchelDatabase): Promise<CareRules> =>
	careRulesOf(await db.records('models').get(CARE_RULES));

/** Segments that a cadence was given and that are no longer in use: what becomes of it, the rep is asked. */
export const readOutdatedSegments = async (db: SatchelDatabase): Promise<SegmentKey[]> =>
	outdatedSegments(await readCareRules(db), (await currentModel(db, 'segments'))?.id);

/**
 * Notes that models, segments or cadences were written, and with them what follows: until it is worked out anew
 * (`care-walk.ts`, `at-risk.ts`), nothing that goes by them is shown. Inside the writing transaction, after the write.
 *
 * @param kinds of the rows of `models` that were written
 */
export async function distrustModels(db: SatchelDatabase, action: string, kinds: ReadonlySet<Kind>): Promise<void> {
	if (kinds.has('satisfaction')) await distrustRanking(db, action);
	const segmented = kinds.has('segments') && Object.keys((await readCareRules(db)).segments ?? {}).length > 0;
	if (!kinds.has('care') && !segmented) return;
	const before = await readSetting(db, 'careWorkedOut');
	// A book that was never worked out needs no other mark.
	if (before) await db.settings.put({ key: 'careWorkedOut', value: { ...before, stale: action } satisfies WorkedOut });
}

/** Notes that those at risk have to be put in order anew; inside the writing transaction. */
export async function distrustRanking(db: SatchelDatabase, action: string): Promise<void> {
	await db.settings.put({ key: 'atRisk', value: { stale: action } satisfies Settings['atRisk'] });
}

/** Whether every `careDueOn` is by the rules of now and of the time zone the phone is in. */
export async function isCareWorkedOut(db: SatchelDatabase): Promise<boolean> {
	const workedOut = await readSetting(db, 'careWorkedOut');
	return workedOut !== undefined && workedOut.stale === undefined && workedOut.zone === zoneHere();
}
