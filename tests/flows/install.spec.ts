import { chromium } from '@playwright/test';
import { expect, readyForOffline, test } from './app';

test('the browser finds nothing that would keep the app from being installed, and installs it', async ({
	site,
	launchOptions
}, info) => {
	// Chromium judges this in a lasting profile only.
	const context = await chromium.launchPersistentContext(info.outputPath('profile'), launchOptions);
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
