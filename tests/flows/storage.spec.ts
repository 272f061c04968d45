import type { BrowserContext, Page } from '@playwright/test';
import { expect, expectAccessible, readyForOffline, test } from './app';
import { putIntoBook, rowsOf } from './book';

/** A page of the same origin that is not the app: another Satchel, as far as the store can tell. */
async function otherTab(context: BrowserContext, url: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`${url}manifest.webmanifest`);
	return page;
}

/** Opens the book in a tab at a version, and keeps it open there. */
const openBook = (page: Page, version: number) =>
	page.evaluate(async (wanted) => {
		const request = indexedDB.open('satchel', wanted);
		await new Promise((resolve) => (request.onsuccess = resolve));
		Object.assign(window, { book: request.result });
	}, version);

const dueOn = '2026-01-05';
const withFollowUp = {
	customers: [{ id: 'a', name: 'Li Na' }],
	followUps: [{ id: 'f', customerId: 'a', dueOn, openDueOn: dueOn }]
};

/** Puts photos into the book until not even a small one goes in. */
const fillDisk = (page: Page) =>
	page.evaluate(async () => {
		const request = indexedDB.open('satchel');
		await new Promise((resolve) => (request.onsuccess = resolve));
		for (const size of [60_000, 4000, 200]) {
			for (let full = false; !full;) {
				const transaction = request.result.transaction('attachments', 'readwrite');
				// Noise, for what compresses takes longer to fill a disk.
				const bytes = crypto.getRandomValues(new Uint8Array(size));
				transaction.objectStore('attachments').put({ id: crypto.randomUUID(), ownerId: 'a', bytes });
				full = await new Promise((resolve) => {
					transaction.oncomplete = () => resolve(false);
					transaction.onabort = () => resolve(true);
				});
			}
		}
		request.result.close();
	});

test('a newer Satchel in another tab: this one gives way, says so, and writes nothing any more', async ({
	page,
	context,
	site,
	watch
}) => {
	watch.expect(/404/);
	await page.goto('people/');
	await putIntoBook(page, withFollowUp);
	// The worker has the book open too.
	await expect(page.getByText('1 customer', { exact: true })).toBeVisible();
	await page.getByRole('link', { name: 'Today' }).click();
	await expect(page.getByRole('button', { name: /Done/ })).toBeVisible();
	const newer = await otherTab(context, site.url);
	await openBook(newer, 20);
	await expect(page.getByRole('alert')).toContainText('A newer Satchel is open in another tab: reload this one.');
	await expectAccessible(page);

	const followUp = () =>
		newer.evaluate(async () => {
			const { book } = window as unknown as { book: IDBDatabase };
			const request = book.transaction('followUps').objectStore('followUps').get('f');
			await new Promise((resolve) => (request.onsuccess = resolve));
			return request.result as unknown;
		});
	const before = await followUp();
	await page.getByRole('button', { name: /Done/ }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Not saved' })).toBeVisible();
	await expect(page.getByRole('button', { name: /Done/ })).toBeVisible();
	expect(await followUp()).toEqual(before);

	// The host still serves the older build: it shows the book, and writes as little.
	await page.getByRole('alert').getByRole('button', { name: 'Reload' }).click();
	await expect(page.getByRole('alert')).toContainText('A newer Satchel');
	await page.getByRole('button', { name: /Done/ }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Not saved' })).toBeVisible();
	expect(await followUp()).toEqual(before);
});

test('an older Satchel that does not give way is named, and waited for', async ({ page, context, site, watch }) => {
	watch.expect(/404/);
	const older = await otherTab(context, site.url);
	await openBook(older, 5);
	await page.goto('');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Close the other Satchel tabs');
	await expectAccessible(page);
	await older.close();
	await expect(page.getByRole('button', { name: 'Import contacts' })).toBeVisible();
});

test('a browser that keeps nothing is told of, not hidden', async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
	await page.goto('people/');
	await expect(page.getByRole('alert')).toContainText('This browser does not let Satchel keep anything');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The book did not open');
	await expectAccessible(page);
});

test('a browser without localStorage alone still keeps the book', async ({ page }) => {
	await page.addInitScript(() => {
		const get = () => {
			throw new DOMException('blocked', 'SecurityError');
		};
		Object.defineProperty(window, 'localStorage', { get });
	});
	await page.goto('');
	await putIntoBook(page, withFollowUp);
	await page.getByRole('button', { name: /Done/ }).click();
	await expect(page.getByRole('button', { name: /Done/ })).toHaveCount(0);
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a worker that does not start is told of', async ({ page, watch }) => {
	watch.expect(/Failed to load resource|worker/i);
	await page.route(/worker-[\w-]+\.js/, (route) => route.abort());
	await page.goto('people/');
	await expect(page.getByRole('alert')).toContainText('works in the background did not start');
	await expectAccessible(page);
});

test(
	'a full disk makes the app read-only; what was on it stays, export stays',
	{ tag: '@offline' },
	async ({ page, site }) => {
		const browser = await page.context().newCDPSession(page);
		const { origin } = new URL(site.url);
		await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 4_000_000 });
		await page.goto('');
		await putIntoBook(page, withFollowUp);
		await expect(page.getByRole('button', { name: /Done/ })).toBeVisible();
		await readyForOffline(page);
		await fillDisk(page);
		await page.getByRole('button', { name: /Done/ }).click();
		const alert = page.getByRole('alert');
		await expect(alert).toContainText('storage is full');
		await expect(alert.getByRole('link', { name: 'Export a backup' })).toHaveAttribute('href', /data\/backup\/$/);
		await expectAccessible(page);
		await expect(page.getByRole('button', { name: /Done/ })).toBeVisible();
		await page.getByRole('button', { name: /Done/ }).click();
		await expect(page.getByRole('status').filter({ hasText: 'Not saved' })).toBeVisible();
		await page.getByRole('link', { name: 'People' }).click();
		await expect(page.getByText('1 customer', { exact: true })).toBeVisible();
		await expect(alert).toContainText('storage is full');
	}
);

