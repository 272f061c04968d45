import adapter from '@sveltejs/adapter-static';
import { withPrecache } from './.config/precache.mjs';

// The hash lets Kit's route announcer keep its one inline style; nothing else inline is allowed.
const routeAnnouncerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

// The two-builds test builds into a second folder.
const folder = process.env.SATCHEL_BUILD ?? 'build';

// A build names itself by its moment unless told otherwise (the two-builds test names both). Kit reads this file more
// than once in a build, its prerenderer in another process: the first reading names it for all.
process.env.SATCHEL_VERSION ??= Date.now().toString(36);

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: withPrecache(adapter({ pages: folder, assets: folder, strict: true }), folder),
		paths: { relative: true },
		// The page registers it, with a Trusted Types address.
		serviceWorker: { register: false },
		version: { name: process.env.SATCHEL_VERSION },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-hashes', routeAnnouncerStyle],
				'img-src': ['self', 'data:', 'blob:'],
				'media-src': ['blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'trusted-types': ['svelte-trusted-html', 'satchel-scripts'],
				'require-trusted-types-for': ['script']
			}
		}
	}
};
