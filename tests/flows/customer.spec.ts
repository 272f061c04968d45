import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './app';
import { putIntoBook, rowsOf } from './book';

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const stored = async (page: Page, id: string) => (await rowsOf(page, 'customers')).find((row) => row.id === id);

const WANG = {
	id: 'wang',
	name: '王芳 Wang Fang',
	phone: '+8613800138000',
	email: 'fang.wang@example.com',
	address: '上海市中山路 88 号',
	birthday: '1985-03-12',
	custom: { 'Shoe size': 42, 会员等级: '金卡', Newsletter: true }
};
async function openWang(page: Page, rows: Parameters<typeof putIntoBook>[1] = {}) {
	await page.goto('customer/?id=wang');
	await putIntoBook(page, { customers: [WANG], ...rows });
	await expect(page.getByRole('heading', { level: 1, name: WANG.name })).toBeVisible();
}

test('a customer is made by the first words and saved field by field', async ({ page }) => {
	await page.goto('people/');
	await page.getByRole('link', { name: 'Add a customer' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'New customer' })).toBeVisible();
	expect(await rowsOf(page, 'customers')).toEqual([]);
	await box(page, 'Name').fill('  Tomás   Ortega ');
	await box(page, 'Phone').fill('+49 151 23456789');
	await page.keyboard.press('Tab');
	await expect
		.poll(() => rowsOf(page, 'customers'))
		.toEqual([expect.objectContaining({ name: 'Tomás Ortega', phone: '+4915123456789' })]);
	await expect(page.getByRole('heading', { level: 1, name: 'Tomás Ortega' })).toBeVisible();
	await expect(page).toHaveURL(/customer\/\?id=/);
	await expect(box(page, 'Phone')).toHaveValue('+4915123456789');
	await page.reload();
	await expect(box(page, 'Name')).toHaveValue('Tomás Ortega');
	await page.getByRole('link', { name: 'People' }).click();
	await expect(page.getByRole('list', { name: 'Customers' }).getByRole('link')).toHaveText('Tomás Ortega');
	await page.getByRole('link', { name: 'Add a customer' }).click();
	await expect(box(page, 'Name')).toHaveValue('');
});

test('what cannot be stored stays on screen with the reason, through a reload, until it is mended', async ({
	page
}) => {
	await openWang(page);
	const bad: [field: string, text: string, says: RegExp, mended: string, value: string][] = [
		['Name', 'x'.repeat(301), /too long/, 'Wang', 'Wang'],
		['Phone', 'call me', /not a phone number/, '(0086) 139 1234 5678', '+8613912345678'],
		['Email', 'fang.wang', /not an email address/, 'Fang@Example.com', 'fang@example.com'],
		['Birthday', '1990-02-30', /not a day/, '1990/3/2', '1990-03-02'],
		['Age', 'old', /not a number/, '36', '36']
	];
	for (const [field, text] of bad) await box(page, field).fill(text);
	await box(page, 'Notes').focus();
	for (const reload of [false, true]) {
		if (reload) await page.reload();
		for (const [field, text, says] of bad) {
			await expect(box(page, field)).toHaveValue(text);
			await expect(box(page, field)).toHaveAttribute('aria-invalid', 'true');
			await expect(box(page, field)).toHaveAccessibleDescription(says);
		}
		expect(await stored(page, 'wang')).toMatchObject(WANG);
	}
	await box(page, 'Birthday').fill('2999-01-01');
	await expect(box(page, 'Birthday')).toHaveAccessibleDescription(/future/);
	for (const [field, , , mended, value] of bad) {
		await box(page, field).fill(mended);
		await box(page, field).blur();
		await expect(box(page, field)).toHaveValue(value);
		await expect(box(page, field)).not.toHaveAttribute('aria-invalid');
	}
	expect(await stored(page, 'wang')).toMatchObject({
		name: 'Wang',
		phone: '+8613912345678',
		email: 'fang@example.com',
		birthday: '1990-03-02',
		age: { years: 36 }
	});
	expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))).toEqual([]);
});

