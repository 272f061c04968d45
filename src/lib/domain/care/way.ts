import { withdrawalOf } from '../consent';
import type { Customer } from '../customer';
import type { Channel } from '../interaction';
import { callLink, emailLink, messageLink, whatsAppLink } from '../links';

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
 * One of the channels that were promised, else the customer's preferred one, else the first on which the book can reach them.
 * Unknown consent allows; withdrawn consent blocks its channel, the promised and the preferred one too.
 */
export function wayTo(customer: Customer, promised: readonly Channel[] = []): Way {
	const wanted = customer.preferredChannel ? [...promised, customer.preferredChannel] : promised;
	const channels = new Set([...wanted, ...USUAL.filter((channel) => isKnown(customer, channel))]);
	const blocked: Channel[] = [];
	for (const channel of channels) {
		if (!withdrawalOf(customer, [channel])) return { channel, blocked };
		blocked.push(channel);
	}
	return { blocked };
}

/** Where a channel leads out of the app, and what the contact is called that is made there. */
export interface WayOut {
	href: string;
	channel: Channel;
}

/**
 * The link that reaches a customer on a channel; undefined where nothing opens it from here. A message goes to WhatsApp
 * where that is known, else as a text message, unless they refused those.
 */
export function wayOut(customer: Customer, channel: Channel): WayOut | undefined {
	const [phone = '', email = ''] = [
		customer.phone ?? customer.morePhones?.[0],
		customer.email ?? customer.moreEmails?.[0]
	];
	const to = (href: string | undefined, by = channel): WayOut | undefined =>
		href === undefined ? undefined : { href, channel: by };
	switch (channel) {
		case 'phone':
			return to(callLink(phone));
		case 'sms':
			return to(messageLink(phone));
		case 'chat': {
			const { whatsapp, wechat } = customer.handles ?? {};
			const link = to(whatsAppLink(whatsapp ?? ''));
			return link || wechat || withdrawalOf(customer, ['sms']) ? link : to(messageLink(phone), 'sms');
		}
		case 'email':
			return to(emailLink(email));
		default:
			return undefined;
	}
}
