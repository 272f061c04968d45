import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, readyForOffline, test } from './app';
import { putIntoBook, type Rows } from './book';
import { variedBook } from './varied-book';

// A picture that is saved has as many pixels as the phone's own screen.
test.use({ deviceScaleFactor: 2 });

const NOW = Date.parse('2026-11-22T12:00:00Z');
const book = variedBook(NOW);
const years = (rows: typeof book.customers) => rows.flatMap(({ age }) => (age ? [age.years] : []));

async function open(page: Page, rows: Rows, query = ''): Promise<void> {
	await page.goto('more/');
	await putIntoBook(page, rows);
	await page.goto(`insights/explore/${query}`);
	await expect(page.getByRole('combobox', { name: 'Measure' })).not.toHaveValue('');
}
const choose = (page: Page, name: string, value: string) =>
	page.getByRole('combobox', { name, exact: true }).selectOption(value);

/** Cells of the chart's table, numbers as numbers; opens it where it is not. */
async function tableOf(page: Page): Promise<(string | number)[][]> {
	const button = page.getByRole('button', { name: 'Show table' });
	if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
	const rows = page.getByRole('table').locator('tbody tr');
	return (
		await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim())))
	).map((row) => row.map((cell) => (/^-?[\d,.]+$/.test(cell) ? Number(cell.replaceAll(',', '')) : cell)));
}
const histogramOf = (values: number[], bins: number) => {
	const [least, greatest] = [Math.min(...values), Math.max(...values)];
	const width = (greatest - least) / bins;
	return Array.from({ length: bins }, (_, bin) => {
		const [from, to] = [least + bin * width, bin === bins - 1 ? greatest : least + (bin + 1) * width];
		const last = bin === bins - 1;
		return [from, to, values.filter((value) => value >= from && (last ? value <= to : value < to)).length];
	});
};
const close = (rows: (string | number)[][]) =>
	rows.map((row) => row.map((cell) => (typeof cell === 'number' ? expect.closeTo(cell, 5) : cell)));

test('a histogram has the numbers of the book: bins, groups, filter, file, picture', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await open(page, book);
	await expect(page.getByRole('combobox', { name: 'Measure' })).toHaveValue('age');
	const image = page.getByRole('img', { name: /^Age is most often from .* of 335 customers; 12 have no age\.$/ });
	await expect(image).toBeVisible();
	expect(await tableOf(page)).toEqual(close(histogramOf(years(book.customers), 10)));

	// In the theme's colours, though motion is reduced: the accent is somewhere on it.
	const colours = await page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
		const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
		return [...new Set(Array.from({ length: data.length / 4 }, (_, at) => [...data.slice(4 * at, 4 * at + 3)].join()))];
	});
	expect(colours).toContain('122,54,16');

	await page.getByRole('spinbutton', { name: 'Bins' }).fill('7');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('table').locator('tbody tr')).toHaveCount(7);
	expect(await tableOf(page)).toEqual(close(histogramOf(years(book.customers), 7)));

	await choose(page, 'Filter', 'gender');
	await choose(page, 'Value', 'female');
	const women = book.customers.filter(({ gender }) => gender === 'female');
	await expect(page.getByText(`Only where gender is Female: ${women.length} of 347 customers.`)).toBeVisible();
	expect(await tableOf(page)).toEqual(close(histogramOf(years(women), 7)));
	await page.reload();
	await expect(page.getByRole('spinbutton', { name: 'Bins' })).toHaveValue('7');
	await expect(page.getByRole('combobox', { name: 'Value' })).toHaveValue('female');

	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save data' }).click();
	const file = await downloading;
	expect(file.suggestedFilename()).toBe('Customers by age.csv');
	const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
	expect(lines[0]).toBe('\ufeff"Age, from",to,Customers');
	const saved = lines.slice(1, -1).map((line) => line.split(',').map(Number));
	expect(saved).toEqual(histogramOf(years(women), 7).map((row) => row.map((cell) => expect.closeTo(cell, 10))));

	const drawing = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save picture' }).click();
	const picture = await readFile(await (await drawing).path());
	expect(picture.subarray(1, 4).toString()).toBe('PNG');
	expect(picture.readUInt32BE(16)).toBeGreaterThan(500);
});

