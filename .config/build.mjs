import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const SOURCES = ['src', 'static', '.config/samples', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];
const GENERATED = ['paraglide', 'cache'];

/** Newest change under a path, in milliseconds since 1970; 0 where there is nothing. @param {string} path @returns {number} */
function newest(path) {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
	const inside = readdirSync(path).filter((name) => !GENERATED.includes(name));
	return Math.max(...inside.map((name) => newest(join(path, name))), found.mtimeMs);
}

/**
 * Builds the app, unless the folder already holds a build newer than every source.
 *
 * @param {{ folder?: string, version?: string }} [options] where to (from the project's root), and the build's name
 * @returns {Promise<string>} the folder's full path
 */
export async function build({ folder = 'build', version } = {}) {
	const place = join(root, folder);
	const built = newest(join(place, 'index.html'));
	if (built > Math.max(...SOURCES.map((path) => newest(join(root, path))))) return place;
	const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
	const env = { ...process.env, SATCHEL_BUILD: folder, ...(version && { SATCHEL_VERSION: version }) };
	return new Promise((resolve, reject) => {
		const run = spawn(process.execPath, [vite, 'build'], { cwd: root, env });
		let said = '';
		for (const stream of [run.stdout, run.stderr]) stream.on('data', (data) => (said += data));
		run.on('error', reject);
		run.on('close', (code) => (code === 0 ? resolve(place) : reject(new Error(`The build failed.\n${said}`))));
	});
}
