import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { root } from '../../.config/build.mjs';
import { expect, test } from '../flows/app';
import { putIntoBook } from '../flows/book';
import { inventedBook } from '../flows/invented-book';

/** The day of every picture, so that taking them again changes only what has changed. */
const NOW = new Date('2026-11-22T10:30:00+01:00');

async function take(page: Page, name: string): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.waitForLoadState('networkidle');
	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	await page.screenshot({ path: join(root, `static/screenshots/${name}.png`), animations: 'disabled' });
}

test.beforeEach(async ({ page, locale }) => {
	await page.clock.setFixedTime(NOW);
	await page.goto('more/');
	await putIntoBook(page, inventedBook(NOW.getTime(), locale === 'zh-CN' ? 1 : 0));
});

test('on a phone', async ({ page }) => {
	await page.goto('');
	await take(page, 'today');
	await page.goto('people/');
	await take(page, 'people');
	await page.goto('customer/?id=wang');
	await take(page, 'customer');
	await page.goto('log/?id=contact-0');
	await take(page, 'log');
});

test.describe('in Chinese, at night', () => {
	test.use({ locale: 'zh-CN', colorScheme: 'dark' });
	test('on a phone', async ({ page }) => {
		await page.goto('');
		await take(page, 'today-chinese');
	});
});

test.describe('wide', () => {
	test.use({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false });
	test('on a computer', async ({ page }) => {
		await page.goto('customer/?id=wang');
		await take(page, 'wide');
	});
});