test('bars, lines and points: what a number comes to, by a group of the customer, by month', async ({ page }) => {
	await open(page, book, '?table=customers');
	await choose(page, 'Measure', 'totalAmount');
	await choose(page, 'Group by', 'gender');
	await choose(page, 'Chart', 'bar');
	await expect(page.getByRole('img', { name: /^Mean of total amount is highest for/ })).toBeVisible();

	await choose(page, 'Table', 'contacts');
	await choose(page, 'Measure', 'satisfaction');
	await choose(page, 'Group by', 'customer.gender');
	await choose(page, 'Chart', 'bar');
	const genders = new Map(book.customers.map(({ id, gender }) => [id, gender]));
	const rated = book.interactions.filter((each) => each.satisfaction && genders.get(each.customerId));
	const mean = (gender: string) => {
		const own = rated.filter(({ customerId }) => genders.get(customerId) === gender);
		return [own.reduce((sum, { satisfaction }) => sum + satisfaction!, 0) / own.length, own.length];
	};
	await expect(page.getByRole('img', { name: /^Mean of rating is highest/ })).toBeVisible();
	const found = new Map((await tableOf(page)).map(([name, ...numbers]) => [name, numbers]));
	expect(found).toEqual(
		new Map([
			['Female', close([mean('female')])[0]],
			['Male', close([mean('male')])[0]],
			['Other', close([mean('other')])[0]]
		])
	);

	await choose(page, 'Measure', 'count');
	await choose(page, 'Group by', '');
	await choose(page, 'Chart', 'line');
	await choose(page, 'Time steps', 'month');
	await expect(page.getByRole('combobox', { name: 'Group by' })).toHaveValue('startedAt');
	const months = new Map<string, number>();
	for (const { startedAt } of book.interactions) {
		const local = new Date(startedAt);
		const name = local.toLocaleDateString('en-GB', { month: 'short', year: 'numeric', timeZone: 'Europe/Berlin' });
		months.set(name, (months.get(name) ?? 0) + 1);
	}
	await expect(page.getByRole('table').locator('tbody tr')).toHaveCount(months.size);
	expect(new Map((await tableOf(page)) as [string, number][])).toEqual(months);

	await choose(page, 'Table', 'customers');
	await choose(page, 'Measure', 'age');
	await choose(page, 'Chart', 'box');
	await choose(page, 'Group by', 'gender');
	await expect(page.getByRole('img', { name: /^Median of age is .* over \d+ customers/ })).toBeVisible();
	for (const [name, low, first, median, third, high, , rows] of await tableOf(page)) {
		const ages = years(book.customers.filter(({ gender }) => gender === String(name).toLowerCase()));
		expect(rows).toBe(ages.length);
		expect([low, first, median, third, high]).toEqual([low, first, median, third, high].sort((a, b) => +a! - +b!));
		expect(ages.filter((age) => age < +median!).length).toBeLessThanOrEqual(ages.length / 2);
		expect(ages.filter((age) => age > +median!).length).toBeLessThanOrEqual(ages.length / 2);
	}
	await choose(page, 'Chart', 'scatter');
	await choose(page, 'Second measure', 'custom/Monthly spend');
	await choose(page, 'Group by', '');
	await expect(
		page.getByRole('img', { name: /rise together, strongly \(r = 0\.\d+\), over 335 customers/ })
	).toBeVisible();
	expect(await tableOf(page)).toHaveLength(335);

	await choose(page, 'Chart', 'heat');
	await expect(page.getByText(/^Of \d+ pairs, .* go together most surely: .*\.$/)).toBeVisible();
	const map = page.getByRole('figure').getByRole('table').first();
	const across = await map.getByRole('row', { name: /Age/ }).getByRole('cell').allTextContents();
	const pairs = await page
		.getByRole('table')
		.last()
		.locator('tbody tr')
		.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
	const [age] = pairs.filter(([one, other]) => `${one} ${other}`.includes('Age'));
	const signed = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' } as const;
	expect(across).toContain(Number(age![2]).toLocaleString('en-GB', signed).replace('-', '−'));
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save picture' }).click();
	expect((await saving).suggestedFilename()).toBe('Correlations of customers.png');
});

