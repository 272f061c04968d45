import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './app';
import { putIntoBook } from './book';

const canaryOf = (page: Page) =>
	page.evaluate(() => JSON.parse(localStorage.getItem('satchel.canary') ?? 'null') as unknown);

/** A book with three customers that the app has just written to, and has remembered. */
async function keepBook(page: Page): Promise<void> {
	await page.goto('');
	const dueOn = '2026-01-05';
	await putIntoBook(page, {
		customers: [{ id: 'a', name: 'Li Na' }, { id: 'b', name: 'Tomás Ortega' }, { id: 'c' }],
		interactions: [
			{ id: 'i', customerId: 'a', channel: 'phone', direction: 'out', startedAt: '2026-01-02T10:00:00.000Z' }
		],
		followUps: [{ id: 'f', customerId: 'a', dueOn, openDueOn: dueOn }]
	});
	await page.getByRole('button', { name: /Done/ }).click();
	await expect
		.poll(() => canaryOf(page))
		.toMatchObject({ customers: 3, interactions: 1, newest: expect.stringMatching(/^.{20}$/) as unknown });
}

async function expectLost(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The book is gone');
	await expect(page.getByText('3 customer records and 1 contact were here')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Restore a backup' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Import contacts' })).toHaveCount(0);
}

test('a wiped book is said to be lost, on every page and after every start, until the person decides', async ({
	page
}) => {
	await keepBook(page);
	const known = await canaryOf(page);
	await page.evaluate(() => indexedDB.deleteDatabase('satchel'));
	await expect(page.getByRole('alert')).toContainText('The book was removed from this browser');
	for (const path of ['', 'people/', 'settings/']) {
		await page.goto(path);
		await expectLost(page);
	}
	await expectAccessible(page);
	await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('客户簿不见了');
	await expectAccessible(page);
	await page.getByRole('combobox', { name: '语言' }).selectOption('English');
	expect(await canaryOf(page)).toEqual(known);

	// A second tab is told the same, and hears of the decision.
	const second = await page.context().newPage();
	await second.goto(page.url());
	await expectLost(second);
	await page.getByRole('button', { name: 'Start with an empty book' }).click();
	await expect(second.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
	await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
	await page.goto('');
	await expect(page.getByRole('button', { name: 'Import contacts' })).toBeVisible();
	expect(await canaryOf(page)).toMatchObject({ customers: 0 });
	await page.goto('settings/');
	await expect(page.getByRole('region', { name: 'Error log' })).toContainText('book-lost');
});

test('a book wiped under the open app is said to be lost at once', async ({ page, site, watch }) => {
	watch.expect(/IndexedDB|indexedDB|Dexie/);
	await keepBook(page);
	const browser = await page.context().newCDPSession(page);
	await browser.send('Storage.clearDataForOrigin', { origin: new URL(site.url).origin, storageTypes: 'indexeddb' });
	await expectLost(page);
});

/** Carries the book out; gives the file's path. */
async function exportBackup(page: Page): Promise<string> {
	await page.goto('data/backup/');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Export backup' }).click();
	return (await download).path();
}

test('a lost book is brought back from its backup, and is whole from then on', async ({ page }) => {
	await keepBook(page);
	const backup = await exportBackup(page);
	await page.evaluate(() => indexedDB.deleteDatabase('satchel'));
	await page.goto('people/');
	await expectLost(page);
	await page.getByRole('link', { name: 'Restore a backup' }).click();
	await page.getByLabel('Import backup').setInputFiles(backup);
	await expect(page.getByRole('table', { name: 'Preview' })).toBeVisible();
	// Nothing is written yet, so the book is still missed.
	const second = await page.context().newPage();
	await second.goto(page.url().replace('data/backup/', ''));
	await expectLost(second);
	await page.getByRole('button', { name: 'Merge' }).click();
	await expect(page.getByRole('status').filter({ hasText: '3 customers' })).toBeVisible();
	// The merge is heard of in the other tab too.
	await expect(second.getByRole('heading', { level: 1, name: 'The book is gone' })).toHaveCount(0);
	await expect.poll(() => canaryOf(page)).toMatchObject({ customers: 3, interactions: 1 });
	await page.goto('people/');
	await expect(page.getByText('3 customers')).toBeVisible();
});

test('a book put in the place of a newer one is no loss', async ({ page }) => {
	await keepBook(page);
	const backup = await exportBackup(page);
	await page.goto('people/');
	await page.goto('data/backup/');
	await page.getByLabel('Import backup').setInputFiles(backup);
	await page.getByRole('button', { name: 'Replace' }).click();
	await expect(page.getByRole('status').filter({ hasText: '3 customers' })).toBeVisible();
	for (const path of ['people/', 'data/backup/', 'people/']) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(path === 'people/' ? 'People' : 'Backup');
	}
});

test('a book that the browser brought back as it was earlier is said to be older', async ({ page }) => {
	await keepBook(page);
	await page.evaluate(async () => {
		const request = indexedDB.open('satchel');
		await new Promise((resolve) => (request.onsuccess = resolve));
		const transaction = request.result.transaction('seen', 'readwrite');
		transaction.objectStore('seen').clear();
		await new Promise((resolve) => (transaction.oncomplete = resolve));
		request.result.close();
	});
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The latest changes are missing');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Go on with this book' }).click();
	await page.goto('people/');
	await expect(page.getByText('3 customers')).toBeVisible();
});

test('a book erased on purpose is missed by nobody', async ({ page }) => {
	await keepBook(page);
	await page.goto('settings/');
	await page.getByRole('button', { name: 'Erase everything' }).click();
	await page.getByRole('dialog').getByRole('button', { name: /Erase/ }).click();
	await expect(page.getByRole('button', { name: 'Import contacts' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('button', { name: 'Import contacts' })).toBeVisible();
});
