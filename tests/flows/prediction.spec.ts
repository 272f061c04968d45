import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './app';
import { putIntoBook, rowsOf } from './book';
import { modelledBook } from './modelled-book';

interface ModelFile {
	features: string[];
	coefficients: number[];
	intercept: number;
	rows: { used: number; leftOut: number; yes: number; no: number };
	metrics: { baseline: number; accuracy: number; rocAuc: number; brier: number };
	folds: unknown[];
}

async function openPrediction(page: Page, each: number): Promise<void> {
	await page.goto('insights/prediction/');
	await putIntoBook(page, modelledBook(each));
	await expect(page.getByRole('group', { name: 'Features' })).toBeVisible();
}

async function train(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Basic features' }).click();
	await page.getByRole('button', { name: 'Train model' }).click();
	await expect(page.getByRole('table', { name: 'Coefficients' })).toBeVisible();
}

async function download(page: Page): Promise<{ path: string; model: ModelFile }> {
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download model (JSON)' }).click();
	const path = await (await coming).path();
	return { path, model: JSON.parse(readFileSync(path, 'utf8')) as ModelFile };
}

const value = (page: Page, name: string) => page.getByRole('definition').and(page.getByLabel(name, { exact: true }));
const shown = (number: number, decimals: number) => number.toLocaleString('en-GB', { maximumFractionDigits: decimals });

test('the card says how far to trust the model, with the numbers of its file', async ({ page }) => {
	await openPrediction(page, 80);
	await train(page);
	await expect(page.getByText('238 customers have a prediction now.')).toBeVisible();
	await expect(page.getByText(/Of 100 customers it had not seen, it judged \d+ rightly/)).toBeVisible();
	await expect(page.getByText('2 customers are left out, because something is not known: Age of 2.')).toBeVisible();
	await page.getByText('All figures').click();
	await expect(page.getByRole('table', { name: 'Five trials' }).getByRole('row')).toHaveCount(6);
	await expectAccessible(page);

	const { model } = await download(page);
	expect(model).toMatchObject({ features: ['age', 'orderCount', 'totalAmount'], rows: { used: 238, leftOut: 2 } });
	expect(model.folds).toHaveLength(5);
	await expect(value(page, 'Rows used')).toHaveText('238');
	await expect(value(page, 'Baseline')).toHaveText(shown(model.metrics.baseline, 3));
	await expect(value(page, 'Accuracy')).toHaveText(shown(model.metrics.accuracy, 3));
	await expect(value(page, 'ROC-AUC')).toHaveText(shown(model.metrics.rocAuc, 3));
	await expect(value(page, 'Brier score')).toHaveText(shown(model.metrics.brier, 3));
	const rows = page.getByRole('table', { name: 'Coefficients' }).getByRole('row');
	for (const [index, number] of [...model.coefficients, model.intercept].entries())
		await expect(
			rows
				.nth(index + 1)
				.getByRole('cell')
				.first()
		).toHaveText(number.toLocaleString('en-GB', { maximumSignificantDigits: 6 }));
});

test('the prediction is on the customer with its reasons and on Today, and goes with the model', async ({ page }) => {
	await openPrediction(page, 80);
	await train(page);
	await page.getByRole('link', { name: 'Today', exact: true }).click();
	const atRisk = page.getByRole('region', { name: /^At risk/ });
	await expect(atRisk.getByRole('link', { name: /Pensioner/ })).toHaveCount(5);
	await expect(atRisk).toContainText(/dissatisfied \(\d+ ?%\): .*spent/);
	await expectAccessible(page);
	await atRisk
		.getByRole('link', { name: /Pensioner/ })
		.first()
		.click();
	const prediction = page.getByRole('region', { name: 'Prediction' });
	await expect(prediction).toContainText(/dissatisfied \(\d+ ?%\)/);
	await expect(prediction.getByRole('listitem')).toHaveCount(3);
	await expect(prediction.getByRole('listitem').first()).toContainText('speaks against');
	await expectAccessible(page);

	await prediction.getByRole('link', { name: 'How far to trust it' }).click();
	await page.getByRole('button', { name: 'Remove model' }).click();
	await expect(page.getByRole('table', { name: 'Coefficients' })).toHaveCount(0);
	await page.getByRole('link', { name: 'Today', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(atRisk).toHaveCount(0);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(atRisk).toBeVisible();
});

test('a refusal says why, and keeps the model there was', async ({ page }) => {
	await openPrediction(page, 20);
	await page.getByRole('button', { name: 'Basic features' }).click();
	await page.getByRole('button', { name: 'Train model' }).click();
	await expect(page.getByText(/There are \d+ satisfied and \d+ dissatisfied customers/)).toBeVisible();
	await expect(page.getByRole('alert')).toHaveCount(0);
	await page.getByRole('checkbox', { name: 'Last rating' }).check();
	await page.getByRole('button', { name: 'Train model' }).click();
	await expect(page.getByText(/There are \d+ satisfied|“Last rating” is not known/)).toBeVisible();
	expect(await rowsOf(page, 'models')).toEqual([]);
	await page
		.getByLabel('Import model (JSON)')
		.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"other"}') });
	await expect(page.getByText('The file is not a Satchel model.')).toBeVisible();
});

test('a model goes out as a file and comes back, in place of the one there is', async ({ page }) => {
	await openPrediction(page, 80);
	await train(page);
	const { path, model } = await download(page);
	await page.getByRole('checkbox', { name: 'Age', exact: true }).uncheck();
	await page.getByRole('button', { name: 'Train model' }).click();
	await expect(page.getByText('The new model has replaced the one before.')).toBeVisible();
	await expect(page.getByRole('table', { name: 'Coefficients' }).getByRole('row')).toHaveCount(4);
	await page.getByLabel('Import model (JSON)').setInputFiles(path);
	await expect(page.getByRole('table', { name: 'Coefficients' }).getByRole('row')).toHaveCount(5);
	expect((await download(page)).model).toMatchObject({ coefficients: model.coefficients, intercept: model.intercept });
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('table', { name: 'Coefficients' }).getByRole('row')).toHaveCount(4);
});

