import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './import-page';

const FILE = [
	'name,phone,email,birthday',
	'Li Na,030 1234567,li@example.org,1990-02-30',
	'Tomás Ortega,12,,',
	'Amara Obi,,amara@example.org,',
	'Li Na,030 1234567,li@example.org,'
].join('\n');

test('a quarantined row is mended in place and moves at once, whatever it becomes', async ({ page, importing }) => {
	await importing.choose(FILE);
	await importing.expectPlan([4, 2, 0, 0, 1, 1]);
	await importing.button('Fix row 3').click();
	const phone = page.getByRole('textbox', { name: 'phone' });
	await expect(phone).toBeFocused();
	await expect(phone).toHaveValue('12');
	await expectAccessible(page);
	await phone.fill('030 7654321');
	await page.keyboard.press('Enter');
	await expect(importing.status('Row 3: New')).toBeVisible();
	await importing.expectPlan([4, 3, 0, 0, 1, 0]);
	await expect(importing.list('Fixed by you')).toHaveText([/Row 3: New/]);

	// The same row mended otherwise: now it repeats the first one.
	await importing.button('Fix row 3').click();
	await page.getByRole('textbox', { name: 'name' }).fill('Li Na');
	await page.getByRole('textbox', { name: 'phone' }).fill('030 1234567');
	await importing.button('Save the row').click();
	await importing.expectPlan([4, 2, 0, 0, 2, 0]);
	await expect(importing.list('Duplicate rows')).toHaveText([/Row 3 repeats row 2/, /Row 5 repeats row 2/]);
	await importing.button('Undo the fix of row 3').click();
	await importing.expectPlan([4, 2, 0, 0, 1, 1]);
});

test('a cell set aside is mended in place, or stays with the import to be downloaded', async ({ page, importing }) => {
	await importing.choose(FILE);
	await expect(importing.list('Cells set aside or repaired')).toHaveText([/1990-02-30.*is not a day/s]);
	await importing.button('Import 2 customers').click();
	await expect(importing.status('1 cell was set aside')).toBeVisible();
	await page.reload();
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		importing.button('Download cells set aside').click()
	]);
	expect(file.suggestedFilename()).toBe('customers - cells set aside.csv');
	const text = await readFile(await file.path(), 'utf8');
	expect(text.split('\r\n')).toEqual([
		'\ufeffRow in file,Column at fault,Reason,name,phone,email,birthday',
		'2,birthday,“1990-02-30” is not a day of the calendar.,Li Na,030 1234567,li@example.org,1990-02-30',
		''
	]);
	await importing.choose(FILE);
	await importing.button('Fix row 2').click();
	await page.getByRole('textbox', { name: 'birthday' }).fill('1990-02-28');
	await page.keyboard.press('Enter');
	await importing.expectPlan([4, 0, 1, 1, 1, 1]);
	await expect(importing.list('What will change')).toContainText(['28 Feb 1990']);
});

test('a row is left out and taken back in, and what is left out is not lost', async ({ page, importing }) => {
	await importing.choose(FILE);
	await importing.button('Leave out Amara Obi').click();
	await expect(importing.status('Row 4 is left out.')).toBeVisible();
	await importing.expectPlan([4, 1, 0, 0, 1, 1], 1);
	// The keyboard is still in the list.
	await expect(importing.button('Leave out Li Na')).toBeFocused();
	await importing.button('Undo').click();
	await importing.expectPlan([4, 2, 0, 0, 1, 1]);

	await importing.button('Leave out Amara Obi').click();
	await importing.button('Leave out Li Na').click();
	// The row that repeated it stands for itself now.
	await importing.expectPlan([4, 1, 0, 0, 0, 1], 2);
	await importing.button('Leave out Li Na').click();
	await importing.expectPlan([4, 0, 0, 0, 0, 1], 3);
	await expect(page.getByText('you left out every row that could be')).toBeVisible();
	await importing.button('Take row 5 back in').click();
	await importing.expectPlan([4, 1, 0, 0, 0, 1], 2);
	await expectAccessible(page);

	// Another map of the columns keeps what was decided.
	await page.getByText('4 columns matched').click();
	await importing.combobox('birthday').selectOption('Notes');
	await importing.expectPlan([4, 1, 0, 0, 0, 1], 2);
	await importing.button('Import 1 customer').click();
	await expect(importing.status('You left 2 rows out')).toBeVisible();
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		importing.button('Download quarantined rows').click()
	]);
	const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
	expect(lines.slice(1, -1).map((line) => line.split(',').slice(0, 4))).toEqual([
		['2', '', 'You left this row out.', 'Li Na'],
		['3', 'phone', '“12” cannot be a phone number.', 'Tomás Ortega'],
		['4', '', 'You left this row out.', 'Amara Obi']
	]);
});