test('one visit to a field is one action, undone from its notice', async ({ page }) => {
	await openWang(page);
	await box(page, 'Company').pressSequentially('Huaxin');
	await expect.poll(async () => (await stored(page, 'wang'))!.company).toBe('Huaxin');
	await box(page, 'Company').pressSequentially(' Travel');
	await expect.poll(async () => (await stored(page, 'wang'))!.company).toBe('Huaxin Travel');
	await expect(box(page, 'Company')).toBeFocused();
	await box(page, 'Company').blur();
	expect(await rowsOf(page, 'journal')).toHaveLength(1);
	await expect(page.getByRole('status').filter({ hasText: 'Company saved.' })).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(box(page, 'Company')).toHaveValue('');
	expect(await stored(page, 'wang')).not.toHaveProperty('company');
	await box(page, 'Email').fill('');
	await box(page, 'Email').blur();
	await expect.poll(() => stored(page, 'wang')).not.toHaveProperty('email');
});

test('words typed when the app is killed are there again, and are saved', async ({ page, context }) => {
	await openWang(page);
	const again = await context.newPage();
	await box(page, 'Notes').fill('Prefers mornings');
	const crashed = page.waitForEvent('crash');
	const session = await context.newCDPSession(page);
	// Ends the page's process, and the session with it.
	session.send('Page.crash').catch(() => {});
	await crashed;
	await again.goto('customer/?id=wang');
	await expect(box(again, 'Notes')).toHaveValue('Prefers mornings');
	await expect.poll(async () => (await stored(again, 'wang'))!.notes).toBe('Prefers mornings');
	await again.goto('customer/?new');
	await box(again, 'Name').fill('x'.repeat(400));
	await again.goto('customer/?new');
	await expect(box(again, 'Name')).toHaveValue('x'.repeat(400));
});

test('what an input method is still composing is not saved', async ({ page, context }) => {
	await openWang(page);
	await box(page, 'Company').focus();
	const session = await context.newCDPSession(page);
	await session.send('Input.imeSetComposition', { text: 'hua xin', selectionStart: 7, selectionEnd: 7 });
	await expect(box(page, 'Company')).toHaveValue('hua xin');
	// The page goes to the back; a pause goes by.
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await page.waitForTimeout(1500);
	expect(await stored(page, 'wang')).not.toHaveProperty('company');
	await session.send('Input.insertText', { text: '华信' });
	await expect.poll(async () => (await stored(page, 'wang'))!.company).toBe('华信');
});

