// Draws every icon of `static/icons/` from icon.svg and the app's own glyphs: `node .config/icons.mjs`.
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromiumFlags, findChromium } from './chromium.mjs';

const glyphs = createRequire(import.meta.url)('@iconify-json/lucide/icons.json').icons;
const icons = new URL('../static/icons/', import.meta.url);
const drawing = readFileSync(new URL('icon.svg', icons), 'utf8');

/** Systems cut their own shape: the ground fills the square, the satchel keeps inside the circle that is always seen. */
const cut = (/** @type {number} */ scale) =>
	drawing
		.replace(/ rx="112"/, '')
		.replace(/(id="satchel")/, `$1 transform="translate(256 260) scale(${scale}) translate(-256 -256)"`);

const shortcut = (/** @type {string} */ glyph) =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 48 48" color="#7a3610">
		<circle cx="12" cy="12" r="24" fill="#f6e9dc"/>${glyphs[glyph].body}</svg>`;

/** @type {[name: string, size: number, svg: string][]} */
const pictures = [
	['icon-192', 192, drawing],
	['icon-512', 512, drawing],
	['maskable-192', 192, cut(0.82)],
	['maskable-512', 512, cut(0.82)],
	['apple-touch-icon', 180, cut(0.95)],
	['log-96', 96, shortcut('plus')],
	['today-96', 96, shortcut('sun')],
	['search-96', 96, shortcut('search')]
];

const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags });
for (const [name, size, svg] of pictures) {
	const page = await browser.newPage({ viewport: { width: size, height: size } });
	await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
	await page.screenshot({ path: new URL(`${name}.png`, icons).pathname, omitBackground: true });
	await page.close();
}
await browser.close();
