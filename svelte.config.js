import adapter from '@sveltejs/adapter-static';

// The hash lets Kit's route announcer keep its one inline style; nothing else inline is allowed.
const routeAnnouncerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter({ pages: 'build', assets: 'build', strict: true }),
		paths: { relative: true },
		serviceWorker: { register: false },
		// A build names itself by its moment unless told otherwise (the two-builds test names both).
		version: { name: process.env.SATCHEL_VERSION ?? Date.now().toString(36) },
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
