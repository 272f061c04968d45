import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILD, expect, expectAccessible, readyForOffline, test } from './app';
import { putIntoBook, rowsOf } from './book';

async function trySample(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name: 'Try sample data' }).click();
	await page.getByRole('button', { name, exact: true }).click();
}
const banner = (page: Page) => page.getByRole('region', { name: 'You are looking at sample data' });
const told = (page: Page) => page.getByRole('status').filter({ hasText: 'sample customers' });

test('one tap in: Today lives, everybody is badged; one tap out leaves the first run', async ({ page }) => {
	await page.goto('');
	await trySample(page, 'Online shop');
	await expect(told(page)).toContainText('325 sample customers are in your book.');
	for (const section of ['Overdue', 'Today', 'Next 7 days']) {
		const rows = page.getByRole('region', { name: new RegExp(`^${section}`) }).getByRole('listitem');
		expect(await rows.count()).toBeGreaterThanOrEqual(5);
		await expect(rows.getByText('Sample', { exact: true })).toHaveCount(await rows.count());
	}
	await expect(banner(page)).toContainText('325 invented customers');
	await expectAccessible(page);
	// Nobody is urged to back it up, and the browser is not asked to keep it.
	await expect(page.getByText(/in no backup/)).toBeHidden();
	expect((await rowsOf(page, 'settings')).map(({ key }) => key)).not.toContain('persistence');

	await page.getByRole('link', { name: 'People' }).click();
	await expect(page.getByText('325 customers')).toBeVisible();
	const people = page.getByRole('list', { name: 'Customers' });
	await expect(people.getByRole('listitem').first()).toContainText('Sample');
	await people.getByRole('link').nth(3).click();
	await expect(page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first()).toBeVisible();
	await expect(page.getByText('Sample', { exact: true })).toBeVisible();
	// A word of the rep's own keeps no sample.
	await page.getByRole('textbox', { name: 'Company' }).fill('Renamed Ltd');
	await page.getByRole('textbox', { name: 'Company' }).blur();

	await page.getByRole('link', { name: 'Today' }).click();
	await page.getByRole('button', { name: 'Remove sample data' }).click();
	await expect(told(page)).toContainText('Removed 325 sample customers');
	await expect(page.getByRole('button', { name: 'Add a customer' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Try sample data' })).toBeEnabled();
	for (const table of ['customers', 'interactions', 'followUps', 'orders', 'feedback'])
		expect((await rowsOf(page, table)).filter(({ deleted }) => !deleted)).toEqual([]);

	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(banner(page)).toContainText('325 invented customers');
});

test('a page left, or killed, right after the tap still gets its sample', async ({ page }) => {
	await page.goto('');
	await trySample(page, 'Finance adviser');
	await page.goto('people/');
	await expect(page.getByText('310 customers')).toBeVisible();
	await page.reload();
	await expect(page.getByText('310 customers')).toBeVisible();
	expect(await page.evaluate(() => localStorage.getItem('satchel.sample'))).toBeNull();
});

test('in and out again from More, while the customers of the rep stay', async ({ page }) => {
	await page.goto('more/');
	await putIntoBook(page, { customers: [{ id: 'own', name: 'Wang Fang', phone: '+8615400000000' }] });
	await trySample(page, 'Travel agency');
	await expect(told(page)).toContainText('320 sample customers are in your book.');
	await expect(page.getByRole('button', { name: 'Try sample data' })).toBeHidden();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Remove sample data' }).click();
	await expect(told(page)).toContainText('Removed 320');
	await page.getByRole('link', { name: 'People' }).click();
	await expect(page.getByRole('list', { name: 'Customers' }).getByRole('link')).toHaveText('Wang Fang');
	await page.goto('people/trash/');
	await expect(page.getByRole('status').filter({ hasText: 'customer' })).toBeHidden();
	await page.goto('history/');
	await expect(page.getByText('Removed 320 sample customers')).toBeVisible();
	await page.getByRole('button', { name: 'Undo: Removed 320 sample customers' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Undone.' })).toBeVisible();
	await page.goto('people/');
	await expect(page.getByText('321 customers')).toBeVisible();
});

test.describe('in Chinese', () => {
	test.use({ locale: 'zh-CN', colorScheme: 'dark' });

	test('works with the host dead, in the language on screen', { tag: '@offline' }, async ({ page, site }) => {
		await page.goto('');
		await readyForOffline(page);
		await site.stop();
		await page.getByRole('button', { name: '试用示例数据' }).click();
		await page.getByRole('button', { name: '理财顾问', exact: true }).click();
		await expect(page.getByRole('status').filter({ hasText: '已载入 310 位示例客户。' })).toBeVisible();
		await expect(page.getByRole('region', { name: /^今天/ }).getByRole('listitem').first()).toContainText('示例');
		const titles = (await rowsOf(page, 'followUps')).map(({ title }) => String(title));
		expect(titles.filter((title) => !/\p{Script=Han}/u.test(title))).toEqual([]);
		await expectAccessible(page);
	});
});

test('a sample book is sent in at most 60 KB, and what makes it never', () => {
	const workers = join(BUILD, '_app/immutable/workers');
	const files = readdirSync(workers, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
	const texts = files.map((file) => readFileSync(join(workers, file), 'utf8'));
	const books = texts.filter((text) => text.includes('respondedAfter') && text.includes('JSON.parse'));
	const sizes = books.map((text) => gzipSync(text).length);
	console.log(`Sample books: ${sizes.map((size) => (size / 1000).toFixed(1)).join(', ')} KB`);
	expect(sizes.length).toBe(3);
	expect(Math.max(...sizes)).toBeLessThanOrEqual(60_000);
	const all = readdirSync(BUILD, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
	expect(all.filter((file) => /faker/i.test(readFileSync(join(BUILD, file), 'utf8')))).toEqual([]);
});
