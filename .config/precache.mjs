import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the app itself never asks for: the service worker, what hosts read, what shops show, the mark of new builds. */
const NOT_KEPT = /^(service-worker\.js|_headers|screenshots\/.*|_app\/version\.json|(.*\/)?\..*)$/;

/**
 * Every file of a build, as Workbox wants to know them: an address relative to the service worker, and a revision where
 * the name does not carry the file's hash.
 *
 * @param {string} folder
 */
function filesToKeep(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(folder.length + 1)
				.replaceAll('\\', '/')
		)
		.filter((file) => !NOT_KEPT.test(file))
		.sort()
		.map((file) => ({
			// A page is asked for as its folder.
			url: './' + file.replace(/(^|\/)index\.html$/, '$1'),
			revision: file.startsWith('_app/immutable/')
				? null
				: createHash('sha256')
						.update(readFileSync(join(folder, file)))
						.digest('hex')
						.slice(0, 16)
		}));
}

/**
 * The adapter with one more step: the service worker learns every file of the finished build. Kit's own list
 * (`$service-worker`) lacks the chunks that the web worker loads later, and offline those tasks would fail.
 *
 * @param {import('@sveltejs/kit').Adapter} adapter
 * @param {string} folder where the adapter writes
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function withPrecache(adapter, folder) {
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			const file = join(folder, 'service-worker.js');
			const [before, after, ...more] = readFileSync(file, 'utf8').split('self.__WB_MANIFEST');
			if (after === undefined || more.length > 0) throw new Error('The service worker must name its manifest once.');
			writeFileSync(file, before + JSON.stringify(filesToKeep(folder)) + after);
		}
	};
}
