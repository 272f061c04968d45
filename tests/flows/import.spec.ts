import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { encoded } from '../domain/intake/encoded';
import { expect, expectAccessible, ImportPage, test } from './import-page';

const people = async (page: Page) => {
	await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People' }).click();
	return page.getByRole('list', { name: 'Customers' }).getByRole('link');
};

const LIST = [
	'\ufeffname,phone,email,birthday,satisfied,shoe size',
	'Li Na,030 1234567,li@example.org,1990-04-01,yes,38',
	'Tomás Ortega,,tomas@example.org,1990-02-30,no,43',
	'Li Na,030 1234567,li@example.org,1990-04-01,yes,38',
	',030 9999999,,,,',
	'Nobody,,,,,'
].join('\n');

test('a file is planned, imported, found in People, and changes nothing the second time', async ({
	page,
	importing
}) => {
	await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
	await expectAccessible(page);
	await importing.choose(LIST);
	await importing.expectPlan([5, 2, 0, 0, 1, 2]);
	await expect(importing.combobox('Encoding')).toHaveValue('utf-8');
	await expect(importing.combobox('Recipe').getByRole('option', { selected: true })).toHaveText('Field rep');
	await expect(page.getByText('5 columns matched · 1 kept as a custom field')).toBeVisible();
	await expect(page.getByText('“1990-02-30” is not a day of the calendar.')).toBeVisible();
	await expect(page.getByText('There is no name.')).toBeVisible();
	await expectAccessible(page);

	await importing.button('Import 2 customers').click();
	await expect(importing.status('Imported 2 customers')).toBeVisible();
	await expectAccessible(page);
	await expect(await people(page)).toHaveCount(2);

	await page.goto('data/import/');
	await importing.choose(LIST);
	await importing.expectPlan([5, 0, 0, 2, 1, 2]);
	await expect(page.getByRole('button', { name: /^Import/ })).toHaveCount(0);
	await expect(page.getByText('There is nothing to import')).toBeVisible();
});

test('what a changed row changes is listed, old and new', async ({ importing }) => {
	await importing.choose('name,email,company\nLi Na,li@example.org,Harbour\n');
	await importing.button('Import 1 customer').click();
	await expect(importing.status('Imported 1 customer')).toBeVisible();
	await importing.choose('name,email,company\nLi Na,li@example.org,Harbour Foods\n');
	await importing.expectPlan([1, 0, 1, 0, 0, 0]);
	const change = importing.list('What will change');
	await expect(change).toContainText('was Harbour, becomes Harbour Foods');
	await importing.button('Import 1 customer').click();
	await expect(importing.status('0 new, 1 changed')).toBeVisible();
});

test('a recipe is chosen, and each step says what it does before anything is written', async ({ page, importing }) => {
	await importing.choose(LIST.replace('satisfied', 'address').replace(',yes,', ',NA,'));
	await importing.expectPlan([5, 2, 0, 0, 1, 2]);
	await importing.combobox('Recipe').selectOption('Strict');
	await importing.expectPlan([5, 1, 0, 0, 1, 3]);
	await page.getByText('What the recipe does').click();
	const steps = page.getByRole('listitem');
	const gaps = steps.filter({ hasText: 'Rows with a gap in Name, Email, or Phone are kept aside.' });
	await expect(gaps).toContainText('3 rows');
	const filled = steps.filter({ hasText: 'Gaps in Address are filled with “未知”.' });
	await expect(filled).toContainText('Row 2, address');
	await expectAccessible(page);

	await importing.combobox('Recipe').selectOption('Analysis table');
	await expect(steps.filter({ hasText: 'The file has no column for “Age”.' })).toHaveCount(2);
});

