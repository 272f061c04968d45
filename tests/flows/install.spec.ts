import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../../.config/chromium.mjs';
import { expect, expectAccessible, readyForOffline, test } from './app';
import { putIntoBook } from './book';
import { inventedBook } from './invented-book';

test('the browser finds nothing that would keep the app from being installed, and installs it', async ({
	site,
	launchOptions
}, info) => {
	// Chromium judges this in a lasting profile only, and its headless shell not at all.
	const whole = { ...launchOptions, executablePath: findChromium() ?? undefined };
	const context = await chromium.launchPersistentContext(info.outputPath('profile'), whole);
	const page = context.pages()[0]!;
	await page.goto(site.url);
	await readyForOffline(page);
	const session = await context.newCDPSession(page);
	const { errors, manifest } = await session.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	expect(await session.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] });
	expect(manifest).toMatchObject({ name: 'Satchel 随身客', startUrl: site.url, scope: site.url });
	// Fails, with the reason, where it cannot be done.
	await session.send('PWA.install', { manifestId: manifest.id! });
	await context.close();
});

test('every picture of the manifest is there, in the size it claims', async ({ page }) => {
	await page.goto('install/');
	const wrong = await page.evaluate(async () => {
		const address = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!.href;
		const manifest = await (await fetch(address)).json();
		const pictures = [manifest, ...manifest.shortcuts].flatMap(({ icons, screenshots = [] }) => [
			...icons,
			...screenshots
		]);
		const found: string[] = [];
		for (const { src, sizes } of pictures) {
			const image = new Image();
			image.src = new URL(src, address).href;
			await image.decode().catch(() => found.push(`${src} cannot be shown`));
			if (sizes !== 'any' && `${image.naturalWidth}x${image.naturalHeight}` !== sizes) found.push(src);
		}
		return found;
	});
	expect(wrong).toEqual([]);
});

test('an iPhone gets the steps in pictures', async ({ page }) => {
	await page.goto('more/');
	await page.getByRole('link', { name: 'Install Satchel' }).click();
	const steps = page.getByRole('list', { name: 'iPhone and iPad' }).getByRole('listitem');
	await expect(steps).toHaveText([/share button/, /Add to Home Screen/, /Add/]);
	for (const step of await steps.all()) await expect(step.locator('svg')).toBeVisible();
});

/** The browser says that it could install the app, and will hear the answer given. */
async function browserIsReady(page: Page, outcome: 'accepted' | 'dismissed'): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.evaluate((outcome) => {
		const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
			prompt: async () => {
				document.title = 'asked';
				return { outcome };
			}
		});
		if (dispatchEvent(event)) throw new Error('the browser would show a banner of its own');
	}, outcome);
}

const offer = (page: Page) => page.getByText('Put Satchel on your home screen');

/** Saves something: does the first thing due. */
async function save(page: Page): Promise<void> {
	const due = page.getByRole('button', { name: /^Done/ });
	await due.first().waitFor();
	const before = await due.count();
	await due.first().click();
	await expect(due).toHaveCount(before - 1);
}

test('installing is offered after the third save, and a no is for good', async ({ page }) => {
	await page.goto('');
	await putIntoBook(page, inventedBook(Date.now()));
	await browserIsReady(page, 'accepted');
	for (let saves = 1; saves <= 3; saves++) {
		await expect(offer(page)).toBeHidden();
		await save(page);
	}
	await expect(offer(page)).toBeVisible();
	await expectAccessible(page);
	await page.reload();
	await browserIsReady(page, 'accepted');
	await expect(offer(page)).toBeVisible();
	await page.getByRole('button', { name: 'No thanks' }).click();
	await expect(offer(page)).toBeHidden();
	await page.reload();
	await browserIsReady(page, 'accepted');
	await save(page);
	await expect(offer(page)).toBeHidden();
	// Who changes their mind finds it under More.
	await page.goto('install/');
	await browserIsReady(page, 'accepted');
	await page.getByRole('button', { name: 'Install', exact: true }).click();
	await expect(page).toHaveTitle('asked');
});

test("a no in the browser's own dialog counts too", async ({ page }) => {
	await page.goto('');
	await putIntoBook(page, inventedBook(Date.now()));
	for (let saves = 1; saves <= 3; saves++) await save(page);
	await browserIsReady(page, 'dismissed');
	await page.getByRole('button', { name: 'Install', exact: true }).click();
	await expect(page).toHaveTitle('asked');
	await expect(offer(page)).toBeHidden();
	await page.reload();
	await browserIsReady(page, 'dismissed');
	await save(page);
	await expect(offer(page)).toBeHidden();
});

test('where only the person can do it the offer leads to the steps', async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'standalone', { get: () => false }));
	await page.goto('');
	await putIntoBook(page, inventedBook(Date.now()));
	for (let saves = 1; saves <= 3; saves++) await save(page);
	await page.getByRole('link', { name: 'Show me how' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Install Satchel' })).toBeVisible();
});
