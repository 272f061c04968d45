import { expect, expectAccessible, test } from './app';
import { putIntoBook } from './book';

const customers = [
	{ id: 'wang', name: '王芳' },
	{ id: 'harbour', name: 'Harbour Foods' }
];

test('a contact is one line of History, undone and done again', async ({ page }) => {
	await page.goto('history/');
	await expect(page.getByText('Nothing has been done yet.')).toBeVisible();
	await putIntoBook(page, { customers });
	await page.goto('log/');
	await page.getByRole('button', { name: 'Call' }).click();
	await page.getByRole('button', { name: /Harbour/ }).click();
	await page.getByRole('radio', { name: '5' }).click();
	await page.getByRole('radio', { name: 'Tomorrow' }).click();
	await page.getByRole('textbox', { name: 'Note' }).fill('Renewal');
	await page.getByRole('textbox', { name: 'Note' }).blur();
	await expect(page.getByRole('status').filter({ hasText: /^✓ Saved$/ })).toBeVisible();

	await page.goto('history/');
	const lines = page.getByRole('listitem');
	await expect(lines).toHaveText([/Call with Harbour Foods/]);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Undo: Call with Harbour Foods' }).click();
	await expect(page.getByRole('status').getByText('Undone.')).toBeVisible();
	await expect(lines).toHaveText([/undone/]);
	await page.goto('');
	await expect(page.getByText('Nothing is due in the next 7 days.')).toBeVisible();

	await page.goto('history/');
	await page.getByRole('button', { name: 'Redo: Call with Harbour Foods' }).click();
	await expect(page.getByRole('button', { name: 'Undo: Call with Harbour Foods' })).toBeVisible();
	await page.goto('');
	await expect(page.getByRole('region', { name: 'Next 7 days' })).toContainText('Renewal');
});

test('what was edited since stays, and History says so', async ({ page, context }) => {
	await page.goto('log/');
	await putIntoBook(page, { customers });
	await page.getByRole('button', { name: 'Call' }).click();
	await page.getByRole('button', { name: /王芳/ }).click();
	await expect(page.getByRole('radiogroup', { name: 'Rating' })).toBeVisible();
	const address = page.url();
	// Opened again later, an edit is an action of its own.
	const later = await context.newPage();
	await later.goto(address);
	await later.getByRole('radio', { name: '2' }).click();
	await expect(later.getByRole('button', { name: 'Clear: Rating' })).toBeVisible();
	await later.goto('history/');
	await expect(later.getByRole('listitem')).toHaveText([/Changed a contact with 王芳/, /Call with 王芳/]);
	await later.getByRole('button', { name: 'Undo: Call with 王芳' }).click();
	await expect(later.getByText('Nothing was restored: 1 record stayed because it was edited since.')).toBeVisible();
	await expect(later.getByRole('listitem').nth(1)).not.toContainText('undone');
});

test('older lines are read when asked for', async ({ page }) => {
	await page.goto('history/');
	await putIntoBook(page, {
		customers,
		journal: Array.from({ length: 50 }, (_, index) => ({
			id: `a${String(index).padStart(2, '0')}`,
			action: `a${String(index).padStart(2, '0')}`,
			at: new Date(Date.UTC(2026, 10, 1, 0, index)).toISOString(),
			kind: 'customer.edit',
			inverse: [{ table: 'customers', id: 'wang', before: [['notes', undefined]] }]
		}))
	});
	await expect(page.getByRole('listitem')).toHaveCount(40);
	await page.getByRole('button', { name: 'Show older' }).click();
	await expect(page.getByRole('listitem')).toHaveCount(50);
	await expect(page.getByText('That is all: History keeps 90 days.')).toBeVisible();
});
