import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Request } from '@playwright/test';
import { BUILD, expect, test } from './app';

const KB = 1000;
/** Size of a file as hosts send it, in bytes. */
const sent = (file: string) => gzipSync(readFileSync(file)).length;
const sum = (files: Iterable<string>) => [...files].reduce((bytes, file) => bytes + sent(file), 0);

/** A script and all that it imports before it runs. */
function withImports(file: string, found = new Set<string>()): Set<string> {
	if (found.has(file)) return found;
	found.add(file);
	const imported = readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g);
	for (const [, path] of imported) withImports(join(dirname(file), path!), found);
	return found;
}

test('Today sends at most 110 KB of script, and nothing of the worker', async ({ page, site }) => {
	const scripts = new Set<string>();
	const note = (request: Request) => {
		const path = new URL(request.url()).href.slice(site.url.length);
		// What the service worker fetches for later is not waited for.
		if (path.endsWith('.js') && !request.serviceWorker() && path !== 'service-worker.js') scripts.add(path);
	};
	page.on('request', note);
	await page.goto('');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	// What comes once it is drawn is not waited for either.
	page.off('request', note);
	const bytes = sum([...scripts].map((path) => join(BUILD, path)));
	console.log(`Today: ${scripts.size} scripts, ${(bytes / KB).toFixed(1)} KB`);
	expect(scripts.size).toBeGreaterThan(3);
	expect([...scripts].filter((path) => path.includes('/workers/'))).toEqual([]);
	expect(bytes).toBeLessThanOrEqual(110 * KB);
});

test("the worker's first chunk is at most 180 KB", () => {
	const workers = join(BUILD, '_app/immutable/workers');
	const entries = readdirSync(workers).filter((file) => file.endsWith('.js'));
	expect(entries).toHaveLength(1);
	const bytes = sum(withImports(join(workers, entries[0]!)));
	console.log(`Worker: ${(bytes / KB).toFixed(1)} KB`);
	expect(bytes).toBeLessThanOrEqual(180 * KB);
});
