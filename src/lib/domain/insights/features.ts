import type { Customer } from '../customer';
import { customFeatureOf, type CustomFeatureKey } from './custom-features';
import type { Feedback } from '../feedback';
import type { FollowUp } from '../follow-up';
import type { Channel, Interaction } from '../interaction';
import type { Order } from '../order';
import { registerStamp } from '../record';
import type { Stamp } from '../stamp';
import { daysBetween, yearsBetween, type Instant, type PlainDay } from '../time';

/** A customer with all that is theirs; none of it from the trash. */
export interface Dossier {
	customer: Customer;
	contacts: readonly Interaction[];
	followUps: readonly FollowUp[];
	orders: readonly Order[];
	feedback: readonly Feedback[];
}

/** The moment a feature is of. Nothing that happened at it or after it, or was told later, is known. */
export interface Vantage {
	at: Instant;
	/** That moment's day on the phone's calendar. */
	day: PlainDay;
	/** Of the outcome's own writing: what is not dated itself is known where it was written no later. Missing: now. */
	stamp?: Stamp;
	/** The phone's calendar day of an instant. */
	dayOf: (at: Instant) => PlainDay;
	/** ISO 4217; orders in other currencies are not added up. */
	currency: string;
}

type Feature = (dossier: Dossier, vantage: Vantage) => number | undefined;

/** Days that contact frequency looks back. */
export const FREQUENCY_DAYS = 90;
const HOUR_MS = 3_600_000;

const contactsBefore = ({ contacts }: Dossier, { at }: Vantage) => contacts.filter(({ startedAt }) => startedAt < at);

/** Whether an undated register was written no later than the outcome. */
const toldBefore = ({ customer }: Dossier, { stamp }: Vantage, path: string): boolean =>
	stamp === undefined || registerStamp(customer, path) <= stamp;

/** Opening totals, where they are of a day no later than this one and were told before the outcome. */
function openingBefore(dossier: Dossier, vantage: Vantage): Customer['opening'] {
	const { opening } = dossier.customer;
	return opening && opening.asOf <= vantage.day && toldBefore(dossier, vantage, 'opening') ? opening : undefined;
}

/** The sum of an opening total and of the orders it does not hold already; unknown where neither is there. */
function total(part: 'orderCount' | 'totalAmount', of: (order: Order) => number): Feature {
	return (dossier, vantage) => {
		const { opening } = dossier.customer;
		const held = opening?.[part] === undefined ? undefined : opening.asOf;
		const known = openingBefore(dossier, vantage)?.[part];
		const orders = dossier.orders.filter(
			({ at, currency }) =>
				at < vantage.at &&
				(part === 'orderCount' || currency === vantage.currency) &&
				(held === undefined || vantage.dayOf(at) > held)
		);
		if (known === undefined && (held !== undefined || orders.length === 0)) return undefined;
		return orders.reduce((sum, order) => sum + of(order), known ?? 0);
	};
}

const share =
	(...channels: Channel[]): Feature =>
	(dossier, vantage) => {
		const contacts = contactsBefore(dossier, vantage);
		return contacts.filter(({ channel }) => channels.includes(channel)).length / Math.max(contacts.length, 1);
	};

/** Ratings 1-5 given before the moment: in contacts and outside them, the last one last. */
export function ratingsOf({ contacts, feedback }: Pick<Dossier, 'contacts' | 'feedback'>): RatingGiven[] {
	const inContacts = contacts.flatMap((contact) =>
		contact.satisfaction === undefined
			? []
			: [{ at: contact.startedAt, rating: contact.satisfaction, stamp: registerStamp(contact, 'satisfaction') }]
	);
	const outside = feedback.flatMap((each) =>
		each.kind === 'CSAT' ? [{ at: each.at, rating: each.score, stamp: registerStamp(each, 'score') }] : []
	);
	return [...inContacts, ...outside].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

export interface RatingGiven {
	at: Instant;
	rating: number;
	stamp: Stamp;
}

function median(values: number[]): number | undefined {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle] : sorted.length ? (sorted[middle - 1]! + sorted[middle]!) / 2 : undefined;
}

