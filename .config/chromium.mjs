import { existsSync } from 'node:fs';

const places = [
	process.env.CHROME_PATH,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'
];

/** Path of an installed Chrome or Chromium (`CHROME_PATH` first), or null where there is none. */
export function findChromium() {
	return places.find((place) => place && existsSync(place)) ?? null;
}

/**
 * Path of an installed `chrome-headless-shell` (`HEADLESS_SHELL_PATH` first), or null where there is none: the same engine
 * without a browser's windows, which draws a page in about half the processor's time. `CHROME_PATH` alone rules it out.
 */
export function findHeadlessShell() {
	const { HEADLESS_SHELL_PATH, CHROME_PATH } = process.env;
	const place = HEADLESS_SHELL_PATH ?? (CHROME_PATH ? undefined : '/usr/bin/chromium-headless-shell');
	return place && existsSync(place) ? place : null;
}

/** Headless, without a sandbox (root in a container), and without the browser's own traffic. */
export const chromiumFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];
