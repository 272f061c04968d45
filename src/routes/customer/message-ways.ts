import type { Customer } from '$lib/domain/customer';
import type { Channel } from '$lib/domain/interaction';
import { emailLink, messageLink, whatsAppLink } from '$lib/domain/links';
import { phoneKey } from '$lib/domain/phone';
import type { Template } from '$lib/domain/template';

/** How a message leaves the app. */
export type Way = 'sms' | 'whatsapp' | 'wechat' | 'email';

/** What the log calls it. */
export const channelOf = (way: Way): Channel => (way === 'sms' || way === 'email' ? way : 'chat');

/** Numbers or addresses by which a way reaches the customer, each once; WeChat has none, for nothing opens it from here. */
export function addressesOf(customer: Customer, way: Way, country: string): string[] {
	const { phone, morePhones = [], email, moreEmails = [], handles } = customer;
	const given = (values: (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined))];
	if (way === 'email') return given([email, ...moreEmails]).filter((address) => emailLink(address));
	if (way === 'wechat') return [];
	const phones = given([phone, ...morePhones]).filter((number) => messageLink(number));
	if (way === 'sms') return phones;
	return given([handles?.whatsapp, ...phones].map((number) => phoneKey(number, country))).filter((number) =>
		whatsAppLink(number)
	);
}

/** The ways a message can take, the likeliest first: to whoever has a chat handle, by that. */
export function messageWays(customer: Customer, country: string): Way[] {
	const { handles, preferredChannel } = customer;
	const ways = (['sms', 'whatsapp', 'wechat'] as const).filter(
		(way) => way === 'wechat' || addressesOf(customer, way, country).length > 0
	);
	const likely = (way: Way) =>
		preferredChannel === 'sms' ? Number(way === 'sms') : way === 'sms' ? 0.5 : Number(handles?.[way] !== undefined);
	return [...ways].sort((a, b) => likely(b) - likely(a));
}

/** Whether a template is for this way. */
export const fits = ({ channel }: Pick<Template, 'channel'>, way: Way): boolean =>
	channel === undefined || (way === 'email' ? channel === 'email' : ['sms', 'chat', 'social'].includes(channel));

/** The address that opens it elsewhere; undefined where only copying does. */
export function linkOf(
	way: Way,
	address: string,
	message: { subject: string; text: string },
	apple: boolean
): string | undefined {
	if (way === 'sms') return messageLink(address, message.text, apple);
	if (way === 'whatsapp') return whatsAppLink(address, message.text);
	return way === 'email' ? emailLink(address, { subject: message.subject, body: message.text }) : undefined;
}
