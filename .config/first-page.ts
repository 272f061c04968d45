import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const SRC = resolve(import.meta.dirname, '../src');
/** What draws Today: the frame, the page, and what these import when it has something to show of itself. */
const ROOTS = ['+layout.svelte', '+page.svelte', 'SampleBanner.svelte'];
const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?!type\s)[^'"`;]*?from\s+['"]([^'"]+)['"]/g;
const MESSAGE = /\bm\.([a-z]\w*)/g;

/** Modules that Today is drawn with, as tests of a module's id. */
export interface FirstPage {
	/** Whether it is one of the files and messages. */
	needs(id: string): boolean;
}

/**
 * Follows what Today imports at once, and the messages that those files say: only these messages may travel in the chunk
 * that every page shares. Read from the text of the source, because chunks are cut without a look at the graph of modules.
 */
export function firstPage(): FirstPage {
	const files = new Set<string>();
	const messages = new Set<string>();

	const follow = (file: string): void => {
		if (files.has(file)) return;
		files.add(file);
		const text = readFileSync(file, 'utf8');
		for (const [, message] of text.matchAll(MESSAGE)) messages.add(message!);
		for (const [, name] of text.matchAll(IMPORT)) {
			const found = sourceOf(name!, file);
			if (found) follow(found);
		}
	};
	ROOTS.forEach((root) => follow(join(SRC, 'routes', root)));

	return {
		needs(id) {
			const path = id.replace(/\?.*$/, '').replaceAll('\\', '/');
			const [, message] = /\/paraglide\/messages\/(\w+)\.js$/.exec(path) ?? [];
			if (message) return message.startsWith('_') || messages.has(message);
			return path.includes('/paraglide/') || files.has(resolve(path));
		}
	};
}

function sourceOf(name: string, from: string): string | undefined {
	const path = name.startsWith('$lib')
		? join(SRC, 'lib', name.slice(4))
		: name.startsWith('.')
			? resolve(dirname(from), name)
			: undefined;
	if (!path || path.includes('/paraglide/')) return undefined;
	return [path, `${path}.ts`, `${path}.svelte.ts`, join(path, 'index.ts')].find(
		(each) => /\.(ts|svelte)$/.test(each) && existsSync(each)
	);
}
