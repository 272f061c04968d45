import type { Customer } from '../customer';
import type { FollowUp } from '../follow-up';
import type { Channel } from '../interaction';

/** How to reach a customer: on which channel, and which better ones they no longer consent to. */
export interface Way {
	/** Missing where every way is blocked, or none is known. */
	channel?: Channel;
	blocked: Channel[];
}

/** Tried in this order where neither the occasion nor the customer asks for one. */
const USUAL: readonly Channel[] = ['phone', 'chat', 'email', 'visit', 'social', 'post'];

/** Whether what the book knows of a customer is enough to reach them on a channel. */
function isKnown(customer: Customer, channel: Channel): boolean {
	const { phone, morePhones, email, moreEmails, handles, address, place } = customer;
	const hasPhone = Boolean(phone || morePhones?.length);
	const hasHandle = Object.keys(handles ?? {}).length > 0;
	switch (channel) {
		case 'phone':
		case 'sms':
			return hasPhone;
		case 'chat':
		case 'video':
			return hasPhone || hasHandle;
		case 'email':
			return Boolean(email || moreEmails?.length);
		case 'social':
			return hasHandle;
		default:
			return Boolean(address || place);
	}
}

/**
 * The channel that was promised, else the customer's preferred one, else the first on which the book can reach them.
 * Unknown consent allows; withdrawn consent blocks its channel, the promised and the preferred one too.
 */
export function wayTo(customer: Customer, promised?: Channel): Way {
	const wanted = [promised, customer.preferredChannel].filter((channel) => channel !== undefined);
	const channels = new Set([...wanted, ...USUAL.filter((channel) => isKnown(customer, channel))]);
	const blocked: Channel[] = [];
	for (const channel of channels) {
		if (customer.consent?.[channel]?.state !== 'withdrawn') return { channel, blocked };
		blocked.push(channel);
	}
	return { blocked };
}

/** The channel a follow-up is kept on. */
export function channelOf(kind: FollowUp['kind']): Channel | undefined {
	switch (kind) {
		case 'call':
			return 'phone';
		case 'message':
			return 'chat';
		case 'email':
		case 'visit':
			return kind;
		default:
			return undefined;
	}
}
