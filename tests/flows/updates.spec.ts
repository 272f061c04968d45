import type { Page } from '@playwright/test';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../.config/build.mjs';
import { BUILD, expect, readyForOffline, test } from './app';
import { putIntoBook } from './book';

// One after the other in one worker: they share the second build.
test.describe.configure({ mode: 'default' });

let newer = '';
test.beforeAll(async () => {
	test.setTimeout(0);
	newer = await build({ folder: '.test-results/build-two', version: 'two' });
});

/** The build that a page runs: the mark that Kit writes into its opening script. */
const buildOf = async (page: Page) => /__sveltekit_\w+/.exec((await page.locator('.app > script').textContent())!)?.[0];

const ready = (page: Page) => page.getByRole('status').getByText('A new version of Satchel is ready.');

test('a new version opens in every tab once the person says so', async ({ page, context, site }) => {
	await page.goto('');
	await readyForOffline(page);
	const old = await buildOf(page);
	await site.start(newer);
	// The tab of the first visit has never been reloaded: it must change too.
	const other = await context.newPage();
	await other.goto(site.url);
	await expect(ready(page)).toBeVisible();
	await expect(ready(other)).toBeVisible();
	expect(await buildOf(other)).toBe(old);
	await other.getByRole('button', { name: 'Update now' }).click();
	await expect.poll(() => buildOf(page)).not.toBe(old);
	await expect.poll(() => buildOf(other)).not.toBe(old);
	await expect(ready(page)).toBeHidden();
});

test('in mid-edit it waits for the words, in whichever tab it was asked for', async ({ page, context, site }) => {
	await page.goto('log/');
	await putIntoBook(page, { customers: [{ id: 'a', name: 'Li Na' }] });
	await readyForOffline(page);
	const old = await buildOf(page);
	await page.getByRole('button', { name: 'Call' }).click();
	await page.getByRole('button', { name: 'Li Na' }).click();
	const note = page.getByRole('textbox', { name: 'Note' });
	await note.pressSequentially('Wants the spring');
	await site.start(newer);
	const other = await context.newPage();
	await other.goto(site.url);
	await other.getByRole('button', { name: 'Update now' }).click();
	await expect(other.getByRole('status').getByText('saved first')).toBeVisible();
	// Still the old build, and the sentence goes on.
	await expect(ready(page)).toBeVisible();
	expect(await buildOf(page)).toBe(old);
	expect(await buildOf(other)).toBe(old);
	await note.pressSequentially(' price list');
	await expect(note).toHaveValue('Wants the spring price list');
	await note.blur();
	await expect.poll(() => buildOf(page)).not.toBe(old);
	await expect.poll(() => buildOf(other)).not.toBe(old);
	await expect(note).toHaveValue('Wants the spring price list');
});

test('the words being typed are saved before the page that was told to update goes', async ({ page, site }) => {
	await page.goto('customer/?id=a');
	await putIntoBook(page, { customers: [{ id: 'a', name: 'Li Na' }] });
	await readyForOffline(page);
	const old = await buildOf(page);
	await site.start(newer);
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
	await expect(ready(page)).toBeVisible();
	const notes = page.getByRole('textbox', { name: 'Notes' });
	await notes.pressSequentially('Half a sen');
	await page.getByRole('button', { name: 'Update now' }).click();
	await expect.poll(() => buildOf(page)).not.toBe(old);
	await expect(notes).toHaveValue('Half a sen');
});

test('put off, it asks again when the app is opened again', async ({ page, site }) => {
	await page.goto('');
	await readyForOffline(page);
	await site.start(newer);
	await page.reload();
	await page.getByRole('button', { name: 'Later' }).click();
	await expect(ready(page)).toBeHidden();
	await page.reload();
	await expect(ready(page)).toBeVisible();
});

/** As in some private windows. */
const blockServiceWorkers = (page: Page) =>
	page.addInitScript(() => {
		navigator.serviceWorker.register = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
	});

test('where service workers are blocked the app says so and works', async ({ page }) => {
	await blockServiceWorkers(page);
	await page.goto('');
	await expect(page.getByRole('alert')).toContainText('could not be stored for offline use');
	await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
	await expect(page.getByRole('alert')).toBeHidden();
});

test('when the app cannot be kept whole for offline use, it says so', async ({ page, site, watch }, info) => {
	watch.expect(/404|bad-precaching-response/);
	const torn = info.outputPath('torn');
	cpSync(BUILD, torn, { recursive: true });
	rmSync(join(torn, 'icons/icon-512.png'));
	await site.start(torn);
	await page.goto('');
	await expect(page.getByRole('alert')).toContainText('could not be stored for offline use');
});

test('a page whose script is gone from the host opens in the newer build', async ({ page, site, watch }) => {
	watch.expect(/404|dynamically imported module/);
	await blockServiceWorkers(page);
	await page.goto('install/');
	const more = page.getByRole('link', { name: 'More' });
	// Its own scripts have come once it stands.
	await more.waitFor();
	const old = await buildOf(page);
	await site.start(newer);
	await more.click();
	await expect(page.getByRole('heading', { level: 1, name: 'More' })).toBeVisible();
	expect(await buildOf(page)).not.toBe(old);
});

test('when a part is missing, the page reloads once, but never over words', async ({ page }) => {
	/** What Vite tells when a lazy part cannot be fetched. */
	const missPart = () => page.evaluate(() => void dispatchEvent(new Event('vite:preloadError', { cancelable: true })));
	const alert = page.getByRole('alert').filter({ hasText: 'Part of Satchel could not be opened' });
	await page.goto('log/');
	await putIntoBook(page, { customers: [{ id: 'a', name: 'Li Na' }] });
	await page.getByRole('button', { name: 'Call' }).click();
	await page.getByRole('button', { name: 'Li Na' }).click();
	const note = page.getByRole('textbox', { name: 'Note' });
	await note.pressSequentially('Half a sen');
	await missPart();
	await expect(alert).toBeVisible();
	await expect(note).toHaveValue('Half a sen');
	await note.blur();
	await alert.getByRole('button', { name: 'Reload' }).click();
	await expect(alert).toBeHidden();
	await expect(note).toHaveValue('Half a sen');

	const reloaded = page.waitForEvent('load');
	await missPart();
	await reloaded;
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await missPart();
	await expect(alert).toBeVisible();
});