test('gb18030 with Chinese headers is recognised, shown, and can be read otherwise', async ({ page, importing }) => {
	const rows = ['姓名,手机号,邮箱,是否满意', '王芳,138 0013 8000,wang@example.cn,是', '李娜,,li@example.cn,否'];
	await importing.choose(encoded(rows.join('\n'), 'gb18030'), '客户.csv');
	await expect(importing.combobox('Encoding')).toHaveValue('gb18030');
	await expect(page.getByRole('region', { name: 'First rows' })).toContainText('王芳');
	await importing.combobox('Country for phones').selectOption('CN');
	await importing.expectPlan([2, 2, 0, 0, 0, 0]);
	await importing.combobox('Encoding').selectOption('utf-8');
	await expect(importing.status('cannot be read as UTF-8')).toBeVisible();
	await expect(importing.plan).toHaveCount(0);
	await importing.combobox('Encoding').selectOption('gb18030');
	await importing.button('Import 2 customers').click();
	await expect(importing.status('Imported 2 customers')).toBeVisible();
	await expect(await people(page)).toHaveText([/李娜/, /王芳/]);
});

test('a file that cannot be read is refused with the reason, and another one can be chosen', async ({
	page,
	importing
}) => {
	const refused: [content: string | Buffer, name: string, reason: RegExp][] = [
		['', 'empty.csv', /The file is empty/],
		['name,phone\n', 'header.csv', /a header but no rows/],
		['name,phone\nA,1\nB,"2\nC,3\n', 'quote.csv', /opens in row 3 and is never closed/],
		[Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'zip.csv', /is not text/],
		['name\nA\n', 'letter.pdf', /This kind of file/],
		[Array.from({ length: 501 }, (_, column) => `c${column}`).join() + '\n1\n', 'wide.csv', /501 columns/]
	];
	for (const [content, name, reason] of refused) {
		await importing.choose(content, name);
		await expect(importing.status(reason)).toContainText('Nothing was written.');
		await expect(importing.plan).toHaveCount(0);
		await expect(page.getByRole('alert')).toHaveCount(0);
	}
	await expectAccessible(page);
	await importing.choose(LIST);
	await importing.expectPlan([5, 2, 0, 0, 1, 2]);
});

test('an import is undone at once, or later, and says what stayed', async ({ page, importing }) => {
	await importing.choose(LIST);
	await importing.button('Import 2 customers').click();
	await importing.button('Undo import').click();
	await expect(importing.status('Import undone: 2 customers are as before.')).toBeVisible();

	await importing.choose(LIST);
	await importing.button('Import 2 customers').click();
	await expect(importing.status('Imported 2 customers')).toBeVisible();
	await page.reload();
	const past = importing.list('Past imports');
	await expect(past).toHaveCount(2);
	await expect(past.nth(1)).toContainText('Undone');
	await past.nth(0).getByRole('button', { name: 'Undo' }).click();
	await expect(past.nth(0)).toContainText('Import undone: 2 customers are as before.');
	await expectAccessible(page);
	await expect(await people(page)).toHaveCount(0);
});

test('rows kept aside are downloaded with row, column and reason, now and later', async ({ page, importing }) => {
	const download = async () => {
		const [file] = await Promise.all([
			page.waitForEvent('download'),
			importing.button('Download quarantined rows').click()
		]);
		expect(file.suggestedFilename()).toBe('customers - quarantined rows.csv');
		return (await readFile(await file.path(), 'utf8')).split('\r\n');
	};
	await importing.choose(LIST + '\n=1+1,12,,,,\n');
	await importing.button('Import 2 customers').click();
	const rows = await download();
	expect(rows).toEqual([
		'\ufeffRow in file,Column at fault,Reason,name,phone,email,birthday,satisfied,shoe size',
		'5,name,There is no name.,,030 9999999,,,,',
		'6,,"There is no phone, email, address or other way to reach this customer.",Nobody,,,,,',
		"7,phone,“12” cannot be a phone number.,'=1+1,12,,,,",
		''
	]);
	await page.reload();
	expect(await download()).toEqual(rows);
});

