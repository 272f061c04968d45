// How long the page's thread is ever held up while the worker imports: long tasks (over 50 ms) as the browser reports
// them, on the built app, from the choice of the file until the import stands.
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

const folder = await mkdtemp(join(tmpdir(), 'satchel-'));
const site = await serve(await build(), { base: '/app/' });
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags });
for (const rows of [20_000, 100_000]) {
	const page = await (await browser.newContext()).newPage();
	await page.goto(`${site.url}data/import/`);
	await page.getByLabel('Choose file').waitFor();
	await page.evaluate(() => {
		const tasks = (globalThis.longTasks = []);
		new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
			type: 'longtask'
		});
	});
	const file = join(folder, `${rows}.csv`);
	// A path, for Playwright would put bytes together on the page's thread.
	await writeFile(file, csv(rows));
	await page.getByLabel('Choose file').setInputFiles(file);
	const start = page.getByRole('button', { name: /^Import [\d,]+ customers$/ });
	await start.click({ timeout: 300_000 });
	await page.getByRole('status').filter({ hasText: 'Imported' }).waitFor({ timeout: 600_000 });
	const tasks = await page.evaluate(() => globalThis.longTasks);
	const longest = tasks.length ? `${Math.round(Math.max(...tasks))} ms` : 'none';
	console.log(
		`BENCH | tasks over 50 ms on the page's thread while ${rows.toLocaleString('en')} rows are read, planned and imported | ${tasks.length} | 0 | longest: ${longest} | |`
	);
	await page.context().close();
}
await browser.close();
await site.stop();
await rm(folder, { recursive: true });
