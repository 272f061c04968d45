import type { Stamped } from './record';
import type { Instant } from './time';

/** In the order the app offers them; the first five are Log's buttons. */
export const CHANNELS = ['phone', 'chat', 'email', 'visit', 'social', 'sms', 'video', 'post', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

export const OUTCOMES = [
	'reached',
	'no-answer',
	'left-message',
	'sent',
	'replied',
	'met',
	'missed',
	'refused'
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Rating = 1 | 2 | 3 | 4 | 5;

/** One contact with a customer, on any channel, in either direction. */
export interface Interaction extends Stamped {
	customerId: string;
	/** The rep's name, or this device's id while no name is set. */
	by?: string;
	channel: Channel;
	direction: 'in' | 'out';
	startedAt: Instant;
	minutes?: number;
	outcome?: Outcome;
	note?: string;
	needs?: string;
	receivedAt?: Instant;
	respondedAt?: Instant;
	resolvedAt?: Instant;
	status?: 'open' | 'resolved';
	/** 1 (unhappy) to 5 (happy); the only home of a rating given in a contact. */
	satisfaction?: Rating;
	place?: { lat: number; lng: number };
	batch?: string;
}

/** Outcomes a channel can have, the likeliest first. */
export function outcomesOf(channel: Channel): readonly Outcome[] {
	switch (channel) {
		case 'phone':
		case 'video':
			return ['reached', 'no-answer', 'left-message', 'refused'];
		case 'visit':
			return ['met', 'missed', 'refused'];
		default:
			return ['sent', 'replied', 'no-answer', 'refused'];
	}
}
