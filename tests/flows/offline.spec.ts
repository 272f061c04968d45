import { readdirSync } from 'node:fs';
import { BUILD, expect, PAGES, readyForOffline, test } from './app';
import { putIntoBook } from './book';

test('everything that the app may ever ask for is kept on the phone', async ({ page }) => {
	await page.goto('');
	await readyForOffline(page);
	const files = readdirSync(BUILD, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => `${entry.parentPath}/${entry.name}`.slice(BUILD.length + 1).replace(/(^|\/)index\.html$/, '$1'));
	const missing = await page.evaluate(async (paths) => {
		const kept = await Promise.all(
			paths.map((path) => caches.match(new URL(path, location.href), { ignoreSearch: true }))
		);
		return paths.filter((_, at) => !kept[at]?.ok);
	}, files);
	expect(missing.filter((path) => !path.startsWith('screenshots/')).sort()).toEqual([
		'_app/version.json',
		'_headers',
		'service-worker.js'
	]);
});

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

test('work in the background goes on with the host dead: its parts are on the phone too', async ({ page, site }) => {
	await page.goto('more/');
	await putIntoBook(page, { customers: [{ id: 'a', name: 'Li Na', phone: '+491601234567' }] });
	await readyForOffline(page);
	await site.stop();
	await page.goto('people/');
	await page.getByRole('searchbox', { name: 'Search customers' }).fill('0160 12');
	await expect(page.getByRole('list', { name: 'Customers' }).getByRole('link')).toHaveText('Li Na');
	await page.goto('data/import/');
	const buffer = Buffer.from('name,email\nZoë Lund,zoe@example.com\n');
	await page.getByLabel('Choose file').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
	await page.getByRole('button', { name: 'Import 1 customer', exact: true }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Imported 1 customer' })).toBeVisible();
});

test('every link of the tab bar and of More leads somewhere, with the host dead', async ({ page, site }) => {
	await page.goto('more/');
	await readyForOffline(page);
	await site.stop();
	const links = page.getByRole('link').filter({ hasNotText: 'Skip to content' });
	// The tab bar stands before the page does.
	const stands = () => page.getByRole('heading', { level: 1 }).waitFor();
	await stands();
	const names = await links.allTextContents();
	expect(names.length).toBeGreaterThan(8);
	for (const at of names.keys()) {
		const [target, title] = [await links.nth(at).evaluate((link: HTMLAnchorElement) => link.href), await page.title()];
		await links.nth(at).click();
		await expect(page).toHaveURL(target);
		if (target !== `${site.url}more/`) await expect(page).not.toHaveTitle(title);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expect(page.getByText('could not be opened')).toBeHidden();
		// Back by its history, as a person does: nothing is loaded anew. The link to More itself leads back to it.
		if (target === `${site.url}more/`) continue;
		await page.goBack();
		await expect(page).toHaveTitle(title);
		await stands();
	}
});
