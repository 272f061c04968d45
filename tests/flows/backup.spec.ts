import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './app';
import { putIntoBook, rowsOf } from './book';
import { inventedBook } from './invented-book';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const BOOK = inventedBook(NOON);
const HELD = '9 customers, 9 interactions';

/** The book of another phone, exported there. */
async function exported(page: Page): Promise<string> {
	await page.goto('data/backup/');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Export backup' }).click();
	return (await download).path();
}

/** A phone of its own with nothing on it, at the Backup page. */
async function otherPhone(page: Page, url: string): Promise<Page> {
	const context = await page.context().browser()!.newContext();
	const other = await context.newPage();
	await other.goto(`${url}data/backup/`);
	return other;
}

const status = (page: Page) => page.getByRole('status').filter({ hasText: /./ });
const previewed = (page: Page, name: string) =>
	page.getByRole('table', { name: 'Preview' }).getByRole('row', { name }).getByRole('cell');
const tablesOf = async (path: string) =>
	(JSON.parse(await readFile(path, 'utf8')) as { tables: Record<string, unknown> }).tables;

/** What the rep laid down: a cadence for a tag, and a search of People under a name. */
const RULES = [
	{ id: 'care', kind: 'care', 'cadence/tag/VIP': { ideal: 7, maximum: 21 } },
	{
		...{ id: 'f', kind: 'filter', at: '2026-11-20T10:00:00.000Z' },
		content: { name: 'My VIPs', text: 'li', sort: 'name', filter: { tags: ['VIP'] } }
	}
];

test('a book is carried to another phone: receipt, preview, merge, the same book; then the merge is undone', async ({
	page,
	site
}) => {
	await page.goto('');
	await putIntoBook(page, { ...BOOK, models: RULES });
	const path = await exported(page);
	await expect(status(page)).toHaveText(`✓ Backup verified: ${HELD}`);
	await expect(page.getByText('Your last copy left this phone today')).toBeVisible();

	const other = await otherPhone(page, site.url);
	await expect(other.getByText('Your book is on this phone only')).toBeVisible();
	await other.getByLabel('Import backup').setInputFiles(path);
	await expect(previewed(other, 'Customers')).toHaveText(['9', '9', '0']);
	await expect(previewed(other, 'Follow-ups')).toHaveText(['6', '6', '0']);
	expect(await rowsOf(other, 'customers')).toEqual([]);
	await other.getByRole('button', { name: 'Merge' }).click();
	await expect(status(other)).toHaveText(`✓ Merged a backup of ${HELD}.`);
	expect(await tablesOf(await exported(other))).toEqual(await tablesOf(path));

	// The same file once more brings nothing, and says so.
	await other.getByLabel('Import backup').setInputFiles(path);
	await expect(other.getByText('Everything in this backup is in your book already.')).toBeVisible();
	await expect(other.getByRole('button', { name: 'Merge' })).toHaveCount(0);
	await other.getByRole('button', { name: 'Cancel' }).click();

	await other.goto(`${site.url}settings/`);
	await expect(other.getByRole('textbox', { name: 'Longest gap, days: Tag VIP' })).toHaveValue('21');
	await other.goto(`${site.url}people/`);
	await other.getByRole('button', { name: 'Saved' }).click();
	await other.getByRole('button', { name: 'My VIPs', exact: true }).click();
	await expect(other.getByText('1 customer', { exact: true })).toBeVisible();

	await other.goto(`${site.url}history/`);
	await other.getByRole('button', { name: /^Undo/ }).first().click();
	await expect(other.getByRole('button', { name: /^Redo/ })).toBeVisible();
	await other.goto(`${site.url}people/`);
	await expect(other.getByText('Your customers will stand here.')).toBeVisible();
	await other.context().close();
});

test('a backup that takes the place of the book keeps the old one, which can be brought back', async ({ page }) => {
	await page.goto('');
	await putIntoBook(page, { customers: [{ id: 'b', name: 'Tomás Ortega' }] });
	const path = await exported(page);
	await page.goto('');
	await putIntoBook(page, { customers: [{ id: 'a', name: 'Li Na' }] });
	const whole = await rowsOf(page, 'customers');

	await page.goto('data/backup/');
	await page.getByLabel('Import backup').setInputFiles(path);
	await page.getByRole('button', { name: 'Replace' }).click();
	await expect(status(page)).toContainText('Your book is now the backup: 1 customer, 0 interactions.');
	expect((await rowsOf(page, 'customers')).map(({ id }) => id)).toEqual(['b']);
	const old = page.getByRole('region', { name: 'Old books' });
	await expect(old).toContainText('2 customers, 0 interactions');
	await expectAccessible(page);

	await old.getByRole('button', { name: 'Bring back' }).click();
	await expect(status(page)).toContainText('Your book is now the backup: 2 customers, 0 interactions.');
	expect(await rowsOf(page, 'customers')).toEqual(whole);
	// The two have changed places.
	await expect(old).toContainText('1 customer, 0 interactions');
	await old.getByRole('button', { name: 'Delete' }).click();
	await expect(old).toHaveCount(0);
});

test('a file that is no whole backup is refused with the reason, and not a row changes', async ({ page }, info) => {
	await page.goto('');
	await putIntoBook(page, BOOK);
	const path = await exported(page);
	const text = await readFile(path, 'utf8');
	const before = await rowsOf(page, 'customers');
	const refused: [string, string, string][] = [
		['altered', text.replace('Tomás', 'Tomas'), 'altered or damaged'],
		['truncated', text.slice(0, -40), 'cut off before its end'],
		['foreign', '{"customers":[{"name":"Li Na"}]}', 'was not made by Satchel'],
		['newer', text.replace('"version":"1.', '"version":"2.'), 'from a newer Satchel'],
		['words', 'Dear customer,', 'cannot be read as JSON']
	];
	for (const [name, content, reason] of refused) {
		const file = info.outputPath(`${name}.json`);
		await writeFile(file, content);
		await page.getByLabel('Import backup').setInputFiles(file);
		await expect(status(page), name).toContainText(reason);
		await expect(page.getByRole('table', { name: 'Preview' }), name).toHaveCount(0);
		expect(await rowsOf(page, 'customers'), name).toEqual(before);
	}
});

for (const { locale, colorScheme, file, preview } of [
	{ locale: 'en-GB', colorScheme: 'dark', file: 'Import backup', preview: 'Preview' },
	{ locale: 'zh-CN', colorScheme: 'light', file: '导入备份', preview: '预览' }
] as const) {
	test.describe(locale, () => {
		test.use({ locale, colorScheme });
		test(`the preview is open to everybody in ${locale}`, async ({ page }) => {
			await page.goto('');
			await putIntoBook(page, BOOK);
			await page.goto('data/backup/');
			const download = page.waitForEvent('download');
			await page.getByRole('button', { name: /^(Export backup|导出备份)$/ }).click();
			await page.getByLabel(file).setInputFiles(await (await download).path());
			await expect(page.getByRole('table', { name: preview })).toBeVisible();
			await expectAccessible(page);
		});
	});
}
