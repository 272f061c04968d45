import { readFile } from 'node:fs/promises';
import { encoded } from '../domain/intake/encoded';
import { expect, expectAccessible, test } from './import-page';

const RECORDS = [
	{ name: 'Li Na', contact: { phone: '030 1234567', email: 'li@example.org' }, tags: ['VIP', 'new'], steps: 12 },
	{ name: 'Tomás Ortega', contact: { phone: null, email: 'tomas@example.org' }, tags: [], steps: 7 },
	{ name: 'Nobody', contact: null, tags: null }
];

test('JSON is read nested, one object a line or pasted; a backup and broken JSON are sent where they belong', async ({
	page,
	importing
}) => {
	await importing.choose(JSON.stringify({ meta: { pages: 1 }, data: { customers: RECORDS } }), 'customers.json');
	await importing.expectPlan([3, 2, 0, 0, 0, 1]);
	await expect(page.getByText('The records are those under “data.customers” in the file.')).toBeVisible();
	await expect(page.getByText('4 columns matched · 1 kept as a custom field')).toBeVisible();
	await expect(importing.combobox('Encoding')).toHaveValue('utf-8');
	await expect(importing.combobox('Delimiter')).toHaveCount(0);
	await importing.combobox('Recipe').selectOption('Strict');
	await importing.expectPlan([3, 1, 0, 0, 0, 2]);
	await expectAccessible(page);
	await importing.button('Import 1 customer').click();
	await expect(importing.status('Imported 1 customer')).toBeVisible();

	await importing.choose(RECORDS.map((record) => JSON.stringify(record)).join('\n'), 'customers.ndjson');
	await importing.expectPlan([3, 0, 0, 1, 0, 2]);
	await importing.combobox('Recipe').selectOption('Field rep');
	await importing.expectPlan([3, 1, 0, 1, 0, 1]);

	await importing.choose('{"format":"satchel-backup","version":"1.0","tables":{"customers":[]}}', 'satchel.json');
	await expect(importing.status('This is a Satchel backup.')).toContainText('Nothing was written.');
	await importing.choose('[{"name": "A"},\n {"name": B}]', 'broken.json');
	await expect(importing.status('not valid JSON: line 2, character 11')).toBeVisible();
	await page.getByRole('textbox', { name: 'Paste' }).fill(JSON.stringify(RECORDS.slice(0, 2)));
	await importing.button('Read the pasted rows').click();
	await importing.expectPlan([2, 1, 0, 1, 0, 0]);
	await expect(importing.combobox('Encoding')).toHaveCount(0);
});

const TAIWANESE = '姓名,電話,地址\n陳怡君,02 2345 6789,臺北市信義區松高路十一號\n林志豪,04 2345 6789,臺中市西屯區\n';

test('UTF-16 and Big5 are recognised, and another encoding shows at once what it makes of the file', async ({
	page,
	importing
}) => {
	const preview = page.getByRole('region', { name: 'First rows' });
	for (const encoding of ['utf-16le', 'utf-16be'] as const) {
		await importing.choose(encoded(`\ufeff${TAIWANESE}`, encoding), `${encoding}.csv`);
		await expect(importing.combobox('Encoding')).toHaveValue(encoding);
		await expect(preview).toContainText('陳怡君');
		await importing.combobox('Country for phones').selectOption('TW');
		await importing.expectPlan([2, 2, 0, 0, 0, 0]);
	}
	await importing.choose(encoded(TAIWANESE, 'big5'), 'big5.csv');
	await expect(importing.combobox('Encoding')).toHaveValue('big5');
	await expect(page.getByText('The file does not say how its letters are encoded.')).toBeVisible();
	await expect(preview).toContainText('陳怡君');
	await importing.combobox('Encoding').selectOption('Windows-1252');
	await expect(preview).toContainText('³¯©É§g');
	await expectAccessible(page);
	await importing.combobox('Encoding').selectOption('Big5');
	await expect(preview).toContainText('陳怡君');
	await importing.button('Import 2 customers').click();
	await expect(importing.status('Imported 2 customers')).toBeVisible();
});

test.describe('in Chinese', () => {
	test.use({ locale: 'zh-CN' });

	test('reasons are told and saved in Chinese', async ({ page, importing }) => {
		await importing.choose('{"format":"satchel-backup","version":"1.0","tables":{}}', '备份.json');
		await expect(importing.status('这是随身客的备份文件。')).toContainText('没有写入任何数据。');
		const rows = '姓名,电话,生日\n王芳,138 0013 8000,1990-02-30\n李娜,12,\n,139 0013 9000,\n';
		await importing.choose(rows, '客户.csv');
		await importing.expectPlan([3, 1, 0, 0, 0, 2]);
		await importing.button('导入 1 位客户').click();
		const download = async (button: string) => {
			const [file] = await Promise.all([page.waitForEvent('download'), importing.button(button).click()]);
			return [file.suggestedFilename(), await readFile(await file.path(), 'utf8')];
		};
		expect(await download('下载暂存的行')).toEqual([
			'客户 - 暂存的行.csv',
			[
				'\ufeff文件行号,出错的列,原因,姓名,电话,生日',
				'3,电话,“12”不可能是电话号码。,李娜,12,',
				'4,姓名,没有姓名。,,139 0013 9000,',
				''
			].join('\r\n')
		]);
		expect(await download('下载略去的单元格')).toEqual([
			'客户 - 略去的单元格.csv',
			[
				'\ufeff文件行号,出错的列,原因,姓名,电话,生日',
				'2,生日,“1990-02-30”不是有效的日期。,王芳,138 0013 8000,1990-02-30',
				''
			].join('\r\n')
		]);
	});
});
