import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, Site, test } from './app';
import { KillableBrowser } from './killable';
import { logsOf, tearLog } from './torn-log';

/** More runs: `KILL_RUNS=500 npx playwright test --config .config/playwright.config.ts kill`. */
const RUNS = Number(process.env.KILL_RUNS ?? 20);
const ROWS = 2000;
const FEW = 200;
/** Kills are spread evenly over the time an import takes and this much more, at random within each share. */
const SPREAD = 1.3;

const csv = (run: number, count: number): Buffer => {
	const rows = Array.from({ length: count }, (_, row) => `Customer ${run}/${row},c${row}@run${run}.example.org`);
	return Buffer.from(['name,email', ...rows].join('\n'));
};

/** Brings the import of a run up to its last button. A book that the app took for lost would not get there. */
async function planImport(page: Page, url: string, run: number, rows = ROWS): Promise<void> {
	await page.goto(`${url}data/import/`);
	const file = { name: `${run}.csv`, mimeType: 'text/csv', buffer: csv(run, rows) };
	await page.getByLabel('Choose file').setInputFiles(file);
	await page.getByRole('button', { name: /^Import [\d,]+ customers$/ }).waitFor();
}

interface Stored {
	/** Customers, customers journaled as created, and batches, by the name of the imported file. */
	imports: Record<string, { customers: number; journaled: number; batches: number }>;
	/** Rows that belong to nothing of the above. */
	strays: number;
}

/** What stands in the store, read past the app. */
const readStore = (page: Page): Promise<Stored> =>
	page.evaluate(async () => {
		const request = indexedDB.open('satchel');
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const transaction = database.transaction(['customers', 'journal', 'batches']);
		const all = <T>(table: string) =>
			new Promise<T[]>((resolve, reject) => {
				const asked = transaction.objectStore(table).getAll();
				asked.onsuccess = () => resolve(asked.result as T[]);
				asked.onerror = () => reject(asked.error);
			});
		const customers = await all<{ name: string; batch: string }>('customers');
		const journal = await all<{ action: string; inverse: { created?: string[] }[] }>('journal');
		const batches = await all<{ id: string; name: string; action: string }>('batches');
		database.close();
		const imports: Stored['imports'] = {};
		for (const { id, name, action } of batches) {
			const found = (imports[name] ??= { customers: 0, journaled: 0, batches: 0 });
			found.batches++;
			found.customers += customers.filter(({ batch }) => batch === id).length;
			for (const row of journal)
				if (row.action === action) for (const { created } of row.inverse ?? []) found.journaled += created?.length ?? 0;
		}
		const strays =
			customers.filter(({ batch }) => !batches.some(({ id }) => id === batch)).length +
			journal.filter((row) => !batches.some(({ action }) => row.action === action)).length;
		return { imports, strays };
	});

/** Waits until logs are put away: a new one alone is too early, for the next start would read the old one before it. */
const putAway = (profile: string, logs: readonly string[]): Promise<void> =>
	expect.poll(async () => (await logsOf(profile)).filter((log) => logs.includes(log))).toEqual([]);

test('the browser killed at random moments of an import: all of it is there or nothing, and nothing confirmed is lost', async () => {
	test.setTimeout(120_000 + RUNS * 30_000);
	const site = new Site();
	await site.start();
	const profile = await mkdtemp(join(tmpdir(), 'satchel-kill-'));
	/** Files whose import the app had reported as done. */
	const confirmed = new Set<string>();
	const outcomes = { whole: 0, nothing: 0, confirmed: 0 };
	let took = 0;
	let browser = await KillableBrowser.start(profile);
	try {
		// The first import goes through, and tells how long one takes here.
		let page = browser.context.pages()[0]!;
		await planImport(page, site.url, 0);
		const started = performance.now();
		await page.getByRole('button', { name: /^Import / }).click();
		await page.getByRole('status').filter({ hasText: 'Imported' }).waitFor();
		took = performance.now() - started;
		confirmed.add('0.csv');

		let logs: string[] = [];
		let unmended = 0;
		for (let run = 1; run <= RUNS; run++) {
			await planImport(page, site.url, run);
			// The app has mended what the kill before may have torn: two kills before that are one more than Chromium bears.
			await putAway(profile, logs).catch(() => unmended++);
			const done = page.getByRole('status').filter({ hasText: 'Imported' });
			const clicked = performance.now();
			let acknowledged = false;
			const acknowledge = () => {
				acknowledged = true;
				// The first one was slow: nothing had been fetched yet.
				took = Math.min(took, performance.now() - clicked);
			};
			void done.waitFor().then(acknowledge, () => {});
			// The click is not waited for: the earliest kill comes before the app has heard of it.
			page
				.getByRole('button', { name: /^Import / })
				.click()
				.catch(() => {});
			const moment = ((run - 1 + Math.random()) / RUNS) * SPREAD * took;
			await new Promise((resume) => setTimeout(resume, moment));
			if (acknowledged) confirmed.add(`${run}.csv`);
			await browser.kill();

			browser = await KillableBrowser.start(profile);
			page = browser.context.pages()[0]!;
			await page.goto(`${site.url}manifest.webmanifest`);
			const { imports, strays } = await readStore(page);
			logs = await logsOf(profile);
			const told = `run ${run}, killed ${Math.round(moment)} of ${Math.round(took)} ms after the click`;
			expect(strays, told).toBe(0);
			for (const [file, found] of Object.entries(imports))
				expect(found, `${told}: ${file}`).toEqual({ customers: ROWS, journaled: ROWS, batches: 1 });
			for (const file of confirmed) expect(imports, told).toHaveProperty([file]);
			if (confirmed.has(`${run}.csv`)) outcomes.confirmed++;
			else if (imports[`${run}.csv`]) outcomes.whole++;
			else outcomes.nothing++;
		}
		// Seen once in 260 starts, of which the book came to no harm.
		expect(unmended, 'starts after which nothing was mended').toBeLessThanOrEqual(RUNS / 10);
	} finally {
		await browser.kill();
		await site.stop();
		await rm(profile, { recursive: true, force: true });
	}
	console.log(`${RUNS} kills over ${Math.round(SPREAD * took)} ms: ${JSON.stringify(outcomes)}`);
	expect(outcomes.nothing, 'some kills came in time').toBeGreaterThan(0);
	expect(outcomes.whole + outcomes.confirmed, 'some imports were quicker').toBeGreaterThan(0);
});

test('a log torn by a kill costs nothing: Chromium would remove the whole book two starts later', async () => {
	const site = new Site();
	await site.start();
	const profile = await mkdtemp(join(tmpdir(), 'satchel-torn-'));
	let browser = await KillableBrowser.start(profile);
	try {
		let page = browser.context.pages()[0]!;
		// A small one: after much, LevelDB begins a new log by itself.
		await planImport(page, site.url, 0, FEW);
		await page.getByRole('button', { name: /^Import / }).click();
		await page.getByRole('status').filter({ hasText: 'Imported' }).waitFor();
		await browser.kill();
		expect(await tearLog(profile)).toBeGreaterThan(0);

		for (let start = 1; start <= 3; start++) {
			browser = await KillableBrowser.start(profile);
			page = browser.context.pages()[0]!;
			await page.goto(`${site.url}manifest.webmanifest`);
			expect((await readStore(page)).imports, `start ${start}`).toMatchObject({ '0.csv': { customers: FEW } });
			const logs = await logsOf(profile);
			await page.goto(site.url);
			await putAway(profile, logs);
			await browser.kill();
		}
	} finally {
		await browser.kill();
		await site.stop();
		await rm(profile, { recursive: true, force: true });
	}
});
