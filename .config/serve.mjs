import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { gzipSync } from 'node:zlib';

const TYPES = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.txt': 'text/plain; charset=utf-8'
};

/** @type {Map<string, { changedAt: number, bytes: Buffer }>} */
const kept = new Map();

/** A file compressed, once for as long as it stays the same. @param {string} file @param {number} changedAt */
function zipped(file, changedAt) {
	let found = kept.get(file);
	if (found?.changedAt !== changedAt) kept.set(file, (found = { changedAt, bytes: gzipSync(readFileSync(file)) }));
	return found.bytes;
}

/**
 * Serves a folder as a dumb file host does: what is there or 404, no fallback page, the least of headers.
 *
 * @param {string} folder what is served
 * @param {{ port?: number, base?: string, cached?: boolean }} [options] port 0 takes any free one; base is the path it
 *   is served under, with a slash at both ends; cached lets the browser keep what never changes under its name
 * @returns {Promise<{ url: string, port: number, stop: () => Promise<void> }>} rejects when the port is taken
 */
export function serve(folder, { port = 0, base = '/', cached = false } = {}) {
	const server = createServer((request, response) => {
		const answer = (/** @type {number} */ status, headers = {}) => response.writeHead(status, headers).end();
		let path;
		try {
			path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
		} catch {
			return answer(400);
		}
		if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405);
		if (!path.startsWith(base)) return answer(404);
		let file = normalize(join(folder, path.slice(base.length)));
		if (!(file + sep).startsWith(normalize(folder + sep))) return answer(404);
		let found = statSync(file, { throwIfNoEntry: false });
		if (found?.isDirectory()) {
			if (!path.endsWith('/')) return answer(301, { location: `${path}/` });
			file = join(file, 'index.html');
			found = statSync(file, { throwIfNoEntry: false });
		}
		if (!found?.isFile()) return answer(404);
		const type = TYPES[/** @type {keyof TYPES} */ (extname(file))] ?? 'application/octet-stream';
		const zip = type !== 'image/png' && /\bgzip\b/.test(String(request.headers['accept-encoding']));
		response.writeHead(200, {
			'content-type': type,
			'cache-control': cached && path.includes('/immutable/') ? 'max-age=31536000, immutable' : 'no-cache',
			...(zip && { 'content-encoding': 'gzip' })
		});
		if (request.method === 'HEAD') return response.end();
		if (zip) response.end(zipped(file, found.mtimeMs));
		else pipeline(createReadStream(file), response, () => {});
	});
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, 'localhost', () => {
			const address = server.address();
			const taken = address && typeof address === 'object' ? address.port : port;
			resolve({
				url: `http://localhost:${taken}${base}`,
				port: taken,
				stop: () =>
					new Promise((stopped) => {
						server.close(() => stopped());
						server.closeAllConnections();
					})
			});
		});
	});
}
