import { defineConfig } from '@playwright/test';
import flows from './playwright.config';

/** `npx playwright test -c .config/pictures.config.ts`: takes the pictures of the built app. */
export default defineConfig({
	...flows,
	testDir: '../tests/pictures',
	testMatch: '*.ts',
	workers: 1,
	projects: [{ name: 'pictures', use: { deviceScaleFactor: 2 } }],
	reporter: 'list'
});
