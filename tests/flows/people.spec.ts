import { expect, expectAccessible, test } from './app';
import { putIntoBook } from './book';

const SPECIAL = [
	{ id: 'a', name: '王芳', company: '华信旅行社', phone: '+8613800138000' },
	{ id: 'b', name: 'Zoë Lund', email: 'zoe@example.com', lastContactAt: '2026-01-02T10:00:00.000Z' },
	{ id: 'c', name: 'محمد عبد الله', phone: '+966501234567' },
	{ id: 'd', company: 'Harbour Foods', phone: '+442079460018' },
	{ id: 'e', name: 'Llanfair'.repeat(30) },
	{ id: 'f' }
];
const many = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: `m${String(index).padStart(6, '0')}`, name: `Many ${index}` }));

test('a customer is found by name, company, email and digits in any spacing', async ({ page }) => {
	await page.goto('people/');
	await putIntoBook(page, { customers: [...SPECIAL, ...many(994)] });
	const list = page.getByRole('list', { name: 'Customers' });
	const search = page.getByRole('searchbox', { name: 'Search customers' });
	await expect(page.getByText('1,000 customers')).toBeVisible();
	for (const [text, name] of [
		['138 0013', '王芳'],
		['+86-138-0013', '王芳'],
		['华信 王', '王芳'],
		['ZOE', 'Zoë Lund'],
		['lund zoe@', 'Zoë Lund'],
		['harbour', 'Harbour Foods'],
		['020 7946 0018', 'Harbour Foods'],
		['عبد', 'محمد عبد الله']
	] as const) {
		await search.fill(text);
		await expect(page.getByText('1 customer', { exact: true })).toBeVisible();
		await expect(list.getByRole('link')).toHaveText([name]);
	}
	await search.fill('nobody at all');
	await expect(page.getByText('“nobody at all”')).toBeVisible();
	await page.getByRole('button', { name: 'Clear the search' }).click();
	await expect(page.getByText('1,000 customers')).toBeVisible();
});

test('twenty thousand customers are a few rows on the page, and every one can be scrolled to', async ({ page }) => {
	await page.goto('people/');
	await putIntoBook(page, { customers: many(20_000) });
	await expect(page.getByText('20,000 customers')).toBeVisible();
	const rows = page.getByRole('list', { name: 'Customers' }).getByRole('listitem');
	expect(await rows.count()).toBeLessThanOrEqual(40);
	for (const share of [0.3, 0.9, 0.6]) {
		await page.evaluate((to) => scrollTo(0, document.body.scrollHeight * to), share);
		await expect(rows.getByRole('link').first()).toHaveText(/^Many /);
		expect(await rows.count()).toBeLessThanOrEqual(40);
	}
	await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	await expect(page.getByRole('link', { name: 'Many 19999', exact: true })).toBeVisible();
	const call = page.getByRole('button', { name: /^Call/ });
	await expect(call).toHaveCount(0);
});

test('the list can be sorted, and shows the same place when a customer is left again', async ({ page }) => {
	await page.goto('people/');
	await putIntoBook(page, { customers: [...SPECIAL, ...many(300)] });
	const links = page.getByRole('list', { name: 'Customers' }).getByRole('link');
	await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Last contact');
	await expect(links.first()).toHaveText('Zoë Lund');
	await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Newest first');
	await expect(links.first()).toHaveText('Many 299');
	await page.evaluate(() => scrollTo(0, 9000));
	const row = page.getByRole('link', { name: 'Many 150', exact: true });
	// By keyboard: to click, the test would scroll the row to and fro.
	await row.evaluate((link) => link.scrollIntoView({ block: 'center' }));
	await row.focus();
	const before = await row.boundingBox();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Many 150' })).toBeVisible();
	await page.goBack();
	await expect(row).toBeInViewport();
	expect((await row.boundingBox())!.y).toBeCloseTo(before!.y, -1);
});

