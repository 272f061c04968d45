import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './app';
import { putIntoBook } from './book';

test.use({ viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false });

const customers = [
	{ id: 'adams', name: 'Ada Adams', lastContactAt: '2026-01-02T10:00:00.000Z' },
	{ id: 'baker', name: 'Ben Baker', company: 'Baker Foods' },
	{ id: 'wang', name: '王芳', phone: '+8613800138000' }
];
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await putIntoBook(page, { customers });
	await heading(page).waitFor();
}

test('the palette goes to pages and customers and does things, by keyboard alone', async ({ page }) => {
	await open(page, 'settings/');
	await page.getByRole('textbox', { name: 'Your name' }).focus();
	await page.keyboard.press('Control+k');
	const palette = page.getByRole('dialog', { name: 'Find anything' });
	const box = palette.getByRole('combobox', { name: 'Find anything' });
	const chosen = palette.getByRole('option', { selected: true });
	await expect(box).toBeFocused();
	await expect(palette.getByRole('group', { name: 'Contacted lately' }).getByRole('option')).toHaveText(['Ada Adams']);
	await expectAccessible(page);

	await page.keyboard.type('bak');
	await expect(palette.getByRole('option')).toHaveText([/Backup/, /Ben Baker/]);
	await page.keyboard.press('ArrowDown');
	await expect(chosen).toHaveText(/Ben Baker/);
	await expect(box).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id'))!);
	await page.keyboard.press('Enter');
	await expect(heading(page)).toHaveText('Ben Baker');

	await page.keyboard.press('Control+k');
	await expect(box).toBeFocused();
	await page.keyboard.type('深色');
	await page.keyboard.press('Enter');
	await expect(palette).toBeHidden();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

	await page.keyboard.press('Control+k');
	await expect(palette.getByRole('group', { name: 'Used lately' }).getByRole('option')).toHaveText(['Dark theme']);
	await page.keyboard.type('no such thing');
	await expect(palette.getByText('Nothing is found for “no such thing”.')).toBeVisible();
	await expect(box).toHaveAttribute('aria-expanded', 'false');
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(palette).toBeHidden();
});

test('single keys log, search, step through rows and edit; none while typing; all can be switched off', async ({
	page
}) => {
	await open(page, 'people/');
	const row = (name: string) => page.getByRole('link', { name, exact: true });
	await expect(row('Ada Adams')).toBeVisible();
	await page.keyboard.press('j');
	await expect(row('Ada Adams')).toBeFocused();
	await page.keyboard.press('j');
	await page.keyboard.press('j');
	await page.keyboard.press('k');
	await expect(row('Ben Baker')).toBeFocused();
	await page.keyboard.press('e');
	await expect(heading(page)).toHaveText('Ben Baker');
	await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
	await page.keyboard.press('End');
	await page.keyboard.type(' Jenkins /?');
	await expect(heading(page)).toHaveText('Ben Baker Jenkins /?');
	await page.keyboard.press('Tab');
	await page.evaluate(() => (document.activeElement as HTMLElement).blur());

	await page.keyboard.press('n');
	await expect(page).toHaveURL(/log\/\?customer=baker$/);
	await page.keyboard.press('/');
	await expect(page.getByRole('searchbox', { name: 'Search customers' })).toBeFocused();

	await page.goto('settings/');
	await heading(page).waitFor();
	await page.keyboard.press('?');
	const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
	await expect(list.getByRole('row', { name: 'Log a contact' })).toContainText('N');
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await page.getByRole('checkbox', { name: 'Keyboard shortcuts' }).uncheck();
	await page.reload();
	await expect(page.getByRole('checkbox', { name: 'Keyboard shortcuts' })).not.toBeChecked();
	await expect(page.getByRole('link', { name: 'Log', exact: true })).not.toHaveAttribute('aria-keyshortcuts');
	for (const key of ['n', '/', '?', 'Control+k']) await page.keyboard.press(key);
	await expect(page).toHaveURL(/settings\/$/);
	await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('from 900 px a customer stands beside the list: one address, one heading, back and deep links work', async ({
	page
}) => {
	await open(page, 'people/');
	const list = page.getByRole('list', { name: 'Customers' });
	await expect(heading(page)).toHaveText('People');
	await expectAccessible(page);
	await list.getByRole('link', { name: 'Ben Baker' }).click();
	await expect(heading(page)).toHaveText('Ben Baker');
	await expect(page).toHaveTitle(/^Ben Baker/);
	await expect(page).toHaveURL(/customer\/\?id=baker$/);
	await expect(list.locator('[aria-current]')).toHaveText('Ben Baker');
	await expect(list.getByRole('link', { name: 'Ben Baker' })).toBeFocused();
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await expectAccessible(page);
	}
	await page.getByRole('searchbox', { name: 'Search customers' }).fill('wang');
	await expect(list.getByRole('link')).toHaveText(['王芳']);
	await expect(heading(page)).toHaveText('Ben Baker');
	await list.getByRole('link', { name: '王芳' }).click();
	await expect(heading(page)).toHaveText('王芳');
	await expect(page.getByRole('searchbox', { name: 'Search customers' })).toHaveValue('wang');
	await page.goBack();
	await expect(heading(page)).toHaveText('Ben Baker');
	await page.reload();
	await expect(heading(page)).toHaveText('Ben Baker');
	await expect(list.getByRole('link')).toHaveCount(3);
	await page.emulateMedia({ media: 'print' });
	await expect(list).toBeHidden();
	await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	// The narrow page is the one it always was.
	await page.setViewportSize({ width: 899, height: 800 });
	await expect(list).toHaveCount(0);
	await expect(heading(page)).toHaveText('Ben Baker');
});
