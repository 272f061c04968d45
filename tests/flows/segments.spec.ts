import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './app';
import { putIntoBook, rowsOf } from './book';
import { modelledBook } from './modelled-book';

interface SegmentsFile {
	features: string[];
	k: number;
	seed: number;
	centres: number[][];
	sizes: number[];
	inertia: number;
	silhouette: number;
	assignments: { customer: string; segment: number }[];
}

const features = (page: Page) => page.getByRole('group', { name: 'Features' });
const table = (page: Page) => page.getByRole('table', { name: 'Segments' });

async function openSegments(page: Page, each: number): Promise<void> {
	await page.goto('insights/segments/');
	await putIntoBook(page, modelledBook(each));
	await expect(features(page).getByRole('checkbox', { name: 'Age', exact: true })).toBeChecked();
}

async function find(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Find segments' }).click();
	await expect(table(page)).toBeVisible();
}

async function download(page: Page): Promise<SegmentsFile> {
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download segments (JSON)' }).click();
	return JSON.parse(readFileSync(await (await coming).path(), 'utf8')) as SegmentsFile;
}

test('segments are told in words, and every number on screen is the one in the file', async ({ page }) => {
	await openSegments(page, 60);
	await expect(features(page).getByRole('checkbox', { checked: true })).toHaveCount(3);
	await find(page);
	await expect(page.getByRole('status').filter({ hasText: '3 segments of 178 customers' })).toBeVisible();
	await expect(page.getByText('Young, order often, spend little')).toHaveCount(2);
	await expect(page.getByText('2 customers are left out, because something is not known: Age of 2.')).toBeVisible();
	await expectAccessible(page);

	const file = await download(page);
	expect(file).toMatchObject({ features: ['age', 'orderCount', 'totalAmount'], k: 3 });
	expect(file.sizes.reduce((sum, size) => sum + size)).toBe(178);
	expect(file.assignments).toHaveLength(178);
	for (const [index, [age, orders]] of file.centres.entries()) {
		const row = table(page)
			.getByRole('row')
			.nth(index + 1);
		const number = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
		await expect(row.getByRole('cell')).toHaveText([
			String(file.sizes[index]),
			`${number(age!)} years`,
			number(orders!),
			/^£?[\d,.]+$/
		]);
		const members = file.assignments.filter(({ segment }) => segment === index + 1);
		expect(members).toHaveLength(file.sizes[index]!);
		expect(new Set(members.map(({ customer }) => customer.split('-')[0])).size).toBe(1);
	}
	const chosen = page
		.getByRole('table', { name: 'Elbow and silhouette' })
		.getByRole('row')
		.filter({ hasText: 'chosen' });
	await expect(chosen.getByRole('cell').first()).toHaveText(
		file.silhouette.toLocaleString('en-GB', { maximumFractionDigits: 3 })
	);
});

test('what was found stays while other pages are seen, and says when the book has changed', async ({ page }) => {
	await openSegments(page, 30);
	await page.getByRole('spinbutton', { name: 'Number of segments' }).fill('2');
	await find(page);
	await expect(table(page).getByRole('row')).toHaveCount(3);
	await page.getByRole('link', { name: 'People', exact: true }).click();
	await page.getByRole('link', { name: 'Family 1', exact: true }).click();
	await page.getByRole('textbox', { name: 'Notes' }).fill('Met at the fair');
	await page.getByRole('link', { name: 'Insights', exact: true }).click();
	await page.getByRole('link', { name: /^Segments/ }).click();
	await expect(table(page).getByRole('row')).toHaveCount(3);
	await expect(page.getByText('The book has changed since this was worked out')).toBeVisible();
	await find(page);
	await expect(page.getByText('The book has changed since')).toBeHidden();
});

