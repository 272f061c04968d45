import { describe, expect, it } from 'vitest';
import { handleLink } from '$lib/domain/handles';

describe('a handle elsewhere', () => {
	it.each([
		['whatsapp', '+86 138 0013 8000', 'https://wa.me/8613800138000'],
		['whatsapp', 'fang', undefined],
		['telegram', '@fang_w', 'https://t.me/fang_w'],
		['telegram', 'https://t.me/fang_w?start=1', 'https://t.me/fang_w'],
		['linkedin', 'https://www.linkedin.com/in/fang-wang/', 'https://www.linkedin.com/in/fang-wang'],
		['x', 'a/b"><script>', 'https://x.com/a'],
		['instagram', 'javascript:alert(1)', 'https://www.instagram.com/javascript%3Aalert(1)'],
		['weibo', '王芳', 'https://weibo.com/n/%E7%8E%8B%E8%8A%B3'],
		['telegram', ' @ ', undefined],
		['wechat', 'fang', undefined],
		['__proto__', 'fang', undefined]
	])('of %s, «%s», is opened at %s', (service, handle, link) => expect(handleLink(service, handle)).toBe(link));
});
