import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './import-page';

const SEATS = ['name,phone,seats', 'Li Na,030 1234567,4', 'Tomás Ortega,030 7654321,400', 'Ann Lee,030 5555555,'].join(
	'\n'
);

test('a recipe is changed, saved, chosen for the next file, carried out as a file and brought back', async ({
	page,
	importing
}) => {
	const steps = page.getByText('What the recipe does');
	const form = page.getByRole('dialog');
	await importing.choose(SEATS);
	await importing.expectPlan([3, 3, 0, 0, 0, 0]);
	await steps.click();
	await importing.button('Change this recipe').click();

	await test.step('a step is added, and the plan is another', async () => {
		await importing.button('Add a step').click();
		await form.getByLabel('What the step does').selectOption('Require every column');
		await expect(form.getByText('Rows with a gap in any column are kept aside.')).toBeVisible();
		await form.getByLabel('Where').selectOption('Columns that I choose');
		await expect(form.getByText('Something is still missing.')).toBeVisible();
		await expect(form.getByRole('button', { name: 'Use this step' })).toBeDisabled();
		await form.getByRole('checkbox', { name: 'seats' }).check();
		await expectAccessible(page);
		await form.getByRole('button', { name: 'Use this step' }).click();
		await importing.expectPlan([3, 2, 0, 0, 0, 1]);
		await importing.button('Move step 5 up').click();
		await importing.button('Change step 4').click();
		await form.getByLabel('What the step does').selectOption('Keep numbers in a range');
		await form.getByRole('combobox', { name: 'Column', exact: true }).selectOption('seats');
		await form.getByLabel('Most').fill('100');
		await form.getByRole('button', { name: 'Use this step' }).click();
		await importing.expectPlan([3, 3, 0, 0, 0, 0]);
		await expect(page.getByText('1 cell', { exact: true })).toBeVisible();
	});

	await test.step('it is saved under a name, and stays', async () => {
		await expect(importing.combobox('Recipe').getByRole('option', { selected: true })).toHaveText('Changed, not saved');
		await page.getByLabel('Name of the recipe').fill('Seats');
		await importing.button('Save recipe').click();
		await expect(importing.combobox('Recipe').getByRole('option', { selected: true })).toHaveText('Seats');
		await expectAccessible(page);
		await page.reload();
		await importing.choose(SEATS);
		await importing.combobox('Recipe').selectOption('Seats');
		await steps.click();
		await expect(page.getByText('Numbers in seats above 100 are set aside.')).toBeVisible();
	});

	await test.step('its file brings it back after it was deleted; what is no recipe is refused', async () => {
		const downloading = page.waitForEvent('download');
		await importing.button('Download recipe (JSON)').click();
		const download = await downloading;
		expect(download.suggestedFilename()).toBe('Seats.json');
		const file = await readFile(await download.path());
		expect(JSON.parse(file.toString())).toMatchObject({ format: 'satchel-recipe', version: '1.0', name: 'Seats' });
		await importing.button('Delete recipe').click();
		await expect(importing.combobox('Recipe').getByRole('option')).toHaveText([
			'Field rep',
			'Strict',
			'Analysis table'
		]);
		const open = page.getByLabel('Open a recipe file');
		await open.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"steps":[]}') });
		await expect(importing.status('This file is no Satchel recipe.')).toBeVisible();
		await open.setInputFiles({ name: 'Seats.json', mimeType: 'application/json', buffer: file });
		await expect(page.getByText('Numbers in seats above 100 are set aside.')).toBeVisible();
		await expect(page.getByLabel('Name of the recipe')).toHaveValue('Seats');
	});
});