test('the card says when the book has changed; one tap trains again on what is known now', async ({ page }) => {
	await openPrediction(page, 80);
	await train(page);
	await expect(page.getByText('The book has changed since')).toHaveCount(0);
	await page.getByRole('link', { name: 'People', exact: true }).click();
	await page.getByRole('link', { name: 'Family 0', exact: true }).click();
	await page.getByLabel('Birthday', { exact: true }).fill('1985-05-06');
	await page.getByRole('link', { name: 'Insights', exact: true }).click();
	await page.getByRole('link', { name: /^Prediction/ }).click();
	await expect(page.getByText('The book has changed since this was worked out')).toBeVisible();
	await expect(value(page, 'Rows used')).toHaveText('238');
	await page.getByRole('button', { name: 'Train again' }).click();
	await expect(value(page, 'Rows used')).toHaveText('239');
	await expect(page.getByText('The new model has replaced the one before.')).toBeVisible();
	await expect(page.getByText('The book has changed since')).toHaveCount(0);
	await expect(page.getByRole('status').filter({ hasText: '239 customers have a prediction now.' })).toBeFocused();
});

test('odd books are told in words: numbers without end, one value, one answer, a town never met', async ({ page }) => {
	const { customers } = modelledBook(80);
	const odd = customers.map((customer, row) => ({
		...customer,
		custom: {
			load: [1e308, -1e308, Infinity][row] ?? row,
			same: 1,
			gaps: row ? undefined : 3,
			Town: row % 2 ? 'Kiel' : 'Bonn'
		}
	}));
	const open = async (rows: object[], path: string) => {
		await putIntoBook(page, { customers: rows });
		await page.goto(path);
		await expect(page.getByRole('group', { name: 'Features' })).toBeVisible();
	};
	const choose = async (...names: string[]) => {
		const boxes = page.getByRole('checkbox');
		await boxes.evaluateAll((all) =>
			all.forEach((box) => (box as HTMLInputElement).checked && (box as HTMLElement).click())
		);
		for (const name of names) await page.getByRole('checkbox', { name, exact: true }).check();
	};
	const told = (text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();
	const plain = () => expect(page.locator('main')).not.toContainText(/NaN|Infinity|∞|undefined|null/);

	await page.goto('more/');
	for (const [path, button] of [
		['insights/segments/', 'Find segments'],
		['insights/prediction/', 'Train model']
	] as const) {
		await open(odd, path);
		for (const [feature, text] of [
			['load', '“load” holds a number too large to calculate with.'],
			['same', '“same” is the same for every customer']
		] as const) {
			await choose(feature);
			await page.getByRole('button', { name: button }).click();
			await told(text);
		}
		await plain();
	}
	await choose('gaps');
	await page.getByRole('button', { name: 'Train model' }).click();
	await told('“gaps” is the same for every customer');
	// One who never said whether they are satisfied, of a town that nobody else is of.
	const { satisfied, ...silent } = { ...odd[5]!, id: 'ulm', name: 'Maria from Ulm' };
	expect(satisfied).toBeDefined();
	await open([{ ...silent, custom: { Town: 'Ulm' } }], 'insights/prediction/');
	await choose('Age', 'Order count', 'Town: Kiel');
	await page.getByRole('button', { name: 'Train model' }).click();
	await expect(page.getByText('left out of the prediction: Town of 1.')).toBeVisible();
	await plain();
	await page.goto('customer/?id=ulm');
	await expect(page.getByRole('region', { name: 'Prediction' })).toContainText('Town “Ulm” was not in the data');

	const ages = odd.map((each, row) => ({ ...each, age: { years: row ? 40 + row : Infinity, asOf: '2026-09-01' } }));
	await open(
		ages.map((each) => ({ ...each, satisfied: { ...each.satisfied, value: true } })),
		'insights/prediction/'
	);
	await choose('Order count');
	await page.getByRole('button', { name: 'Train model' }).click();
	await told('Every customer with a rating is equally satisfied');
	await page.goto('insights/segments/');
	await page.getByRole('button', { name: 'Need by age' }).click();
	await told('“Age” holds a number too large to calculate with.');
	await plain();
});

test('an empty book says what a prediction needs', async ({ page }) => {
	await page.goto('insights/prediction/');
	await expect(page.getByText('Nobody has said yet whether they are satisfied.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Basic features' }).click();
	await page.getByRole('button', { name: 'Train model' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Nobody has said yet' })).toBeVisible();
	await expect(page.getByText(/NaN|Infinity|undefined/)).toHaveCount(0);
});
