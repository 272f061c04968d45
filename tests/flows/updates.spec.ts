import type { Page } from '@playwright/test';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../.config/build.mjs';
import { BUILD, expect, readyForOffline, test } from './app';

// One after the other in one worker: they share the second build.
test.describe.configure({ mode: 'default' });

let newer = '';
test.beforeAll(async () => {
	newer = await build({ folder: '.test-results/build-two', version: 'two' });
});

/** The page's opening script: Kit writes the build's mark in it. */
const opening = (page: Page) => page.locator('.app > script').textContent();

const ready = (page: Page) => page.getByRole('status').getByText('A new version of Satchel is ready.');

test('a new version opens in every tab once the person says so', async ({ page, context, site }) => {
	await page.goto('');
	await readyForOffline(page);
	const old = await opening(page);
	await site.start(newer);
	// The tab of the first visit has never been reloaded: it must change too.
	const other = await context.newPage();
	await other.goto(site.url);
	await expect(ready(page)).toBeVisible();
	await expect(ready(other)).toBeVisible();
	expect(await opening(other)).toBe(old);
	await other.getByRole('button', { name: 'Update now' }).click();
	await expect.poll(() => opening(page)).not.toBe(old);
	await expect.poll(() => opening(other)).not.toBe(old);
	await expect(ready(page)).toBeHidden();
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

test('where service workers are blocked the app says so and works', async ({ page }) => {
	await page.addInitScript(() => {
		navigator.serviceWorker.register = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
	});
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
