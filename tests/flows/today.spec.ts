import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './app';
import { putIntoBook } from './book';

/** A Sunday. */
const NOW = '2026-11-22T10:00:00+01:00';
const customers = [
	{ id: 'wang', name: '王芳 Wang Fang' },
	{ id: 'harbour', name: 'Harbour Foods' },
	{ id: 'li', name: 'Li Na' }
];
const due = (id: string, customerId: string, dueOn: string, values: object = {}) => ({
	id,
	customerId,
	dueOn,
	openDueOn: dueOn,
	...values
});
const followUps = [
	due('f1', 'wang', '2026-11-20', { title: 'Call back about the quote' }),
	due('f2', 'harbour', '2026-11-21', { kind: 'visit' }),
	due('f3', 'li', '2026-11-22', { kind: 'visit', dueTime: '14:00' }),
	due('f4', 'wang', '2026-11-29', { kind: 'email' }),
	due('f5', 'wang', '2026-11-30', { kind: 'call' }),
	due('f6', 'li', '2026-11-20', { doneAt: '2026-11-20T10:00:00.000Z', openDueOn: undefined })
];

async function openToday(page: Page): Promise<void> {
	await page.clock.setFixedTime(NOW);
	await page.goto('');
	await putIntoBook(page, { customers, followUps });
	await expect(page.getByRole('heading', { level: 1, name: 'Sun 22 Nov' })).toBeVisible();
}
const section = (page: Page, name: string) => page.getByRole('region', { name });

test('an empty book begins with a language and four ways in, one of them the contacts of the phone', async ({
	page
}) => {
	await page.goto('');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Satchel');
	for (const name of ['Import contacts', 'Add a customer', 'Restore a backup'])
		await expect(page.getByRole('button', { name })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('随身客');
	await expect(page.getByRole('button', { name: '导入联系人' })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('随身客');

	const choosing = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: '从通讯录添加' }).click();
	const card = (lines: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\n${lines}\r\nEND:VCARD\r\n`;
	const cards = card('FN:王芳\r\nTEL:+8615400000001') + card('FN:Ann Ash\r\nTEL:12');
	await (await choosing).setFiles({ name: 'a.vcf', mimeType: 'text/vcard', buffer: Buffer.from(cards) });
	const sheet = page.getByRole('dialog', { name: '从通讯录添加' });
	await expect(sheet.getByRole('status')).toContainText('已添加 2 位客户');
	await expect(sheet.getByRole('status')).toContainText('Ann Ash：电话没有保留');
	await sheet.getByRole('button', { name: '完成' }).click();
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('随身客');
});

test('what is due stands under its day, in words', async ({ page }) => {
	await openToday(page);
	await expect(section(page, 'Overdue').getByRole('listitem')).toHaveText([/Wang Fang\s*2 days late/, /yesterday/]);
	await expect(section(page, 'Overdue')).toContainText('Call back about the quote');
	await expect(section(page, 'Today').getByRole('listitem')).toHaveText([/Li Na\s*14:00 · Visit/]);
	await expect(section(page, 'Next 7 days').getByRole('listitem')).toHaveText([/Sun 29 Nov/]);
	await expect(section(page, 'Overdue').getByRole('link', { name: /Harbour Foods/ })).toHaveAttribute(
		'href',
		/customer\/\?id=harbour$/
	);
	await expectAccessible(page);
});

test('at midnight today is yesterday', async ({ page }) => {
	await openToday(page);
	await page.clock.setFixedTime('2026-11-23T00:00:30+01:00');
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mon 23 Nov');
	await expect(section(page, 'Overdue').getByRole('listitem')).toHaveCount(3);
	await expect(section(page, 'Overdue').getByText('3 days late')).toBeVisible();
});

test('done leaves the list and comes back by undo', async ({ page }) => {
	await openToday(page);
	await page
		.getByRole('button', { name: /^Done: .*Wang Fang/ })
		.first()
		.click();
	await expect(section(page, 'Overdue').getByRole('listitem')).toHaveCount(1);
	await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
	await expect(section(page, 'Overdue').getByRole('listitem')).toHaveCount(2);
	await page.reload();
	await expect(section(page, 'Overdue').getByRole('listitem')).toHaveCount(2);
});

test('later is chosen by keyboard alone', async ({ page }) => {
	await openToday(page);
	await page.getByRole('button', { name: /^Later: .*Harbour Foods/ }).focus();
	await page.keyboard.press('Enter');
	const sheet = page.getByRole('dialog', { name: 'Later: Harbour Foods' });
	await expect(sheet.getByRole('button')).toHaveText([/Tomorrow/, /In 3 days/, /Monday/, 'Cancel']);
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(sheet).toBeHidden();
	await expect(page.getByRole('button', { name: /^Later: .*Harbour Foods/ })).toBeFocused();
	await page.keyboard.press('Enter');
	await sheet.getByRole('button', { name: 'In 3 days' }).focus();
	await page.keyboard.press('Enter');
	await expect(section(page, 'Next 7 days').getByRole('listitem')).toHaveText([/Harbour Foods\s*Wed 25 Nov/, /29 Nov/]);
	await expect(page.getByRole('status').getByText('Harbour Foods moved to Wed 25 Nov.')).toBeVisible();
	await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
	await expect(section(page, 'Overdue').getByRole('listitem')).toHaveCount(2);
});

test('with nothing due it says what comes next, and offers to log', async ({ page }) => {
	await openToday(page);
	for (let left = 4; left > 0; left--) {
		await page
			.getByRole('button', { name: /^Done:/ })
			.first()
			.click();
		await expect(page.getByRole('button', { name: /^Done:/ })).toHaveCount(left - 1);
	}
	await expect(page.getByText('The next promise is for Mon 30 Nov.')).toBeVisible();
	await page.getByRole('link', { name: 'Log a contact' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log a contact');
});

for (const timezoneId of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
	test.describe(`in ${timezoneId}`, () => {
		test.use({ timezoneId });
		test('a promise for a day stands on that day of the calendar', async ({ page }) => {
			// Noon of the 22nd there, 13 hours before and 12 hours after the other zone's.
			await page.clock.setFixedTime(`2026-11-22T12:00:00${timezoneId.endsWith('Kiritimati') ? '+14:00' : '-11:00'}`);
			await page.goto('');
			await putIntoBook(page, { customers, followUps });
			await expect(section(page, 'Today').getByRole('listitem')).toHaveText([/Li Na/]);
			await expect(section(page, 'Overdue').getByText('yesterday')).toBeVisible();
		});
	});

test('work that is in no backup is spoken of after three days, and no more once a copy has left', async ({ page }) => {
	await openToday(page);
	const reminder = page.getByText('Your book is on this device only: 1 change is in no backup.');
	await page.getByRole('button', { name: /Done.*Harbour/ }).click();
	await expect(section(page, 'Overdue').getByRole('listitem')).toHaveCount(1);
	await expect(reminder).toHaveCount(0);

	await page.clock.setFixedTime('2026-11-25T10:00:01+01:00');
	await page.reload();
	await expect(reminder).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Back up' }).click();
	await page.getByRole('button', { name: 'Export backup' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Backup verified' })).toBeVisible();
	await page.getByRole('link', { name: 'Today' }).click();
	await expect(section(page, 'Overdue')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Back up' })).toHaveCount(0);
});