test('a chart is kept in one tap, opened, renamed and removed, with a way back', async ({ page }) => {
	await open(page, book);
	await choose(page, 'Filter', 'gender');
	await choose(page, 'Value', 'female');
	await expect(page.getByText('Only where gender is Female')).toBeVisible();
	await page.getByRole('button', { name: 'Keep chart' }).click();
	const name = 'Customers by age, gender is Female';
	const kept = page.getByRole('group', { name: 'Kept charts' });
	await expect(kept.getByRole('button', { name })).toHaveAttribute('aria-current', 'true');
	await expectAccessible(page);

	await page.goto('insights/explore/?table=orders');
	await expect(page.getByRole('combobox', { name: 'Measure' })).not.toHaveValue('');
	await kept.getByRole('button', { name }).click();
	await expect(page.getByRole('combobox', { name: 'Value' })).toHaveValue('female');
	await expect(page.getByRole('img', { name: /^Age is most often/ })).toBeVisible();

	await kept.getByRole('button', { name: 'Edit' }).click();
	await page.getByRole('textbox', { name: `Name of ${name}` }).fill('Women by age');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('textbox', { name: 'Name of Women by age' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Remove Women by age' }).click();
	await page.getByRole('button', { name: 'Done' }).click();
	await expect(kept).toBeHidden();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(kept.getByRole('button', { name: 'Women by age' })).toBeVisible();

	const gone = { name: 'Shoe sizes', question: { measure: 'custom/Shoe size' } };
	await putIntoBook(page, { models: [{ id: 'gone', kind: 'chart', content: gone }] });
	await kept.getByRole('button', { name: 'Shoe sizes' }).click();
	await expect(page.getByText('“Shoe sizes” cannot be drawn as it was kept')).toBeVisible();
});

const customer = (id: string, custom: object) => ({ id, name: id, custom });

test('odd books are told in words: nothing, one, the same, numbers without end', async ({ page }) => {
	await open(page, { customers: [] });
	await expect(page.getByText('There is nobody in the book yet.')).toBeVisible();
	await open(page, { customers: [customer('a', { load: 1e308 })] }, '?measure=custom/load');
	await expect(page.getByRole('img', { name: /^There is just 1 customer to draw: load is 1E308\.$/ })).toBeVisible();
	await open(page, { customers: [customer('b', { load: -1e308 })] }, '?measure=custom/load');
	await expect(page.getByText('load spans more than a number can hold')).toBeVisible();
	await choose(page, 'Filter', 'custom/load');
	await choose(page, 'Condition', 'at-least');
	await page.getByRole('spinbutton', { name: 'Value' }).fill('0');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('img')).toBeVisible();
	const rows = [customer('a', { load: 2 }), customer('b', { load: 2 }), customer('c', { load: Infinity })];
	await open(page, { customers: [...rows, customer('d', {})] }, '?measure=custom/load&chart=bar');
	await expect(page.getByRole('figure')).toContainText(
		'load is 2 for all of 2 customers; 1 has no load; 1 is left out: its load is not a finite number.'
	);
	await tableOf(page);
	await expect(page.locator('main')).not.toContainText(/NaN|Infinity|∞|undefined/);
});

test('draws with the host dead, after one visit to Today', { tag: '@offline' }, async ({ page, site }) => {
	await page.goto('');
	await putIntoBook(page, book);
	await readyForOffline(page);
	await site.stop();
	await page.goto('insights/');
	await page.getByRole('link', { name: 'Explore' }).click();
	await expect(page.getByRole('img', { name: /^Age is most often/ })).toBeVisible();
	await expect(page.locator('canvas')).toHaveAttribute('width', /\d{3}/);
	await expect(page.getByRole('alert')).toHaveCount(0);
});

for (const locale of ['en-GB', 'zh-CN'])
	test.describe(locale, () => {
		test.use({ locale, isMobile: false });
		test('axe finds nothing, chart and table, in both themes, wide and narrow', async ({ page }) => {
			await page.goto('more/');
			await putIntoBook(page, book);
			await page.goto('insights/explore/?chart=heat');
			await page.getByRole('figure').getByRole('table').waitFor();
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				await expectAccessible(page);
			}
			await page.goto('insights/explore/?table=contacts&measure=outcome&group=channel&chart=bar');
			await page.getByRole('figure').getByRole('button').first().click();
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				for (const width of [320, 390, 1280]) {
					await page.setViewportSize({ width, height: 844 });
					await expectAccessible(page);
				}
			}
			await expect(page.locator('main')).not.toContainText(/NaN|Infinity|undefined|explore_/);
		});
	});