test('custom fields are edited as what they are', async ({ page }) => {
	await openWang(page);
	await box(page, 'Shoe size').fill('forty');
	await box(page, 'Shoe size').blur();
	await expect(box(page, 'Shoe size')).toHaveAccessibleDescription(/not a number/);
	await box(page, 'Shoe size').fill('43');
	await box(page, '会员等级').fill('');
	await page.getByRole('combobox', { name: 'Newsletter' }).selectOption('No');
	await page.getByRole('combobox', { name: 'Newsletter' }).blur();
	await expect.poll(async () => (await stored(page, 'wang'))!.custom).toEqual({ 'Shoe size': 43, Newsletter: false });
	await expect(box(page, '会员等级')).toBeVisible();
	await page.getByRole('button', { name: 'Remove Newsletter' }).click();
	await expect(page.getByRole('combobox', { name: 'Newsletter' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Add a detail' }).click();
	const sheet = page.getByRole('dialog', { name: 'Add a detail' });
	await sheet.getByRole('textbox', { name: 'What it is called' }).fill('Discount');
	await sheet.getByRole('radio', { name: 'Number' }).check();
	await sheet.getByRole('textbox', { name: 'Value' }).fill('lots');
	await sheet.getByRole('button', { name: 'Save' }).click();
	await expect(sheet.getByRole('alert')).toContainText('not a number');
	await sheet.getByRole('textbox', { name: 'Value' }).fill('7.5');
	await sheet.getByRole('button', { name: 'Save' }).click();
	await expect(box(page, 'Discount')).toHaveValue('7.5');
	expect((await stored(page, 'wang'))!.custom).toEqual({ 'Shoe size': 43, Discount: 7.5 });
});

test('tags are chips, thousands of them too, and the book suggests more', async ({ page }) => {
	const tags = Array.from({ length: 5000 }, (_, index) => `tag ${String(index).padStart(4, '0')}`);
	await openWang(page, {
		customers: [
			{ ...WANG, tags },
			{ id: 'li', tags: ['travel fair'] }
		]
	});
	const chip = page.getByRole('button', { name: /^Remove tag / });
	await expect(chip).toHaveCount(40);
	await expect(page.getByText('4,960 more')).toBeVisible();
	await box(page, 'Tags').fill('TAG 4321');
	await expect(chip).toHaveText(['tag 4321']);
	await chip.click();
	await expect.poll(async () => (await stored(page, 'wang'))!.tags).toHaveLength(4999);
	await page.getByRole('button', { name: 'Undo' }).click();
	await box(page, 'Tags').fill('trav');
	await page.getByRole('list', { name: 'Tags in your book' }).getByRole('button', { name: 'travel fair' }).click();
	await box(page, 'Tags').fill('vip，"a, b"; vip');
	await box(page, 'Tags').press('Enter');
	await expect(box(page, 'Tags')).toHaveValue('');
	const found = (await stored(page, 'wang'))!.tags as string[];
	expect(found.filter((tag) => !tag.startsWith('tag '))).toEqual(['a, b', 'travel fair', 'vip']);
	expect(found).toContain('tag 4321');
});

test('several phones, and a channel that was closed is said to be', async ({ page }) => {
	await openWang(page);
	await page.getByRole('button', { name: 'Add a phone' }).click();
	await box(page, 'Add a phone').fill('call me');
	await box(page, 'Add a phone').press('Enter');
	await expect(box(page, 'Add a phone')).toHaveAccessibleDescription(/not a phone number/);
	await box(page, 'Add a phone').fill('+49 151 23456789');
	await box(page, 'Add a phone').press('Enter');
	await page.getByRole('button', { name: 'Make +4915123456789 the main one' }).click();
	await expect(box(page, 'Phone')).toHaveValue('+4915123456789');
	await expect(page.getByRole('list', { name: 'More phones' }).getByRole('link')).toHaveText('+8613800138000');
	await page.getByRole('button', { name: 'Write down consent' }).click();
	const sheet = page.getByRole('dialog', { name: 'Write down consent' });
	await sheet.getByRole('radio', { name: 'withdrawn' }).check();
	await sheet.getByRole('textbox', { name: 'Where it was said' }).fill('on the fair');
	await expectAccessible(page);
	await sheet.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('button', { name: 'Call: withdrawn' })).toContainText('on the fair');
	await page.getByRole('group', { name: 'Get in touch' }).getByRole('button', { name: 'Call' }).click();
	await expect(page.getByText(`${WANG.name} withdrew consent to be reached by Call`)).toBeVisible();
	expect((await stored(page, 'wang'))!.consent).toEqual({
		phone: { state: 'withdrawn', at: expect.stringMatching(/Z$/), source: 'on the fair' }
	});
});

test('orders are written down, and other currencies stand apart', async ({ page }) => {
	await openWang(page, {
		customers: [{ ...WANG, opening: { orderCount: 3, totalAmount: 100, asOf: '2026-01-01' } }],
		orders: [{ id: 'o1', customerId: 'wang', at: '2026-02-09T10:00:00.000Z', amount: 20, currency: 'USD' }]
	});
	const orders = page.getByRole('region', { name: 'Orders' });
	await orders.getByRole('button', { name: 'Add an order' }).click();
	const sheet = page.getByRole('dialog', { name: 'New order' });
	await sheet.getByRole('textbox', { name: 'Amount' }).fill('12,50 €');
	await sheet.getByRole('combobox', { name: 'Currency' }).selectOption('GBP');
	await sheet.getByRole('button', { name: 'Save' }).click();
	await expect(orders).toContainText('5 orders · £112.50');
	await expect(orders).toContainText('counted apart: US$20.00');
	await orders.getByRole('button', { name: 'US$20.00' }).click();
	await page.getByRole('dialog', { name: 'Order' }).getByRole('button', { name: 'Delete' }).click();
	await expect(orders).toContainText('4 orders');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(orders).toContainText('5 orders');
	await expectAccessible(page);
});

test('the ways to reach a customer leave the app, or ask for what is missing', async ({ page }) => {
	await openWang(page);
	const actions = page.getByRole('group', { name: 'Get in touch' });
	for (const [name, href] of [
		['Call', 'tel:+8613800138000'],
		['Message', 'sms:+8613800138000'],
		['Email', 'mailto:fang.wang@example.com'],
		['Navigate', /^(geo:0,0\?q=|maps:\/\/\?q=|https:.*query=)%E4%B8%8A/],
		['Log', /log\/\?customer=wang$/]
	] as const)
		await expect(actions.getByRole('link', { name })).toHaveAttribute('href', href);
	await box(page, 'Phone').fill('');
	await box(page, 'Phone').blur();
	await actions.getByRole('button', { name: 'Call' }).click();
	await expect(box(page, 'Phone')).toBeFocused();
});

test('the timeline tells everything, the newest first', async ({ page }) => {
	const contact = (id: string, startedAt: string, values: object) => ({
		id,
		customerId: 'wang',
		direction: 'out',
		startedAt,
		...values
	});
	const many = Array.from({ length: 60 }, (_, index) =>
		contact(`old${index}`, `2020-01-01T10:00:${String(index).padStart(2, '0')}.000Z`, { channel: 'visit' })
	);
	await openWang(page, {
		customers: [WANG, { id: 'alias', name: 'Fang', mergedInto: 'wang' }],
		interactions: [
			contact('c1', '2026-02-10T16:20:00.000Z', { channel: 'phone', outcome: 'reached', satisfaction: 4, minutes: 6 }),
			contact('c2', '2026-02-12T10:00:00.000Z', { channel: 'email', outcome: 'sent', customerId: 'alias' }),
			contact('c3', '2026-02-13T10:00:00.000Z', { channel: 'sms', deleted: true }),
			...many
		],
		followUps: [
			{ id: 'f1', customerId: 'wang', dueOn: '2020-02-01', openDueOn: '2020-02-01', title: 'Call back' },
			{ id: 'f2', customerId: 'wang', dueOn: '2026-02-01', doneAt: '2026-02-11T10:00:00.000Z', kind: 'visit' }
		],
		orders: [{ id: 'o1', customerId: 'wang', at: '2026-02-09T10:00:00.000Z', amount: 1280.5, currency: 'EUR' }],
		feedback: [{ id: 'n1', customerId: 'wang', at: '2026-02-08T10:00:00.000Z', kind: 'NPS', score: 9 }]
	});
	const timeline = page.getByRole('region', { name: 'Timeline' });
	const entries = timeline.getByRole('listitem');
	for (const [index, text] of [
		'Email, sent',
		'Follow-up done: Visit',
		'Call, reached · rated 4',
		'Order, €1,280.50',
		'NPS score, 9',
		'Added to the book',
		'Follow-up: Call back'
	].entries())
		await expect(entries.nth(index)).toContainText(text);
	await expect(entries).toHaveCount(8);
	await timeline.getByRole('button', { name: 'Show earlier' }).click();
	await expect(entries).toHaveCount(40);
	await timeline.getByRole('button', { name: 'Show earlier' }).click();
	await expect(entries).toHaveCount(27);
	await timeline.getByRole('button', { name: 'Show later' }).click();
	await timeline.getByRole('button', { name: 'NPS score, 9' }).click();
	const score = page.getByRole('dialog', { name: 'A score they gave' });
	await score.getByRole('radio', { name: '7', exact: true }).check();
	await score.getByRole('button', { name: 'Save' }).click();
	await expect(timeline.getByRole('button', { name: 'NPS score, 7' })).toBeVisible();
	await page.getByText('What stood here before').click();
	await expect(page.getByText(/^was 9 until/)).toBeVisible();
	await timeline.getByRole('button', { name: 'Orders' }).click();
	await expect(entries).toHaveText([/€1,280.50/]);
	await timeline.getByRole('button', { name: 'All' }).click();
	await expect(page.getByRole('img', { name: 'Satisfaction: one rating, 4 of 5.' })).toBeVisible();
	const next = page.getByRole('region', { name: 'Next follow-up' });
	await expect(next).toContainText('Call back');
	await next.getByRole('button', { name: 'Done: Call back' }).click();
	await expect(next).toHaveCount(0);
	await expectAccessible(page);
	await page.goto('customer/?id=alias');
	await expect(page.getByRole('heading', { level: 1, name: WANG.name })).toBeVisible();
	await page.goto('customer/?id=nobody');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This customer is not in the book.');
	await expectAccessible(page);
});

test('a company is a link, made from a person, with all its people on its page', async ({ page }) => {
	await openWang(page, {
		customers: [
			{ ...WANG, company: 'Huaxin Travel' },
			{ id: 'li', name: 'Li Na', company: 'ＨＵＡＸＩＮ travel' }
		]
	});
	await page.getByRole('button', { name: 'Link to a company' }).click();
	const sheet = page.getByRole('dialog', { name: 'Link to a company' });
	await sheet.getByRole('button', { name: 'Add “Huaxin Travel” as a company' }).click();
	const link = page.getByRole('link', { name: 'Open Huaxin Travel' });
	await expect(link).toBeVisible();
	await box(page, 'Company').fill('Elsewhere');
	await expect(link).toHaveCount(0);
	await box(page, 'Company').fill('huaxin travel');
	await link.click();
	await expect(page.getByRole('heading', { level: 1, name: 'Huaxin Travel' })).toBeVisible();
	const people = page.getByRole('region', { name: 'People' });
	await expect(people.getByRole('listitem')).toHaveText([WANG.name]);
	await people.getByRole('button', { name: 'Link 1 person' }).click();
	await expect(people.getByRole('listitem')).toHaveText(['Li Na', WANG.name]);
	await expectAccessible(page);
	await people.getByRole('link', { name: 'Add a person' }).click();
	await box(page, 'Name').fill('An');
	await expect(link).toBeVisible();
});

test('a place is taken on a tap, and what stood there before is told', async ({ page, context }) => {
	await openWang(page);
	await page.getByRole('button', { name: 'Use this place' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await context.grantPermissions(['geolocation']);
	await context.setGeolocation({ latitude: 31.2304, longitude: 121.4737 });
	await page.getByRole('button', { name: 'Use this place' }).click();
	await expect.poll(async () => (await stored(page, 'wang'))!.place).toEqual({ lat: 31.2304, lng: 121.4737 });
	await expect(page.getByRole('link', { name: 'Navigate' })).toHaveAttribute('href', /31\.2304/);
	await box(page, 'Phone').fill('');
	await box(page, 'Phone').blur();
	await expect(page.getByText('Phone removed.')).toBeVisible();
	await page.getByText('What stood here before').click();
	await expect(page.getByText('was +8613800138000 until')).toBeVisible();
	await expect(page.getByText('was empty until')).toBeVisible();
});

test('a deleted customer waits in the trash until restored', async ({ page }) => {
	await openWang(page);
	await page.getByRole('button', { name: 'Delete', exact: true }).click();
	await expect(page.getByText('This customer is in the trash.')).toBeVisible();
	await page.getByRole('link', { name: 'People' }).click();
	await expect(page.getByText('Your customers will stand here.')).toBeVisible();
	await page.getByRole('link', { name: 'Trash' }).click();
	await expect(page.getByRole('list', { name: 'Deleted customers' }).getByRole('link')).toContainText(WANG.name);
	await expectAccessible(page);
	await page.getByRole('button', { name: `Restore ${WANG.name}` }).click();
	await expect(page.getByText('The trash is empty.')).toBeVisible();
	await page.getByRole('link', { name: 'All customers' }).click();
	await expect(page.getByRole('link', { name: WANG.name })).toBeVisible();
});

test('a customer is erased for good, and says what went', async ({ page }) => {
	await openWang(page, {
		interactions: [
			{ id: 'c1', customerId: 'wang', channel: 'phone', direction: 'out', startedAt: '2026-02-10T16:20:00Z' }
		]
	});
	await box(page, 'Notes').fill('Prefers mornings');
	await box(page, 'Notes').blur();
	await expect(page.getByText('Notes saved.')).toBeVisible();
	await page.evaluate(() => localStorage.setItem('satchel.draft.wang.needs', 'half a word'));
	await page.getByRole('button', { name: 'Erase for good' }).click();
	const sheet = page.getByRole('dialog', { name: `Erase ${WANG.name} for good?` });
	await expectAccessible(page);
	await sheet.getByRole('button', { name: 'Erase for good' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Erased for good.' })).toBeVisible();
	await expect(page.getByRole('table', { name: 'What was erased' }).getByRole('row')).toHaveText([
		'Customer records1',
		'Contacts1',
		'Entries of History1'
	]);
	await expectAccessible(page);
	for (const table of ['customers', 'interactions']) expect(await rowsOf(page, table)).toEqual([]);
	expect(JSON.stringify(await rowsOf(page, 'journal'))).not.toContain('mornings');
	expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('wang');
	await page.getByRole('link', { name: 'All customers' }).click();
	await expect(page.getByText('Your customers will stand here.')).toBeVisible();
	await page.goBack();
	await expect(page.getByText('This customer is not in the book.')).toBeVisible();
});

for (const [locale, colorScheme, name] of [
	['en-GB', 'dark', 'Name'],
	['zh-CN', 'light', '姓名']
] as const)
	test.describe(`in ${locale}, ${colorScheme}`, () => {
		test.use({ locale, colorScheme });
		test('the page can be used by everybody at 320 px', async ({ page }) => {
			await page.setViewportSize({ width: 320, height: 640 });
			await page.goto('customer/?id=wang');
			await putIntoBook(page, { customers: [{ ...WANG, name: 'Llanfair'.repeat(20) }] });
			await expect(box(page, name)).toBeVisible();
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
		});
	});
