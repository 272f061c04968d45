import { expect, PAGES, readyForOffline, test } from './app';

test('every page opens from a deep link, and again, with the host dead after one visit to Today', async ({
	page,
	site
}) => {
	await page.goto('');
	await readyForOffline(page);
	await site.stop();
	for (const path of PAGES) {
		await page.goto(`${path}?id=x`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await page.reload();
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
	}
});

test('a page may be the first one visited, and be asked for without its last slash', async ({ page, site }) => {
	const path = PAGES.at(-1)!;
	await page.goto(path);
	await readyForOffline(page);
	await site.stop();
	await page.goto(`${path.slice(0, -1)}?id=x`);
	await expect(page).toHaveURL(`${site.url}${path}?id=x`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
});
