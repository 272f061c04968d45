import type { Reason, UnseenLevel } from '$lib/domain/model';
import { formatAmount, formatNumber, formatPercent } from '$lib/ui/format';
import { m } from '$lib/i18n';
import { featureName } from '../feature-words';

const counted = (value: number) => ({ count: value, number: formatNumber(value, 1) });

const SAYS: Record<string, (value: number, currency: string) => string> = {
	age: (value) => m.feature_says_age({ number: formatNumber(value, 0) }),
	gender: (value) => (value === 1 ? m.feature_says_woman() : m.feature_says_man()),
	orderCount: (value) => m.feature_says_order_count(counted(value)),
	totalAmount: (value, currency) => m.feature_says_total_amount({ amount: formatAmount(value, currency) }),
	recency: (value) => m.feature_says_recency(counted(value)),
	contactFrequency: (value) => m.feature_says_contact_frequency(counted(value)),
	responseTime: (value) => m.feature_says_response_time({ number: formatNumber(value, 1) }),
	overdueFollowUps: (value) => m.feature_says_overdue(counted(value)),
	'channelMix/phone': (value) => m.feature_says_calls({ share: formatPercent(value) }),
	'channelMix/chat': (value) => m.feature_says_messages({ share: formatPercent(value) }),
	'channelMix/visit': (value) => m.feature_says_visits({ share: formatPercent(value) }),
	lastRating: (value) => m.feature_says_last_rating({ number: formatNumber(value, 1) })
};

/** What is so of the customer: `last rating 2`. */
export function reasonText({ key, value, currency = '', kind }: Reason): string {
	if (Object.hasOwn(SAYS, key)) return SAYS[key]!(value, currency);
	const name = featureName(key);
	if (kind) return m.feature_says_whether({ name, is: `${kind}-${value === 1 ? 'yes' : 'no'}` });
	return m.feature_says_custom({ name, value: formatNumber(value, 2) });
}

/** What a model has never met of a customer: `City “Ulm”`. */
export const unseenText = ({ key, level }: UnseenLevel): string =>
	m.prediction_unseen({ name: featureName(key), level });

const SURELY = 0.9;
const LIKELY = 0.7;

/** A probability of being satisfied in words: `Likely dissatisfied (71 %)`. */
export function likelyText(probability: number): string {
	const isYes = probability >= 0.5;
	const certainty = isYes ? probability : 1 - probability;
	const how = certainty >= SURELY ? 'surely' : certainty >= LIKELY ? 'likely' : 'rather';
	return m.prediction_likely({ level: `${how}-${isYes ? 'yes' : 'no'}`, share: formatPercent(certainty) });
}
