import { digitsOf, tidy } from './text';

/** A name somebody goes by elsewhere, without the address or the @ it may have been typed with. */
const plain = (handle: string): string =>
	tidy(handle)
		.replace(/^https?:\/\/[^/]+\/(?:in\/|n\/)?/i, '')
		.replace(/[/?#].*$/, '')
		.replace(/^@/, '');

const at = (address: string) => (handle: string) => {
	const name = plain(handle);
	return name && address + encodeURIComponent(name.toWellFormed());
};
const byNumber = (address: string) => (handle: string) => {
	const digits = digitsOf(handle);
	return digits.length >= 7 ? address + digits : '';
};

/** Services a handle can be of, and how each is opened there; those without a way have none that works on every phone. */
const LINKS = {
	wechat: undefined,
	whatsapp: byNumber('https://wa.me/'),
	telegram: at('https://t.me/'),
	line: at('https://line.me/R/ti/p/~'),
	signal: byNumber('https://signal.me/#p/+'),
	qq: undefined,
	weibo: at('https://weibo.com/n/'),
	linkedin: at('https://www.linkedin.com/in/'),
	instagram: at('https://www.instagram.com/'),
	facebook: at('https://www.facebook.com/'),
	x: at('https://x.com/')
} satisfies Record<string, ((handle: string) => string) | undefined>;

export type Service = keyof typeof LINKS;
export const SERVICES = Object.keys(LINKS) as Service[];

/** The address that opens a handle, where there is one. */
export const handleLink = (service: string, handle: string): string | undefined =>
	(Object.hasOwn(LINKS, service) && LINKS[service as Service]?.(handle)) || undefined;
