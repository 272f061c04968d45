import type { Customer } from '../customer';
import type { Prediction, StoredModel } from '../model';
import { failed, ok, type Result } from '../problem';
import { addDays, daysBetween, type PlainDay } from '../time';

/** How often a customer is to be cared for, in whole days between two contacts. */
export interface Cadence {
	/** The gap aimed at. */
	ideal: number;
	/** The longest gap; past it the customer has gone quiet. */
	maximum: number;
}

/** The rep's own rules. A customer's own cadence (`careEveryDays`) beats them all. */
export interface CareRules {
	/** Of whoever no other rule names; null for none, {@link DEFAULT_CADENCE} where it was never chosen. */
	default?: Cadence | null;
	/** By tag. */
	tags?: Record<string, Cadence>;
	/**
	 * By segment, `model/number`: numbers are given anew each time segments are found, and then mean other people. A rule
	 * for segments that are no longer in use applies to nobody.
	 */
	segments?: Record<SegmentKey, Cadence>;
}

/** A segment: the id of the model that found it, and its number. */
export type SegmentKey = `${string}/${number}`;
/** What a rule is for: everybody, a tag by its name, a segment. */
export type CareRule = 'everybody' | `tag/${string}` | `segment/${SegmentKey}`;

/** The number of a segment. */
export const segmentNumber = (key: SegmentKey): number => Number(key.slice(key.lastIndexOf('/') + 1));

/** Segments with a rule that are no longer in use. @param model id of the model whose segments are; undefined for none */
export const outdatedSegments = ({ segments = {} }: CareRules, model: string | undefined): SegmentKey[] =>
	(Object.keys(segments) as SegmentKey[]).filter((key) => key !== `${model}/${segmentNumber(key)}`);

/** The register of a rule in the stored row. */
export const cadencePath = (rule: CareRule) => `cadence/${rule}` as const;

/** The rules in a stored row; what is no rule is passed over. */
export function careRulesOf(row: Pick<StoredModel, 'deleted' | `cadence/${string}`> | undefined): CareRules {
	const found = Object.entries(row && !row.deleted ? row : {}) as [string, Cadence | null][];
	const under = (prefix: string) => {
		const rules = found.filter(([path, cadence]) => path.startsWith(prefix) && isCadence(cadence));
		return rules.length && Object.fromEntries(rules.map(([path, cadence]) => [path.slice(prefix.length), cadence!]));
	};
	const everybody = found.find(([path]) => path === cadencePath('everybody'))?.[1];
	const [tags, segments] = [under('cadence/tag/'), under('cadence/segment/')];
	return {
		...((everybody === null || isCadence(everybody)) && { default: everybody }),
		...(tags && { tags }),
		...(segments && { segments })
	};
}

/** A contact a month, and never a season without one. */
export const DEFAULT_CADENCE: Cadence = { ideal: 30, maximum: 90 };
export const LONGEST_GAP = 3650;

/** Whether both are whole days of 1 to {@link LONGEST_GAP} and in order; what came with a file need not be. */
const isCadence = (value: Cadence | null | undefined): value is Cadence =>
	!!value && isGap(value.ideal) && isGap(value.maximum) && value.ideal <= value.maximum;
const isGap = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= LONGEST_GAP;

/** A cadence as typed. Fails with `cadence-not-days`, or `cadence-maximum-first` where the longest gap is the shorter. */
export function parseCadence(ideal: string, maximum: string): Result<Cadence> {
	const [first, last] = [ideal, maximum].map((text) => {
		const digits = text.normalize('NFKC').trim();
		return /^\d{1,9}$/.test(digits) ? Number(digits) : NaN;
	}) as [number, number];
	if (!isGap(first) || !isGap(last)) return failed('cadence-not-days', { most: LONGEST_GAP });
	return first <= last ? ok({ ideal: first, maximum: last }) : failed('cadence-maximum-first');
}

/** A cadence and the rule that gave it. */
export type RuledCadence = Cadence &
	({ rule: 'customer' | 'default' } | { rule: 'tag'; tag: string } | { rule: 'segment'; segment: number });

/**
 * The customer's own cadence, else its tag's, else its segment's, else that of everybody. Of several tags the one that
 * asks for the shortest gaps counts. A rule that is no cadence is passed over.
 *
 * @param said what the segments in use say of the customer, where they do
 */
export function cadenceOf(
	customer: Pick<Customer, 'careEveryDays' | 'tags'>,
	said: Pick<Prediction, 'model' | 'segment'> | undefined,
	rules: CareRules
): RuledCadence | null {
	if (isCadence(customer.careEveryDays)) return { ...customer.careEveryDays, rule: 'customer' };
	const own = (map: Record<string, Cadence> | undefined, key: string) =>
		map && Object.hasOwn(map, key) && isCadence(map[key]) ? map[key] : undefined;
	const tagged = (customer.tags ?? []).flatMap((tag): RuledCadence[] => {
		const cadence = own(rules.tags, tag);
		return cadence ? [{ ...cadence, rule: 'tag', tag }] : [];
	});
	if (tagged.length) return tagged.sort((a, b) => a.ideal - b.ideal || a.maximum - b.maximum)[0]!;
	const ofSegment = said?.segment === undefined ? undefined : own(rules.segments, `${said.model}/${said.segment}`);
	if (ofSegment) return { ...ofSegment, rule: 'segment', segment: said!.segment! };
	const general = rules.default === undefined ? DEFAULT_CADENCE : rules.default;
	return isCadence(general) ? { ...general, rule: 'default' } : null;
}

/** The last day on which a contact keeps the cadence. @param from local day of the last contact that was care */
export const careDueOn = (from: PlainDay, { maximum }: Cadence): PlainDay => addDays(from, maximum);

export type CareState = 'kept' | 'due' | 'quiet';

/**
 * Due for care from the day the ideal gap is full; gone quiet from the day after the longest one is. Plain days against a
 * plain day: it turns at the phone's midnight.
 */
export function careState(from: PlainDay, cadence: Cadence, today: PlainDay): CareState {
	const gap = daysBetween(from, today);
	return gap > cadence.maximum ? 'quiet' : gap >= cadence.ideal ? 'due' : 'kept';
}