test('what cannot be done is said, and no number', async ({ page }) => {
	await openSegments(page, 2);
	const number = page.getByRole('spinbutton', { name: 'Number of segments' });
	const button = page.getByRole('button', { name: 'Find segments' });
	await number.fill('2.5');
	await expect(button).toBeDisabled();
	await number.fill('9');
	await button.click();
	await expect(page.getByRole('status').filter({ hasText: 'there are 4 different customers' })).toBeVisible();
	await number.fill('');
	await features(page).getByRole('checkbox', { name: 'Last rating' }).check();
	await button.click();
	await expect(page.getByText('“Last rating” is not known of any customer.')).toBeVisible();
	await features(page).getByRole('checkbox', { name: 'Last rating' }).uncheck();
	await features(page).getByRole('checkbox', { name: 'Overdue follow-ups' }).check();
	await button.click();
	await expect(page.getByText('“Overdue follow-ups” is the same for every customer')).toBeVisible();
	for (const name of ['Age', 'Order count', 'Total amount', 'Overdue follow-ups'])
		await features(page).getByRole('checkbox', { name, exact: true }).uncheck();
	await button.click();
	await expect(page.getByText('Choose at least one feature')).toBeVisible();
	await expect(table(page)).toHaveCount(0);
	await expect(page.getByText(/NaN|Infinity|undefined/)).toHaveCount(0);
});

test('saved segments filter People; undone or removed, they do not', async ({ page }) => {
	await openSegments(page, 30);
	await find(page);
	await page.getByRole('button', { name: 'Save as filter' }).click();
	await expect(page.getByText('People can be filtered by these segments.')).toBeVisible();
	await page.getByRole('link', { name: 'Show them: Young, order often, spend little' }).click();
	await expect(page.getByText('29 customers', { exact: true })).toBeVisible();
	const filter = page.getByRole('combobox', { name: 'Segment' });
	await expect(filter.getByRole('option', { selected: true })).toHaveText('1. Young, order often, spend little');
	await page.reload();
	await expect(page.getByText('29 customers', { exact: true })).toBeVisible();
	await page.getByRole('searchbox', { name: 'Search customers' }).fill('Student 12');
	await expect(page.getByText('1 customer', { exact: true })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('searchbox', { name: 'Search customers' }).fill('');
	await filter.selectOption('All segments');
	await expect(page.getByText('90 customers', { exact: true })).toBeVisible();

	await page.getByRole('link', { name: 'Insights', exact: true }).click();
	await page.getByRole('link', { name: /^Segments/ }).click();
	await page.getByRole('button', { name: 'Remove the filter' }).click();
	await expect(page.getByText('People can be filtered by these segments.')).toBeHidden();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('People can be filtered by these segments.')).toBeVisible();
	await page.getByRole('link', { name: 'More', exact: true }).click();
	await page.getByRole('link', { name: /^History/ }).click();
	await expect(page.getByText('Saved segments', { exact: true })).toBeVisible();
});

test('cancelled, nothing is found and nothing is kept', async ({ page }) => {
	await openSegments(page, 7000);
	await page.getByRole('button', { name: 'Find segments' }).click();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByText('Cancelled. Nothing was changed.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Find segments' })).toBeVisible();
	await expect(table(page)).toHaveCount(0);
	expect(await rowsOf(page, 'models')).toEqual([]);
});

test('an empty book says what segments are for', async ({ page }) => {
	await page.goto('insights/segments/');
	await expect(page.getByText('There is nobody in the book yet.')).toBeVisible();
	await expectAccessible(page);
});

test('the need of age groups is the number of the group times the age', async ({ page }) => {
	await openSegments(page, 60);
	await page.getByRole('button', { name: 'Need by age' }).click();
	const rows = page.getByRole('table', { name: 'Need of each age group' }).getByRole('row');
	await expect(rows).toHaveCount(4);
	for (const group of [0, 1, 2]) {
		const [, age, , years] = await rows
			.nth(group + 1)
			.getByRole('cell')
			.allTextContents();
		expect(Math.abs(Number(years) - group * Number(age))).toBeLessThanOrEqual(0.02);
	}
	await expect(rows.nth(1).getByRole('cell').nth(2)).toHaveText('0');
	await expectAccessible(page);
});
