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
		const file = readdirSync(join(root, folder)).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
		if (!file) throw new Error(`${name} has no licence file`);
		const text = readFileSync(join(root, folder, file), 'utf8').trim();
		return { name, version: locked[folder].version, licence: json(`${folder}/package.json`).license, text };
	});
	found.push({
		name: 'Lucide',
		version: locked['node_modules/@iconify-json/lucide'].version,
		licence: 'ISC',
		text: LUCIDE
	});
	return found.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Lets the app import {@link licences} as `virtual:licences`. @returns {import('vite').Plugin} */
export function licencesPlugin() {
	return {
		name: 'satchel-licences',
		resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
		load: (id) => (id === `\0${MODULE}` ? `export default ${JSON.stringify(licences())}` : undefined)
	};
}
