import { expect, expectAccessible, PAGES, test } from './app';

test('every page has one heading, the tab bar, and nothing to say to the console', async ({ page }) => {
	for (const path of PAGES) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText([
			'Today',
			'People',
			'Log',
			'Insights',
			'More'
		]);
		await expectAccessible(page);
	}
});
