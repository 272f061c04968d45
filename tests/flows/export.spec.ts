import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readyForOffline } from './app';
import { putIntoBook } from './book';
import { expect, expectAccessible, ImportPage, test } from './import-page';

/** Customers with all that is awkward in a file; the last one is in the trash. */
const BOOK = [
	{
		name: '=HYPERLINK("https://example.org")',
		phone: '+4930123456',
		morePhones: ['+4930123457', '+447400123456'],
		email: 'a@example.org',
		moreEmails: ['b@example.org', 'c.d@example.com'],
		custom: { 'Shoe size': 38.5, 'Likes tea': true, 'Last word': '-1+2', email: 'by post, rather' },
		opening: { orderCount: 3, totalAmount: -12.5, asOf: '2025-01-01' }
	},
	{
		name: '王芳 😀👩‍👩‍👧',
		phone: '+8613800138000',
		tags: ['VIP', '老客户', 'a; b'],
		handles: { wechat: '@wangfang', whatsapp: '+8613800138000' },
		address: '上海市\r\n南京路 1 号',
		notes: '第一行\n“第二行”, "quoted"\n\n=1+1',
		birthday: '1990-02-28',
		gender: 'female'
	},
	{ name: '+Plus', company: '@Work', title: '-', needs: '\tTea', custom: { 'Likes tea': false, name: 'NA' } },
	{ company: 'Nur Firma GmbH', satisfied: { value: false, at: '2025-01-01T00:00:00.000Z' } },
	{ name: 'Thrown Away', email: 'gone@example.org', deleted: true }
].map((customer, index) => ({ id: `018f0000-0000-7000-8000-00000000000${index}`, ...customer }));
const KEPT = BOOK.length - 1;

const status = (page: Page) => page.getByRole('main').getByRole('status');

/** Presses the button and gives the file that comes. */
async function exported(page: Page, button: string): Promise<{ name: string; text: string }> {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: button, exact: true }).click()
	]);
	// As UTF-8 with nothing taken away: a byte order mark stays.
	return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

async function expectImportChangesNothing(page: Page, file: { name: string; text: string }, language: 'en' | 'zh') {
	await page.goto('data/import/');
	const importing = new ImportPage(page, language);
	await importing.choose(file.text, file.name);
	await importing.expectPlan([KEPT, 0, 0, KEPT, 0, 0]);
	await expect(page.getByRole('button', { name: language === 'en' ? /^Import/ : /^导入/ })).toHaveCount(0);
}

test(
	'customers leave as CSV and as JSON, host alive or dead, and come back unchanged',
	{ tag: '@offline' },
	async ({ page, site }) => {
		await page.goto('data/export/');
		await page.getByRole('button', { name: 'Export customers (CSV)' }).click();
		await expect(status(page)).toHaveText('There is nobody in the book to export yet.');
		await putIntoBook(page, { customers: BOOK });
		await expectAccessible(page);

		const csv = await exported(page, 'Export customers (CSV)');
		expect(csv.name).toMatch(/^satchel-customers-\d{4}-\d{2}-\d{2}\.csv$/);
		await expect(status(page)).toHaveText(`✓ 4 customers are in ${csv.name}.`);
		await expectAccessible(page);
		expect(csv.text).toMatch(/^\ufeff[a-z_]+,/);
		expect(csv.text).not.toContain('Thrown Away');
		// No cell, as a spreadsheet cuts them, begins as a formula does.
		const cells = csv.text.matchAll(/(?<=^\ufeff|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?=,|\r\n)/g);
		const said = [...cells].map(([, quoted, plain]) => quoted ?? plain!);
		expect(said).toContain(`'=HYPERLINK(""https://example.org"")`);
		expect(said.filter((cell) => /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/.test(cell))).toEqual([]);
		await expectImportChangesNothing(page, csv, 'en');

		await readyForOffline(page);
		await site.stop();
		await page.goto('data/export/');
		const json = await exported(page, 'Export customers (JSON)');
		expect(json.name).toBe(csv.name.replace(/csv$/, 'json'));
		const records = JSON.parse(json.text) as Record<string, unknown>[];
		expect(records.map(({ name }) => name)).toEqual(BOOK.slice(0, KEPT).map(({ name }) => name ?? null));
		expect(records[0]).toMatchObject({ 'custom number: Shoe size': 38.5, 'custom yes/no: Likes tea': true });
		await expectImportChangesNothing(page, json, 'en');
	}
);

test('a file goes to the share sheet where the system takes one of its kind', async ({ page }) => {
	// As Chromium on a phone: text tables may be shared, JSON may not.
	await page.addInitScript(() => {
		const shared: string[] = [];
		Object.assign(navigator, {
			canShare: ({ files = [] }: ShareData) => files.every(({ type }) => type === 'text/csv'),
			share: async ({ files = [] }: ShareData) => shared.push(...files.map(({ name }) => name)),
			shared
		});
	});
	await page.goto('data/export/');
	await putIntoBook(page, { customers: BOOK });
	const csv = await exported(page, 'Export customers (CSV)');
	await page.getByRole('button', { name: 'Share the file' }).click();
	const shared = () => page.evaluate(() => (navigator as Navigator & { shared?: string[] }).shared);
	await expect.poll(shared).toEqual([csv.name]);
	await exported(page, 'Export customers (JSON)');
	await expect(status(page)).toContainText('.json');
	await expect(page.getByRole('button', { name: 'Share the file' })).toHaveCount(0);
});

test.describe('in Chinese, in the dark, at 320 px', () => {
	test.use({ locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 320, height: 640 } });

	test('customers leave and come back unchanged', async ({ page }) => {
		await page.goto('data/export/');
		await page.getByRole('button', { name: '导出客户（JSON）' }).click();
		await expect(status(page)).toHaveText('客户簿中还没有可以导出的客户。');
		await putIntoBook(page, { customers: BOOK });
		const csv = await exported(page, '导出客户（CSV）');
		await expect(status(page)).toHaveText(`✓ ${csv.name} 中有 4 位客户。`);
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
		await expectImportChangesNothing(page, csv, 'zh');
	});
});
