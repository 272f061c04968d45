import { registerPaths } from '../domain/record';
import { cadencePath, type Cadence, type CareRule } from '../domain/care/cadence';
import { CARE_RULES } from './care-rules';
import { commit, type Receipt } from './commit';
import type { SatchelDatabase } from './schema';

/** Of a row that says nothing yet: every phone makes it alike, and any write is later. */
const NEVER = '0'.repeat(20);

/**
 * Changes one of the rep's cadences. What follows from it is worked out afterwards (`care-walk.ts`).
 *
 * @param cadence null says that there is none; undefined takes the rule away @param now milliseconds since 1970
 * @throws on storage errors
 */
export function saveCadence(
	db: SatchelDatabase,
	rule: CareRule,
	cadence: Cadence | null | undefined,
	now: number
): Promise<Receipt> {
	return commit(db, { kind: 'care.rule', now }, ['models'], async () => {
		const models = db.records('models');
		const row = await models.get(CARE_RULES);
		// It is there before the first rule, so that undoing one rule leaves the others.
		if (!row) await models.add({ id: CARE_RULES, kind: 'care', clock: { '*': NEVER } });
		// With the merge that brought it undone, what it held stays undone.
		const gone = row?.deleted ? registerPaths(row).filter((path) => path.startsWith('cadence/')) : [];
		const revived = row?.deleted ? [['deleted', undefined] as const] : [];
		const set = [...gone.map((path) => [path, undefined] as const), ...revived, [cadencePath(rule), cadence] as const];
		return { changes: [{ table: 'models', id: CARE_RULES, set }] };
	});
}