test('a row calls, an empty book says what to do, all of it accessible', async ({ page }) => {
	await page.goto('people/');
	await expect(page.getByText('Your customers will stand here.')).toBeVisible();
	await expectAccessible(page);
	await putIntoBook(page, { customers: SPECIAL });
	const call = page.getByRole('button', { name: 'Call Harbour Foods' });
	await expect(call).toHaveAttribute('href', 'tel:+442079460018');
	await expect(page.getByRole('list', { name: 'Customers' }).getByRole('link')).toHaveCount(6);
	await expectAccessible(page);
	await page.setViewportSize({ width: 320, height: 568 });
	await expectAccessible(page);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('pinyin, the other script, a typo, a tag and a note find customers and are marked; a search is kept by name', async ({
	page
}) => {
	await page.goto('people/');
	await putIntoBook(page, {
		customers: [
			{ id: 'a', name: '單雄信', company: '瓦崗貿易', tags: ['VIP'] },
			{ id: 'b', name: 'Anna Kowalski', notes: 'Prefers the afternoon', tags: ['VIP', 'Poland'] },
			{ id: 'c', name: 'Kowalska Foods' },
			...Array.from({ length: 5000 }, (_, index) => ({
				id: `t${index}`,
				name: `Many ${index}`,
				tags: [`tag ${index}`]
			}))
		],
		followUps: [{ id: 'f', customerId: 'b', dueOn: '2026-01-02', openDueOn: '2026-01-02', title: 'Call back' }]
	});
	const list = page.getByRole('list', { name: 'Customers' });
	const search = page.getByRole('searchbox', { name: 'Search customers' });
	const marks = list.locator('mark');
	for (const [text, name, mark] of [
		['sxx', '單雄信', '單雄信'],
		['shanx', '單雄信', '單雄'],
		['单雄', '單雄信', '單雄'],
		['瓦岗', '單雄信', '瓦崗'],
		['poland', 'Anna Kowalski', 'Poland'],
		['AFTERNOON', 'Anna Kowalski', 'afternoon'],
		['anna kowlski', 'Anna Kowalski', 'Anna']
	] as const) {
		await search.fill(text);
		await expect(list.getByRole('link')).toHaveText(name);
		await expect(marks.first()).toHaveText(mark);
	}
	// What is spelled so stands above what is nearly so.
	await search.fill('kowalski');
	await expect(list.getByRole('link')).toHaveText(['Anna Kowalski', 'Kowalska Foods']);
	await expectAccessible(page);

	await search.fill('anna');
	await page.getByRole('button', { name: 'Due', exact: true }).click();
	await page.getByRole('button', { name: 'Tags', exact: true }).click();
	const tags = page.getByRole('list', { name: 'Tags' });
	await expect(tags.getByRole('button').first()).toHaveText(/^VIP/);
	expect(await tags.getByRole('button').count()).toBeLessThanOrEqual(40);
	await expectAccessible(page);
	await page.getByRole('searchbox', { name: 'Search tags' }).fill('pol');
	await tags.getByRole('button', { name: /Poland/ }).click();
	await expect(list.getByRole('link')).toHaveText('Anna Kowalski');
	await page.getByRole('button', { name: 'Saved' }).click();
	await page.getByRole('textbox', { name: 'Name of the filter' }).fill('Poland today');
	await page.getByRole('button', { name: 'Save this filter' }).click();
	await page.getByRole('button', { name: 'Without the tag Poland' }).click();
	await page.getByRole('button', { name: 'Due', exact: true }).click();
	await search.fill('');
	await expect(page.getByText('5,003 customers')).toBeVisible();

	await page.reload();
	await page.getByRole('button', { name: 'Saved' }).click();
	await page.getByRole('button', { name: 'Remove Poland today' }).click();
	await page.getByRole('button', { name: 'Undo' }).click();
	await page.getByRole('button', { name: 'Saved' }).click();
	await page.getByRole('button', { name: 'Poland today', exact: true }).click();
	await expect(search).toHaveValue('anna');
	await expect(page.getByText('1 customer', { exact: true })).toBeVisible();
	// One step back from a customer shows the same.
	await list.getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1, name: 'Anna Kowalski' })).toBeVisible();
	await page.goBack();
	await expect(page.getByRole('button', { name: 'Without the tag Poland' })).toBeVisible();
	await expect(page.getByText('1 customer', { exact: true })).toBeVisible();
});
