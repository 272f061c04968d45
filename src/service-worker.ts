/// <reference lib="webworker" />
import { addRoute, cleanupOutdatedCaches, getCacheKeyForURL, precache, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

/** `__WB_MANIFEST`: every file of the build, put in when it is finished (.config/precache.mjs). */
declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] };

// The whole app is kept on the phone: after the first visit the host is asked only whether there is a newer build.
precache(self.__WB_MANIFEST);
// A record's id is in the query (`customer/?id=…`), and no query changes which file answers.
addRoute({ ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();

/** A page asked for without its last slash: hosts redirect to the folder, and so does the phone. */
const folderOf = (url: URL) => `${url.origin}${url.pathname}/`;
registerRoute(
	({ request, url }) => request.mode === 'navigate' && getCacheKeyForURL(folderOf(url)) !== undefined,
	async ({ url }) => Response.redirect(folderOf(url) + url.search, 301)
);

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A new build waits until the page says so: the page knows whether anything is unsaved.
self.addEventListener('message', ({ data }) => {
	if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