/** What models may learn from, each as it was known at a moment. */
const BOOK_FEATURES = {
	/** Years: as recorded, moved by the years between then and now; a birthday where no age was recorded. */
	age: ({ customer: { age, birthday } }, { day }) =>
		age ? age.years + yearsBetween(age.asOf, day) : birthday ? yearsBetween(birthday, day) : undefined,
	/** 0 male, 1 female. */
	gender: ({ customer: { gender } }) => (gender === 'male' ? 0 : gender === 'female' ? 1 : undefined),
	orderCount: total('orderCount', () => 1),
	/** In the home currency. */
	totalAmount: total('totalAmount', ({ amount }) => amount),
	/** Days since the last contact or order. */
	recency: (dossier, vantage) => {
		const moments = [
			...contactsBefore(dossier, vantage).map(({ startedAt }) => startedAt),
			...dossier.orders.filter(({ at }) => at < vantage.at).map(({ at }) => at)
		];
		if (moments.length === 0) return undefined;
		const last = moments.reduce((latest, each) => (each > latest ? each : latest));
		return daysBetween(vantage.dayOf(last), vantage.day);
	},
	/** Contacts in 90 days. */
	contactFrequency: (dossier, vantage) =>
		contactsBefore(dossier, vantage).filter(
			({ startedAt }) => daysBetween(vantage.dayOf(startedAt), vantage.day) <= FREQUENCY_DAYS
		).length,
	/** Median hours to the reply, of what the customer asked and was answered before the moment. */
	responseTime: (dossier, { at }) =>
		median(
			dossier.contacts.flatMap(({ receivedAt, respondedAt }) =>
				receivedAt && respondedAt && respondedAt < at
					? [(Date.parse(respondedAt) - Date.parse(receivedAt)) / HOUR_MS]
					: []
			)
		),
	/** Follow-ups whose day had passed and that were not done. */
	overdueFollowUps: ({ followUps }, { at, day }) =>
		followUps.filter(({ dueOn, doneAt }) => dueOn < day && (doneAt === undefined || doneAt >= at)).length,
	/** Shares of contacts by channel; email, post and others are the rest. */
	'channelMix/phone': share('phone', 'video'),
	'channelMix/chat': share('chat', 'sms', 'social'),
	'channelMix/visit': share('visit'),
	/** 1-5: the last one before the moment. */
	lastRating: (dossier, { at }) => ratingsOf(dossier).findLast((given) => given.at < at)?.rating
} as const satisfies Record<string, Feature>;

type BookFeature = keyof typeof BOOK_FEATURES;
export type FeatureKey = BookFeature | CustomFeatureKey;

export const BOOK_FEATURE_KEYS = Object.keys(BOOK_FEATURES) as BookFeature[];
/** *Basic features*. */
export const BASIC_FEATURES: readonly FeatureKey[] = ['age', 'orderCount', 'totalAmount'];

/** What a prediction begins with: those, and how the customer has been dealt with. */
export const TELLING_FEATURES: readonly FeatureKey[] = [
	...BASIC_FEATURES,
	...(['recency', 'contactFrequency', 'responseTime', 'overdueFollowUps'] as const)
];
/** Share of the customers of whom each must be known: a customer who lacks one teaches nothing. */
export const TELLING_SHARE = 0.8;

export const isFeatureKey = (key: string): key is FeatureKey =>
	Object.hasOwn(BOOK_FEATURES, key) || (key.startsWith('custom/') && key.length > 'custom/'.length);

/** A feature of a customer as it was known at a moment; NaN where it was not. */
export function featureOf(key: FeatureKey, dossier: Dossier, vantage: Vantage): number {
	if (Object.hasOwn(BOOK_FEATURES, key)) return BOOK_FEATURES[key as BookFeature](dossier, vantage) ?? NaN;
	const value = customFeatureOf(dossier.customer, key);
	if (!value || !toldBefore(dossier, vantage, value.path)) return NaN;
	return value.is;
}
