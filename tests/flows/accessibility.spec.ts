import type { Page } from '@playwright/test';
import { expect, expectAccessible, PAGES, test } from './app';

const NARROW = 320;
const WIDTHS = [390, NARROW];
/** Pixels either way of a control that a thumb finds. */
const TARGET = 48;

/** Opens a page and waits until it says what it has to say. */
async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	await page.waitForLoadState('networkidle');
}

/** How far the page can be pushed sideways, in pixels. */
const sideways = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const locale of ['en-GB', 'zh-CN']) {
	test.describe(locale, () => {
		test.use({ locale, isMobile: false });
		for (const path of PAGES) {
			const name = path || 'Today';

			test(`${name}: axe finds nothing, in both themes, wide and narrow`, async ({ page }) => {
				await open(page, path);
				for (const colorScheme of ['light', 'dark'] as const) {
					await page.emulateMedia({ colorScheme });
					for (const width of WIDTHS) {
						await page.setViewportSize({ width, height: 844 });
						await expectAccessible(page);
					}
				}
			});

			test(`${name}: controls fit a thumb; nothing sticks out, narrow or in large print`, async ({ page }) => {
				await open(page, path);
				expect(await smallTargets(page)).toEqual([]);
				await page.setViewportSize({ width: NARROW, height: 700 });
				expect(await sideways(page)).toBe(0);
				await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
				expect(await sideways(page)).toBe(0);
			});

			test(`${name}: the keyboard reaches every control in order and is seen there`, async ({ page }) => {
				await open(page, path);
				const steps = await walk(page);
				expect(steps.filter((step) => step.fault)).toEqual([]);
				expect(steps.length).toBeGreaterThan(5);
			});
		}
	});
}

interface Step {
	control: string;
	/** Empty where focus is seen, in order, and not covered. */
	fault: string;
}

/** Goes through the page with the Tab key until it starts again. */
async function walk(page: Page): Promise<Step[]> {
	const steps: Step[] = [];
	for (let press = 0; press < 200; press++) {
		await page.keyboard.press('Tab');
		const step = await page.evaluate(() => {
			const seen = ((globalThis as { seen?: Element[] }).seen ??= []);
			const at = document.activeElement;
			if (!at || at === document.body || seen.includes(at)) return null;
			const before = seen.at(-1);
			seen.push(at);
			const faults = [];
			// A radio or check box may be drawn by the element around it.
			const drawn = [at, at.parentElement!].map((element) => getComputedStyle(element));
			if (!drawn.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)) {
				faults.push('focus cannot be seen');
			}
			if (before && !(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING))
				faults.push('out of order');
			const { x, y, width, height } = at.getBoundingClientRect();
			const top = document.elementFromPoint(x + width / 2, y + height / 2);
			if (!top || !(at.contains(top) || top.contains(at))) faults.push(`covered by ${top?.outerHTML.slice(0, 80)}`);
			return { control: at.outerHTML.slice(0, 120), fault: faults.join(', ') };
		});
		if (!step) break;
		steps.push(step);
	}
	return steps;
}

/** Controls under the target size; links inside a sentence are as high as its line. */
function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate((least) => {
		const controls = document.querySelectorAll('a, button, input, select, textarea, summary, [role=button]');
		const small = [];
		for (const control of controls) {
			const around = control.closest('label') ?? control;
			const { width, height } = around.getBoundingClientRect();
			const hidden =
				!control.checkVisibility({ visibilityProperty: true }) || control.matches('.skip, p a, [type=file]');
			if (!hidden && (width < least - 0.5 || height < least - 0.5)) {
				small.push(`${Math.round(width)} × ${Math.round(height)}: ${control.outerHTML.slice(0, 120)}`);
			}
		}
		return small;
	}, TARGET);
}
