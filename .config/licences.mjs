import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.mjs';

const MODULE = 'virtual:licences';

/** Packages that build the app and leave some of their own code in it: the framework's runtime, messages, icons. */
const LEAVE_CODE_IN_THE_BUILD = ['@inlang/paraglide-js', '@sveltejs/kit', 'clsx', 'devalue', 'esm-env', 'svelte'];

/** The icon package carries no licence file; this is Lucide's. */
const LUCIDE = `ISC License

Copyright (c) for portions of Lucide are held by Cole Bemis 2013-2022 as part of Feather (MIT). All other copyright (c) for Lucide are held by Lucide Contributors 2022.

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

/** @param {string} path from the project's root @returns {any} */
const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/**
 * The licences of all code in the app that is not its own: what `package.json` needs to run and what that needs, by the
 * lockfile's versions, and the packages that leave code in the build.
 *
 * @returns {{ name: string, version: string, licence: string, text: string }[]} by name
 */
export function licences() {
	const locked = json('package-lock.json').packages;
	const names = new Set([...Object.keys(json('package.json').dependencies), ...LEAVE_CODE_IN_THE_BUILD]);
	for (const name of names) {
		if (LEAVE_CODE_IN_THE_BUILD.includes(name)) continue;
		for (const needed of Object.keys(locked[`node_modules/${name}`].dependencies ?? {}))
			if (!needed.startsWith('@types/')) names.add(needed);
	}
	const found = [...names].map((name) => {
		const folder = `node_modules/${name}`;
		const licence = json(`${folder}/package.json`).license;
		return { name, version: locked[folder].version, licence, text: licenceText(folder, licence) };
	});
	found.push({
		name: 'Lucide',
		version: locked['node_modules/@iconify-json/lucide'].version,
		licence: 'ISC',
		text: LUCIDE
	});
	return found.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/**
 * What the package says under the head «licence», in a file of its own or at the end of its README; its name alone for
 * works in the public domain, which ask for no notice.
 *
 * @param {string} folder @param {string} licence SPDX @returns {string}
 */
function licenceText(folder, licence) {
	const files = readdirSync(join(root, folder));
	const read = (/** @type {string} */ file) => readFileSync(join(root, folder, file), 'utf8').trim();
	const own = files.find((file) => /^licen[cs]e(\.(md|txt))?$/i.test(file));
	if (own) return read(own);
	const readme = files.find((file) => /^readme\.md$/i.test(file));
	const [, section] = (readme && /^#+ licen[cs]e\s+([^]+)$/im.exec(read(readme))) || [];
	if (section) return section;
	if (licence === 'CC0-1.0') return licence;
	throw new Error(`${folder} has no licence text`);
}

/** Lets the app import {@link licences} as `virtual:licences`. @returns {import('vite').Plugin} */
export function licencesPlugin() {
	return {
		name: 'satchel-licences',
		resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
		load: (id) => (id === `\0${MODULE}` ? `export default ${JSON.stringify(licences())}` : undefined)
	};
}