test(
	'a disk that fills up in mid-import: not a row of it is there, and the book is still carried out whole',
	{ tag: '@offline' },
	async ({ page, site }) => {
		const browser = await page.context().newCDPSession(page);
		await browser.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: 4_000_000 });
		await page.goto('');
		await putIntoBook(page, withFollowUp);
		await page.getByRole('button', { name: /Done/ }).click();
		await readyForOffline(page);
		const written = async () => ({
			customers: await rowsOf(page, 'customers'),
			journal: await rowsOf(page, 'journal'),
			batches: await rowsOf(page, 'batches'),
			seen: await rowsOf(page, 'seen')
		});
		await expect.poll(async () => (await written()).journal.length).toBe(1);
		const before = await written();

		await page.goto('data/import/');
		const rows = Array.from({ length: 6000 }, (_, row) => `Customer ${row},c${row}@example.org,${'note '.repeat(200)}`);
		const buffer = Buffer.from(['name,email,notes', ...rows].join('\n'));
		await page.getByLabel('Choose file').setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer });
		await page.getByRole('button', { name: 'Import 6,000 customers' }).click();
		const alert = page.getByRole('alert');
		await expect(alert).toContainText('storage is full');
		expect(await written()).toEqual(before);
		// What the person had chosen is still on screen.
		await expect(page.getByRole('table', { name: 'Plan' })).toBeVisible();
		await page.getByRole('button', { name: 'Import 6,000 customers' }).click();
		await expect(page.getByRole('status').filter({ hasText: 'Not saved' })).toBeVisible();

		await alert.getByRole('link', { name: 'Export a backup' }).click();
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Export backup' }).click();
		await expect(page.getByRole('status').filter({ hasText: 'Backup verified: 1 customer' })).toBeVisible();
		expect((await download).suggestedFilename()).toMatch(/\.json$/);
		expect(await written()).toEqual(before);
	}
);
