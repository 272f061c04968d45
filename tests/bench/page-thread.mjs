// How long the page's thread is ever held up: long tasks (over 50 ms) as the browser reports them, on the built app,
// while the worker imports (from the choice of the file until the import stands), and while somebody types a search.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from '../../.config/build.mjs';
import { chromiumFlags, findChromium } from '../../.config/chromium.mjs';
import { serve } from '../../.config/serve.mjs';

/** @param {number} rows an invented customer file */
const csv = (rows) =>
	[
		'name,email,phone,address,birthday,notes',
		...Array.from({ length: rows }, (_, row) => {
			const day = String(1 + (row % 28)).padStart(2, '0');
			return `Customer ${row},c${row}@example.org,+4420794${String(60000 + row).slice(-5)},${row} Quay Street,19${60 + (row % 40)}-05-${day},Asked for samples in week ${row % 52}`;
		})
	].join('\n');

/** @param {import('@playwright/test').Page} page */
const watch = (page) =>
	page.evaluate(() => {
		const tasks = (globalThis.longTasks = []);
		new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
			type: 'longtask'
		});
	});

/** @param {import('@playwright/test').Page} page @returns {Promise<number[]>} milliseconds each */
const longTasks = (page) => page.evaluate(() => globalThis.longTasks);

/** @param {string} what @param {number[]} tasks */
function print(what, tasks) {
	const longest = tasks.length ? `${Math.round(Math.max(...tasks))} ms` : 'none';
	console.log(
		`BENCH | tasks over 50 ms on the page's thread while ${what} | ${tasks.length} | 0 | longest: ${longest} | |`
	);
}

const SEARCHES = ['customer 4711', 'c99', '794', 'samples week', 'custmoer', 'zzz'];
/** A quick typist's time between two keys, in milliseconds. */
const BETWEEN_KEYS = 80;

/**
 * Types searches, a key at a time, and scrolls through what is found.
 *
 * @param {import('@playwright/test').Page} page
 */
async function typeSearches(page) {
	await page.goto(`${site.url}people/`);
	const box = page.getByRole('searchbox');
	await page.getByRole('listitem').first().waitFor();
	// The first search waits for what is prepared ahead of it; the page's thread is watched from here on.
	await watch(page);
	let most = 0;
	for (const text of SEARCHES) {
		await box.pressSequentially(text, { delay: BETWEEN_KEYS });
		await page.mouse.wheel(0, 3000);
		most = Math.max(most, await page.getByRole('listitem').count());
		await box.fill('');
	}
	print('searches are typed over 100,000 customers', await longTasks(page));
	console.log(`BENCH | rows in the document while searches are typed over 100,000 customers | ${most} | ≤ 40 | | |`);
}

const folder = await mkdtemp(join(tmpdir(), 'satchel-'));
const site = await serve(await build(), { base: '/app/' });
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags });
for (const rows of [20_000, 100_000]) {
	const page = await (await browser.newContext()).newPage();
	await page.goto(`${site.url}data/import/`);
	await page.getByLabel('Choose file').waitFor();
	await watch(page);
	const file = join(folder, `${rows}.csv`);
	// A path, for Playwright would put bytes together on the page's thread.
	await writeFile(file, csv(rows));
	await page.getByLabel('Choose file').setInputFiles(file);
	const start = page.getByRole('button', { name: /^Import [\d,]+ customers$/ });
	await start.click({ timeout: 300_000 });
	await page.getByRole('status').filter({ hasText: 'Imported' }).waitFor({ timeout: 600_000 });
	print(`${rows.toLocaleString('en')} rows are read, planned and imported`, await longTasks(page));
	if (rows === 100_000) await typeSearches(page);
	await page.context().close();
}
await browser.close();
await site.stop();
await rm(folder, { recursive: true });
