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

test('an empty book says what a prediction needs', async ({ page }) => {
	await page.goto('insights/prediction/');
	await expect(page.getByText('Nobody has said yet whether they are satisfied.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Basic features' }).click();
	await page.getByRole('button', { name: 'Train model' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Nobody has said yet' })).toBeVisible();
	await expect(page.getByText(/NaN|Infinity|undefined/)).toHaveCount(0);
});
