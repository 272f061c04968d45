import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const MESSAGES = 'src/lib/i18n/messages';

/** Keys of a language's messages, file by file. */
const keysOf = (language: string): string[] =>
	readdirSync(join(MESSAGES, language)).flatMap((file) => {
		const messages = JSON.parse(readFileSync(join(MESSAGES, language, file), 'utf8')) as Record<string, unknown>;
		return Object.keys(messages)
			.filter((key) => key !== '$schema')
			.map((key) => `${file}: ${key}`);
	});

function textOf(folder: string): string {
	return readdirSync(folder, { withFileTypes: true })
		.map((entry) => {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) return ['paraglide', 'messages'].includes(entry.name) ? '' : textOf(path);
			return /\.(ts|svelte)$/.test(entry.name) ? readFileSync(path, 'utf8') : '';
		})
		.join('\n');
}

it('both languages say the same things, in files of the same names', () => {
	expect(keysOf('zh-CN').sort()).toEqual(keysOf('en').sort());
});

it('every message is said somewhere', () => {
	const said = new Set(textOf('src').match(/\bm\.\w+/g));
	expect(keysOf('en').filter((key) => !said.has(`m.${key.split(': ')[1]!}`))).toEqual([]);
});