test('rows are looked at by kind, and found by what they say', async ({ page, importing }) => {
	const many = Array.from({ length: 120 }, (_, row) => `Person ${row},,p${row}@example.org,`);
	await importing.choose([FILE, ...many].join('\n'));
	await page.getByRole('radio', { name: 'New 122' }).check();
	await expect(page.getByRole('region', { name: 'Quarantined' })).toHaveCount(0);
	await expect(importing.list('New customers')).toHaveCount(50);
	await importing.button('Show more').click();
	await expect(importing.list('New customers')).toHaveCount(100);
	// What is shown stays shown while rows go.
	await importing.button('Leave out Person 90').click();
	await expect(importing.list('New customers')).toHaveCount(100);
	await expect(importing.button('Leave out Person 91')).toBeFocused();
	await page.getByRole('searchbox', { name: 'Search rows' }).fill('person 11');
	await expect(importing.list('New customers')).toHaveCount(11);
	await page.getByRole('searchbox', { name: 'Search rows' }).fill('nobody at all');
	await expect(importing.status('No row has that.')).toBeVisible();
	await page.getByRole('searchbox', { name: 'Search rows' }).fill('');
	await page.getByRole('radio', { name: 'Quarantined 1' }).check();
	await importing.button('Fix row 3').click();
	await page.getByRole('textbox', { name: 'phone' }).fill('030 7654321');
	await page.keyboard.press('Enter');
	// Nothing of that kind is left: everything is shown again.
	await expect(page.getByRole('radio', { name: 'All' })).toBeChecked();
});

test('an import is undone after edits since, and says how many stayed and why', async ({ page, importing }) => {
	await importing.choose(FILE.replace(',12,', ',030 7654321,'));
	await importing.button('Import 3 customers').click();
	await page.getByRole('link', { name: 'See them in People' }).click();
	await page.getByRole('link', { name: /Amara Obi/ }).click();
	await page.getByRole('textbox', { name: 'Company', exact: true }).fill('Harbour Foods');
	await page.keyboard.press('Tab');
	await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Log' }).click();
	await page.getByRole('button', { name: 'Call' }).click();
	await page.getByRole('searchbox', { name: 'Search customers' }).fill('Tomás');
	await page.getByRole('button', { name: /Tomás Ortega/ }).click();
	await expect(page.getByText('✓ Saved')).toBeVisible();
	await page.goto('data/import/');
	const past = importing.list('Past imports');
	await past.getByRole('button', { name: 'Undo' }).click();
	await expect(past).toContainText('Import undone: 1 customer is as before.');
	await expect(past).toContainText('2 of 3 stayed: 1 edited since, 1 has something recorded since.');
	await page.goto('people/');
	await expect(page.getByRole('list', { name: 'Customers' }).getByRole('link')).toHaveText([
		/Amara Obi/,
		/Tomás Ortega/
	]);
});

test.describe('in Chinese, in the dark, at 320 px', () => {
	test.use({ locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 320, height: 640 } });

	test('a row is mended and another left out', async ({ page, importing }) => {
		await importing.choose(FILE, '客户.csv');
		await importing.button('修正：第 3 行').click();
		await page.getByRole('textbox', { name: 'phone' }).fill('138 0013 8000');
		await expectAccessible(page);
		await importing.button('保存这一行').click();
		await expect(importing.status('第 3 行：新增')).toBeVisible();
		await importing.button('不导入：Amara Obi').click();
		await importing.expectPlan([4, 2, 0, 0, 1, 0], 1);
		await expectAccessible(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
		// The way back goes with the plan.
		await importing.button('不导入：Tomás Ortega').click();
		await expect(importing.status('第 3 行不会导入。')).toBeVisible();
		await importing.button('导入 1 位客户').click();
		await expect(importing.status('已导入 1 位客户')).toBeVisible();
		expect(await importing.status('第 3 行不会导入。').count()).toBe(0);
	});
});
