import type { Service } from '$lib/domain/handles';
import { fieldLabel } from '$lib/i18n/field-labels';
import { m } from '$lib/i18n';

const NAMES: Record<Service, () => string> = {
	wechat: () => fieldLabel('wechat'),
	whatsapp: () => fieldLabel('whatsapp'),
	telegram: () => 'Telegram',
	line: () => 'LINE',
	signal: () => 'Signal',
	qq: () => 'QQ',
	weibo: m.details_weibo,
	linkedin: () => 'LinkedIn',
	instagram: () => 'Instagram',
	facebook: () => 'Facebook',
	x: () => 'X'
};

/** What a service is called; one that is not known, by its own word. */
export const serviceName = (service: string): string =>
	Object.hasOwn(NAMES, service) ? NAMES[service as Service]() : service;
