import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { root } from '../../.config/build.mjs';
import { expect, test } from '../flows/app';
import { putIntoBook } from '../flows/book';
import { inventedBook } from '../flows/invented-book';

/** The day of every picture, so that taking them again changes only what has changed. */
const NOW = new Date('2026-11-22T10:30:00+01:00');

/** Where pictures go: those the manifest shows before installing are part of the app, those of the README are not. */
type Folder = 'static/screenshots' | '.github/pictures';

async function take(page: Page, name: string, folder: Folder = 'static/screenshots'): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.waitForLoadState('networkidle');
	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	await page.screenshot({ path: join(root, folder, `${name}.png`), animations: 'disabled' });
}

async function openInventedBook(page: Page, language: 0 | 1 = 0): Promise<void> {
	await page.clock.setFixedTime(NOW);
	await page.goto('more/');
	await putIntoBook(page, inventedBook(NOW.getTime(), language));
}

test('on a phone', async ({ page }) => {
	await openInventedBook(page);
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
		await openInventedBook(page, 1);
		await page.goto('');
		await take(page, 'today-chinese');
	});
});

test.describe('wide', () => {
	test.use({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false });
	test('on a computer', async ({ page }) => {
		await openInventedBook(page);
		await page.goto('customer/?id=wang');
		await take(page, 'wide');
	});
});

const FILE = `Customer name,E-mail,Mobile,City
李娜,li@example.com,020 7946 0122,London
Tomás Ortega,tomas@example.org,,Valencia
,nobody@example.com,,Leeds
Amara Okafor,amara@example.net,020 7946 0144,Hull
Tomás Ortega,tomas@example.org,,Valencia
`;

test('an import before it is written, on a phone', async ({ page }) => {
	await openInventedBook(page);
	await page.goto('data/import/');
	const buffer = Buffer.from(FILE);
	await page.getByLabel('Choose file').setInputFiles({ name: 'spring-fair.csv', mimeType: 'text/csv', buffer });
	await expect(page.getByRole('table', { name: 'Plan' })).toBeVisible();
	await take(page, 'import', '.github/pictures');
});

test('insights into a sample book, on a phone', async ({ page }) => {
	await page.clock.setFixedTime(NOW);
	await page.goto('');
	await page.getByRole('button', { name: 'Try sample data' }).click();
	await page.getByRole('button', { name: 'Online shop' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'sample customers' })).toBeVisible();
	await page.goto('insights/explore/');
	await expect(page.getByRole('img', { name: /Age/ })).toBeVisible();
	await take(page, 'explore', '.github/pictures');
	await page.goto('insights/segments/');
	await page.getByRole('button', { name: 'Find segments' }).click();
	await expect(page.getByRole('table', { name: 'Segments' })).toBeVisible();
	await page.getByText(/segments? of [0-9,]+ customers/).evaluate((heading) => heading.scrollIntoView());
	await take(page, 'segments', '.github/pictures');
	await page.goto('insights/prediction/');
	for (const name of ['Hours to our reply', 'Overdue follow-ups', 'Contacts in 90 days'])
		await page.getByRole('checkbox', { name }).check();
	for (const name of ['Age', 'Total amount']) await page.getByRole('checkbox', { name }).uncheck();
	await page.getByRole('button', { name: 'Train model' }).click();
	await expect(page.getByRole('table', { name: 'Coefficients' })).toBeVisible();
	await page
		.getByRole('heading', { level: 2 })
		.first()
		.evaluate((heading) => heading.scrollIntoView());
	await take(page, 'prediction', '.github/pictures');
});
