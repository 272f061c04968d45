import { registerPaths } from '../domain/record';
import { cadencePath, outdatedSegments, segmentNumber, type Cadence, type CareRule } from '../domain/care/cadence';
import { CARE_RULES, readCareRules } from './care-rules';
import { commit, type Receipt } from './commit';
import { currentModel } from './current-model';
import type { SatchelDatabase } from './schema';

/** Of a row that says nothing yet: every phone makes it alike, and any write is later. */
const NEVER = '0'.repeat(20);

/**
 * Changes one of the rep's cadences. What follows from it is worked out afterwards (`care-walk.ts`).
 *
 * @param cadence null says that there is none; undefined takes the rule away @param now milliseconds since 1970
 * @throws on storage errors
 */
export const saveCadence = (
	db: SatchelDatabase,
	rule: CareRule,
	cadence: Cadence | null | undefined,
	now: number
): Promise<Receipt> => save(db, now, () => [[rule, cadence]]);

/**
 * Settles what becomes of cadences given to segments that are no longer in use: they go to the segments of the same
 * numbers that are, where those have none yet, or with the segments. One action.
 *
 * @param segments how many there are now; with 0 the cadences go
 */
export const settleOutdated = (db: SatchelDatabase, segments: number, now: number): Promise<Receipt> =>
	save(db, now, async () => {
		const [rules, model] = [await readCareRules(db), await currentModel(db, 'segments')];
		return outdatedSegments(rules, model?.id).flatMap((key) => {
			const number = segmentNumber(key);
			const taken = number > segments || rules.segments![`${model?.id}/${number}`];
			const over: RuleChange[] = taken ? [] : [[`segment/${model!.id}/${number}`, rules.segments![key]]];
			return [[`segment/${key}`, undefined] satisfies RuleChange, ...over];
		});
	});

type RuleChange = [rule: CareRule, cadence: Cadence | null | undefined];

function save(
	db: SatchelDatabase,
	now: number,
	changesOf: () => RuleChange[] | Promise<RuleChange[]>
): Promise<Receipt> {
	return commit(db, { kind: 'care.rule', now }, ['models'], async () => {
		const rules = await changesOf();
		const models = db.records('models');
		const row = await models.get(CARE_RULES);
		// It is there before the first rule, so that undoing one rule leaves the others.
		if (!row) await models.add({ id: CARE_RULES, kind: 'care', clock: { '*': NEVER } });
		// With the merge that brought it undone, what it held stays undone.
		const gone = row?.deleted ? registerPaths(row).filter((path) => path.startsWith('cadence/')) : [];
		const revived = row?.deleted ? [['deleted', undefined] as const] : [];
		const set = [
			...gone.map((path) => [path, undefined] as const),
			...revived,
			...rules.map(([rule, cadence]) => [cadencePath(rule), cadence] as const)
		];
		return { changes: [{ table: 'models', id: CARE_RULES, set }] };
	});
}
