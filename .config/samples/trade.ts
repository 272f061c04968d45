import type { Channel } from '../../src/lib/domain/interaction.ts';
import type { SampleName } from '../../src/lib/domain/sample.ts';

/** Something a rep writes, in both languages. */
export type Text = readonly [english: string, chinese: string];

/** Median, and standard deviation of the logarithm. */
export type Spread = readonly [median: number, spread: number];

/** What makes the customers of one trade what they are. */
export interface Trade {
	name: SampleName;
	seed: number;
	customers: number;
	/** Part of the customers that are companies, not people. */
	companies: number;
	/** Part of the people whose language is Chinese. */
	chinese: number;
	/** The part of the busiest month's trade that each month has, January first. */
	season: number[];
	/** Minutes since midnight. */
	opens: number;
	closes: number;
	/** Part of what falls on a weekend that stays there. */
	weekends: number;
	channels: readonly (readonly [Channel, weight: number])[];
	/** Part of the contacts that the customer begins. */
	inbound: number;
	/** Days between contacts, one customer's usual time. */
	contactEvery: Spread;
	cadences: readonly (readonly [ideal: number, maximum: number])[];
	/** Days between orders, one customer's usual time. */
	orderEvery: Spread;
	/** Hundredths of the currency, one customer's usual order. */
	order: Spread;
	/** Amounts are multiples of so many hundredths, less `below`. */
	priceStep: number;
	priceBelow: number;
	titles: readonly Text[];
	tags: readonly Text[];
	needs: readonly Text[];
	notes: readonly Text[];
	/** What a customer who begins the contact wants. */
	asked: readonly Text[];
	/** What the rep tells of a contact of their own. */
	told: readonly Text[];
	promises: readonly Text[];
	orders: readonly Text[];
}

/** Where customers of any trade come from. */
export const SOURCES: readonly Text[] = [
	['Recommended by a friend', '朋友介绍'],
	['Website', '官网'],
	['Trade fair', '展会'],
	['WeChat', '微信'],
	['Search', '搜索'],
	['Walked in', '上门']
];

export const MISSED: readonly Text[] = [
	['No answer, will try again.', '没有接，改天再打。'],
	['Voicemail; asked for a call back.', '转到语音信箱，留言请回电。'],
	['Was in a meeting.', '在开会，不方便说话。']
];

export const PRAISE: readonly Text[] = [
	['Quick, friendly, no fuss.', '又快又客气，不啰嗦。'],
	['Always calls back.', '说回电话就回电话。'],
	['Knows what I need.', '知道我要什么。'],
	['Would recommend you.', '会推荐给朋友。']
];

export const COMPLAINTS: readonly Text[] = [
	['Waited days for an answer.', '等了好几天才有回音。'],
	['Nobody called back as promised.', '说好回电话，没人打来。'],
	['I only hear from you when I complain.', '不投诉就没人理。'],
	['Too slow this time.', '这次太慢了。']
];