test('20,000 rows cancelled in the middle leave nothing behind', async ({ page, importing }) => {
	const rows = Array.from({ length: 20_000 }, (_, row) => `Person ${row},p${row}@example.org,Company ${row % 99}`);
	await importing.choose(['name,email,company', ...rows].join('\n'));
	await importing.expectPlan([20_000, 20_000, 0, 0, 0, 0]);
	await importing.button('Import 20,000 customers').click();
	await importing.button('Cancel').click();
	await expect(importing.status('Cancelled. Nothing was changed.')).toBeVisible();
	// The plan still stands, and the book is as it was.
	await expect(importing.button('Import 20,000 customers')).toBeVisible();
	await page.reload();
	await expect(page.getByRole('region', { name: 'Past imports' })).toHaveCount(0);
	await page.goto('people/');
	await expect(page.getByRole('list', { name: 'Customers' }).getByRole('link')).toHaveCount(0);
});

test('a column is sent elsewhere, its yes and no turned round', async ({ page, importing }) => {
	await importing.choose('name,email,unhappy\nA,a@example.org,yes\n');
	await page.getByText('2 columns matched · 1 kept as a custom field').click();
	await importing.combobox('unhappy').selectOption('Satisfied');
	await expect(page.getByText('3 columns matched')).toBeVisible();
	await page.getByRole('checkbox', { name: 'Turn round: yes means no' }).check();
	await expectAccessible(page);
	await importing.button('Import 1 customer').click();
	await expect(importing.status('Imported 1 customer')).toBeVisible();
	await importing.choose('name,email,satisfied\nA,a@example.org,yes\n');
	const change = importing.list('What will change');
	await expect(change).toContainText('was No, becomes Yes');
});

test('rows are pasted, or dropped anywhere on the page', async ({ page, importing }) => {
	await page.getByRole('textbox', { name: 'Paste' }).fill('name\tphone\nLi Na\t030 1234567');
	await importing.button('Read the pasted rows').click();
	await importing.expectPlan([1, 1, 0, 0, 0, 0]);
	await expect(importing.combobox('Encoding')).toHaveCount(0);
	const transfer = await page.evaluateHandle(() => {
		const transfer = new DataTransfer();
		transfer.items.add(new File(['name,phone\nA,030 1234567\nB,030 1234568\n'], 'dropped.csv'));
		return transfer;
	});
	await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
	await expect(page.getByText('dropped.csv')).toBeVisible();
	await importing.expectPlan([2, 2, 0, 0, 0, 0]);
});

test('a book that changed in another tab is looked at again before anything is written', async ({
	importing,
	context
}) => {
	await importing.choose('name,email,company\nLi Na,li@example.org,Harbour Foods\n');
	await importing.expectPlan([1, 1, 0, 0, 0, 0]);
	const other = await context.newPage();
	await other.goto('data/import/');
	const there = new ImportPage(other, 'en');
	await there.choose('name,email,company\nLi Na,li@example.org,Harbour\n');
	await there.button('Import 1 customer').click();
	await expect(there.status('Imported 1 customer')).toBeVisible();
	await other.close();
	await importing.button('Import 1 customer').click();
	await expect(importing.status('The book changed after this plan was made')).toBeVisible();
	await importing.expectPlan([1, 0, 1, 0, 0, 0]);
	await importing.button('Import 1 customer').click();
	await expect(importing.status('0 new, 1 changed')).toBeVisible();
});

test('an import goes on when the person leaves the page, and says so there', async ({ page, importing }) => {
	const rows = Array.from({ length: 20_000 }, (_, row) => `Person ${row},p${row}@example.org`);
	await importing.choose(['name,email', ...rows].join('\n'));
	await importing.button('Import 20,000 customers').click();
	await people(page);
	await expect(importing.status('Imported 20,000 customers')).toBeVisible();
	await expect(page.getByText('20,000 customers', { exact: true })).toBeVisible();
});

test.describe('in Chinese, in the dark, at 320 px', () => {
	test.use({ locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 320, height: 640 } });

	test('everything is in reach and in words', async ({ page, importing }) => {
		await expectAccessible(page);
		await importing.choose(LIST, '客户.csv');
		await importing.expectPlan([5, 2, 0, 0, 1, 2]);
		await expectAccessible(page);
		const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(await overflow()).toBe(0);
		await importing.button('导入 2 位客户').click();
		await expect(importing.status('已导入 2 位客户')).toBeVisible();
		expect(await overflow()).toBe(0);
		await expectAccessible(page);
	});
});
