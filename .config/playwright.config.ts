import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium, findHeadlessShell } from './chromium.mjs';

/** Flows about what the browser does beyond drawing a page: keeping the app, updating it, installing it, being killed. */
const OF_THE_BROWSER = /(kill|working-day|offline|updates|install)\.spec\.ts$/;

/** The flows: a person's ways through the built app, at phone size. */
export default defineConfig({
	testDir: '../tests/flows',
	outputDir: '../.test-results/flows',
	globalSetup: './flows-setup.ts',
	fullyParallel: true,
	// A flow waits for two fifths of its time: three keep two cores busy.
	workers: 3,
	forbidOnly: Boolean(process.env.CI),
	// A machine shared with others may starve a browser; what passes only on its second try is listed as flaky.
	retries: process.env.CI ? 1 : 0,
	// `npm test` reads the counts from the file it names in PLAYWRIGHT_JSON_OUTPUT_FILE.
	reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : 'list',
	// Waits for something to appear, not for speed: a shared machine may be slow.
	timeout: 120_000,
	expect: { timeout: 20_000 },
	use: {
		browserName: 'chromium',
		viewport: { width: 390, height: 844 },
		hasTouch: true,
		isMobile: true,
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin',
		colorScheme: 'light',
		trace: 'off',
		screenshot: 'only-on-failure',
		launchOptions: { executablePath: findHeadlessShell() ?? findChromium() ?? undefined, args: chromiumFlags }
	},
	// The first ones take longest: none of them is left over when the others are done.
	projects: [
		{ name: 'browser', testMatch: OF_THE_BROWSER },
		{ name: 'pages', testIgnore: OF_THE_BROWSER }
	]
});
