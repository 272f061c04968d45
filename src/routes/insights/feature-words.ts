import type { Level } from '$lib/domain/insights/description';
import type { FeatureKey } from '$lib/domain/insights/features';
import type { UsedRows } from '$lib/domain/model';
import type { Problem } from '$lib/domain/problem';
import { formatAmount, formatNumber, formatPercent } from '$lib/ui/format';
import { problemText } from '$lib/ui/problem-text';
import type { ModelOfBook } from '$lib/worker/tasks/prediction';
import { m } from '$lib/i18n';

interface Words {
	name: () => string;
	/** A mean, or one customer's value, with its unit. */
	value: (value: number, currency: string) => string;
	/** What customers are like of whom it is low or high. */
	trait: (input: { level: Exclude<Level, 'average'> }) => string;
}

const number = (value: number) => formatNumber(value, 1);

const WORDS: Record<Exclude<FeatureKey, `custom/${string}`>, Words> = {
	age: {
		name: m.feature_age,
		value: (value) => m.feature_value_years({ number: number(value) }),
		trait: m.feature_trait_age
	},
	gender: {
		name: m.feature_gender,
		value: (value) => m.feature_value_women({ share: formatPercent(value) }),
		trait: m.feature_trait_gender
	},
	orderCount: { name: m.feature_order_count, value: number, trait: m.feature_trait_order_count },
	totalAmount: { name: m.feature_total_amount, value: formatAmount, trait: m.feature_trait_total_amount },
	recency: {
		name: m.feature_recency,
		value: (value) => m.feature_value_days({ number: number(value) }),
		trait: m.feature_trait_recency
	},
	contactFrequency: { name: m.feature_contact_frequency, value: number, trait: m.feature_trait_contact_frequency },
	responseTime: {
		name: m.feature_response_time,
		value: (value) => m.feature_value_hours({ number: number(value) }),
		trait: m.feature_trait_response_time
	},
	overdueFollowUps: { name: m.feature_overdue, value: number, trait: m.feature_trait_overdue },
	'channelMix/phone': { name: m.feature_calls, value: formatPercent, trait: m.feature_trait_calls },
	'channelMix/chat': { name: m.feature_messages, value: formatPercent, trait: m.feature_trait_messages },
	'channelMix/visit': { name: m.feature_visits, value: formatPercent, trait: m.feature_trait_visits },
	lastRating: {
		name: m.feature_last_rating,
		value: (value) => m.feature_value_of_five({ number: number(value) }),
		trait: m.feature_trait_last_rating
	}
};

/** Words of a field of the person's own: its name as they wrote it. */
function wordsOf(key: string): Words {
	if (Object.hasOwn(WORDS, key)) return WORDS[key as keyof typeof WORDS];
	const name = key.replace(/^custom\//, '');
	return {
		name: () => name,
		value: (value) => formatNumber(value, 2),
		trait: ({ level }) => m.feature_trait_custom({ level, name })
	};
}

/** What a feature is called. @param key also of a newer Satchel */
export const featureName = (key: string): string => wordsOf(key).name();

/** A value of a feature, with its unit. @param currency ISO 4217; empty where none is known */
export const featureValue = (key: string, value: number, currency: string): string =>
	wordsOf(key).value(value, currency);

/** `young`, `order often`: customers of whom a feature stands at this level. */
export const traitText = (key: string, level: Exclude<Level, 'average'>): string => wordsOf(key).trait({ level });

/** Clauses one after another, the first with a capital. */
export function joined(clauses: readonly string[]): string {
	const text = clauses.join(m.feature_comma());
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Sentences one after another, as the language sets them apart; what is not there is passed over. */
export const sentences = (...all: (string | false | null | undefined)[]): string =>
	all
		.filter((each) => !!each)
		.reduce<string>((first, second) => {
			return first ? m.feature_sentences({ first, second: second as string }) : (second as string);
		}, '');

/** How many customers are left out, and what is not known of them. */
export function leftOutText({ leftOut, lacking }: UsedRows): string {
	if (leftOut === 0) return m.feature_left_nobody();
	return m.feature_left_out({ count: leftOut, number: formatNumber(leftOut), reasons: countsText(lacking) });
}

/** Of how many customers the model left something out, because it had never met it. */
export const unseenCountText = ({ customers, fields }: ModelOfBook['unseen']): string =>
	m.prediction_unseen_count({ count: customers, number: formatNumber(customers), fields: countsText(fields) });

/** `Age of 7, City of 2`: the most frequent first. */
const countsText = (counts: Readonly<Record<string, number>>): string =>
	Object.entries(counts)
		.sort(([, a], [, b]) => b - a)
		.map(([key, count]) => m.feature_lacking({ name: featureName(key), number: formatNumber(count) }))
		.join(m.feature_comma());

const OF_A_FEATURE: Partial<Record<Problem['code'], (input: { name: string }) => string>> = {
	'feature-missing': m.feature_missing,
	'feature-constant': m.feature_constant,
	'feature-not-finite': m.feature_not_finite
};

/** Why there is no result; names the feature at fault. */
export function refusalText(problem: Problem): string {
	const { feature } = problem.facts;
	const say = OF_A_FEATURE[problem.code];
	return say && feature !== undefined ? say({ name: featureName(String(feature)) }) : problemText(problem);
}
