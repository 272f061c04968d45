import type { Page } from '@playwright/test';
import { test as base, expect, expectAccessible, keepNothing, PAGES, Site, Watch } from './app';
import { putIntoBook } from './book';
import { inventedBook } from './invented-book';

/** Pixels across: a common phone, and the narrowest that must do. */
const WIDE = 390;
const NARROW = 320;
/** Pixels either way of a control that a thumb finds. */
const TARGET = 48;

/** Every page as a working book fills it, then those that look otherwise while there is nothing. */
const VIEWS = [
	...PAGES.filter((path) => path !== 'customer/').map((path) => ({ path, filled: true })),
	...['customer/?id=wang', 'customer/', 'log/?id=contact-0', 'log/?customer=wang', 'templates/?new'].map((path) => ({
		path,
		filled: true
	})),
	...['', 'people/', 'people/trash/', 'history/', 'insights/', 'log/'].map((path) => ({ path, filled: false }))
];

interface Phone {
	page: Page;
	watch: Watch;
}

interface Phones {
	/** A phone for each language and book, kept while there are views to judge: what they look at changes nothing. */
	phones: (locale: string, filled: boolean) => Promise<Phone>;
}

const test = base.extend<object, Phones>({
	phones: [
		async ({ browser }, use) => {
			const site = new Site(true);
			await site.start();
			const begin = async (locale: string, filled: boolean): Promise<Phone> => {
				const context = await browser.newContext({ locale, baseURL: site.url });
				await keepNothing(context);
				const watch = new Watch(context, new URL(site.url).origin);
				const page = await context.newPage();
				await page.goto('');
				if (filled) await putIntoBook(page, inventedBook(Date.now()));
				return { page, watch };
			};
			const begun = new Map<string, Promise<Phone>>();
			await use((locale, filled) => {
				const key = `${locale} ${filled}`;
				const phone = begun.get(key) ?? begin(locale, filled);
				begun.set(key, phone);
				return phone;
			});
			for (const phone of begun.values()) await (await phone).page.context().close();
			await site.stop();
		},
		{ scope: 'worker' }
	]
});

/** Opens a page in light and as wide as a common phone, and waits until it says what it has to say. */
async function open(page: Page, path: string): Promise<void> {
	await page.emulateMedia({ colorScheme: 'light' });
	await page.setViewportSize({ width: WIDE, height: 844 });
	await page.goto(path);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	await page.waitForLoadState('networkidle');
}

/** How far the page can be pushed sideways, in pixels. */
const sideways = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const locale of ['en-GB', 'zh-CN']) {
	for (const { path, filled } of VIEWS) {
		const name = `${path || 'Today'}${filled ? '' : ', nothing there yet'}`;

		test(`${locale} › ${name}: axe, thumb, keyboard, narrow, large print`, async ({ phones }) => {
			const { page, watch } = await phones(locale, filled);
			await open(page, path);
			await test.step('the keyboard reaches every control in order, and it is seen there', async () => {
				const steps = await walk(page);
				expect(steps.filter((step) => step.fault)).toEqual([]);
				expect(steps.length).toBeGreaterThan(5);
			});
			await test.step('every control is large enough for a thumb', async () => {
				// A list that is still moving takes no taps.
				await expect.poll(() => smallTargets(page)).toEqual([]);
			});
			await test.step('axe finds nothing, light and wide, dark and narrow', async () => {
				await expectAccessible(page);
				await page.emulateMedia({ colorScheme: 'dark' });
				await page.setViewportSize({ width: NARROW, height: 844 });
				await expectAccessible(page);
			});
			await test.step('nothing sticks out, narrow or in large print', async () => {
				expect(await sideways(page)).toBe(0);
				await page.setViewportSize({ width: WIDE, height: 844 });
				await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
				expect(await sideways(page)).toBe(0);
			});
			watch.assert();
		});
	}
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
			// A radio is drawn by the button around it, a link that fills its row by the row.
			const drawn = [getComputedStyle(at), getComputedStyle(at, '::after')];
			for (let around = at.parentElement, level = 0; around && level < 3; around = around.parentElement, level++)
				drawn.push(getComputedStyle(around));
			if (!drawn.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)) {
				faults.push('focus cannot be seen');
			}
			if (before && !(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING))
				faults.push('out of order');
			const { x, y, width, height } = at.getBoundingClientRect();
			const parts = [0.1, 0.5, 0.9].flatMap((across) => [0.1, 0.5, 0.9].map((down) => [across, down] as const));
			const inSight = parts.filter(([across, down]) => {
				const top = document.elementFromPoint(x + width * across, y + height * down);
				return top && (at.contains(top) || top.contains(at));
			});
			if (inSight.length < parts.length / 2) faults.push('covered');
			return { control: at.outerHTML.slice(0, 120), fault: faults.join(', ') };
		});
		if (!step) break;
		steps.push(step);
	}
	return steps;
}

/** Controls that answer a thumb on less than the target size; links inside a sentence are as high as its line. */
function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate((least) => {
		/** Pixels that answer for the control, from its middle in both ways along one axis. */
		const reach = (control: Element, along: 'x' | 'y') => {
			const around = control.closest('label') ?? control;
			const { x, y, width, height } = around.getBoundingClientRect();
			const answers = (offset: number) => {
				const [left, top] = along === 'x' ? [offset, 0] : [0, offset];
				const hit = document.elementFromPoint(x + width / 2 + left, y + height / 2 + top);
				return hit !== null && around.contains(hit);
			};
			let [before, after] = [0, 0];
			while (before < least && answers(-before - 1)) before++;
			while (after < least && answers(after + 1)) after++;
			return before + after + 1;
		};
		const small = [];
		for (const control of document.querySelectorAll('a, button, input, select, textarea, summary, [role=button]')) {
			if (!control.checkVisibility({ visibilityProperty: true }) || control.matches('.skip, p a, [type=file]'))
				continue;
			control.scrollIntoView({ block: 'center' });
			const size = [reach(control, 'x'), reach(control, 'y')];
			if (Math.min(...size) < least - 1) small.push(`${size.join(' × ')}: ${control.outerHTML.slice(0, 120)}`);
		}
		return small;
	}, TARGET);
}
