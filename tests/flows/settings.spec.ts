import { expect, expectAccessible, test } from './app';
import { putIntoBook } from './book';

test('language and theme change in place, and stay', async ({ page }) => {
	await page.goto('settings/');
	const name = page.getByRole('textbox', { name: /Your name|您的姓名/ });
	await name.pressSequentially('Ada Byr');
	await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('设置');
	await expect(name).toHaveValue('Ada Byr');
	await page.getByRole('combobox', { name: '外观' }).selectOption('深色');
	await expectAccessible(page);
	expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('设置');
	await expect(name).toHaveValue('Ada Byr');
	await expect(page.getByRole('combobox', { name: '外观' })).toHaveValue('dark');
	// The bars of the system around the app go with it, on a phone that is set to light.
	const bars = () =>
		[...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')]
			.filter(({ media }) => matchMedia(media).matches)
			.map(({ content }) => content);
	expect(await page.evaluate(bars)).toEqual(['#171512']);
});

test('country and currency come from the language of the phone until they are chosen', async ({ page }) => {
	await page.goto('settings/');
	const country = page.getByRole('combobox', { name: 'Country of phone numbers' });
	const currency = page.getByRole('combobox', { name: 'Home currency' });
	await expect(country).toHaveValue('GB');
	await expect(currency).toHaveValue('GBP');
	await country.selectOption('Germany');
	await expect(currency).toHaveValue('EUR');
	await currency.selectOption('CHF');
	await page.reload();
	await expect(country).toHaveValue('DE');
	await expect(currency).toHaveValue('CHF');
});

test('the licences of all that is in the app can be read', async ({ page }) => {
	await page.goto('settings/');
	await page.getByText('Licences', { exact: true }).click();
	for (const name of ['dexie', 'svelte', 'Lucide', 'comlink', '@sveltejs/kit'])
		await expect(page.getByText(name, { exact: true })).toBeVisible();
	await page.getByText('Lucide', { exact: true }).click();
	await expect(page.getByText('Lucide Contributors 2022')).toBeVisible();
	await expectAccessible(page);
});

test('erase everything asks once more, then leaves nothing', async ({ page }) => {
	await page.goto('settings/');
	await putIntoBook(page, { customers: [{ id: 'wang', name: '王芳' }] });
	await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark');
	const ask = page.getByRole('button', { name: 'Erase everything' });
	await ask.click();
	const sheet = page.getByRole('dialog');
	await expect(sheet).toContainText('customers (1)');
	await expectAccessible(page);
	await sheet.getByRole('button', { name: 'Cancel' }).click();
	await expect(sheet).toBeHidden();
	await expect(ask).toBeFocused();
	await ask.click();
	await sheet.getByRole('button', { name: 'Erase it all for good' }).click();
	await expect(page.getByRole('button', { name: 'Import contacts' })).toBeVisible();
	// What is remembered of the new, empty book may be there already.
	expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'satchel.canary'))).toEqual([]);
	await page.goto('history/');
	await expect(page.getByText('Nothing has been done yet.')).toBeVisible();
});

test('business hours say what makes no sense and keep the rest', async ({ page }) => {
	await page.goto('settings/');
	const until = page.getByLabel('Tuesday, until');
	await until.fill('08:00');
	await expect(page.getByText('Not saved: closing must come after opening.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('checkbox', { name: 'Saturday' }).check();
	await expect(page.getByLabel('Saturday, from')).toHaveValue('09:00');
	await page.getByRole('checkbox', { name: 'Monday' }).uncheck();
	await expect(page.getByLabel('Monday, from')).toBeHidden();
	await page.reload();
	await expect(until).toHaveValue('18:00');
	await expect(page.getByLabel('Saturday, until')).toHaveValue('18:00');
	await expect(page.getByRole('checkbox', { name: 'Monday' })).not.toBeChecked();
	await until.fill('00:00');
	await expect(page.getByText('Not saved')).toBeHidden();
});

test('Log offers the channels that were chosen, at least one; the largest text fits the narrowest phone', async ({
	page
}) => {
	await page.goto('settings/');
	const channels = page.getByRole('group', { name: 'Channels' });
	for (const name of ['Call', 'Message', 'Email', 'Social', 'Video', 'Post', 'Other', 'SMS'])
		await channels.getByRole('checkbox', { name }).uncheck();
	await channels.getByRole('checkbox', { name: 'Visit' }).click();
	await expect(page.getByText('One channel has to stay.')).toBeVisible();
	await expect(channels.getByRole('checkbox', { name: 'Visit' })).toBeChecked();
	await page.getByRole('combobox', { name: 'Text size' }).selectOption('Larger');
	await page.setViewportSize({ width: 320, height: 640 });
	for (const path of ['settings/', 'log/', '', 'more/', 'people/']) {
		await page.goto(path);
		await page.getByRole('heading', { level: 1 }).waitFor();
		expect(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))).toBeCloseTo(
			21.6
		);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
		if (path !== 'log/') continue;
		const offered = page.getByRole('group', { name: /channel/i }).getByRole('button');
		await expect(offered).toHaveText(['Visit']);
	}
});
