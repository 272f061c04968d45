import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './app';
import { putIntoBook, rowsOf } from './book';

/** A Sunday. */
const NOW = '2026-11-22T10:00:00+01:00';
const careEveryDays = { ideal: 7, maximum: 14 };
const customers = [
	{ id: 'wang', name: 'Wang Fang', company: 'Huaxin Travel', phone: '+8615400000001', careEveryDays },
	{ id: 'wang2', name: 'Wang Fang', company: 'Harbour Foods', email: 'wang@example.com', careEveryDays },
	{ id: 'li', name: 'Li Na', birthday: '1984-02-29', phone: '+447700900123', tags: ['vip'] }
];
const contact = (id: string, customerId: string, startedAt: string, values: object = {}) => ({
	...{ id, customerId, startedAt, channel: 'phone', direction: 'out' },
	...values
});
const interactions = [
	contact('i1', 'wang', '2026-11-01T09:00:00.000Z', { outcome: 'reached' }),
	// Nobody answered: it is no care.
	contact('i2', 'wang', '2026-11-20T09:00:00.000Z', { outcome: 'no-answer' }),
	contact('i3', 'wang2', '2026-11-15T09:00:00.000Z', { direction: 'in' }),
	contact('i4', 'li', '2026-11-10T09:00:00.000Z')
];
const dueOn = '2026-11-20';
const followUps = [
	{ id: 'f1', customerId: 'wang2', dueOn, openDueOn: dueOn, title: 'Send the quote', kind: 'email', repeatEveryDays: 7 }
];
const section = (page: Page, name: string) => page.getByRole('region', { name });
const told = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ });

/** Opens a book from before there were cadences: what follows from it has to be worked out first. */
async function openToday(page: Page, at = NOW): Promise<void> {
	await page.clock.setFixedTime(at);
	await page.goto('');
	await putIntoBook(page, { customers, interactions, followUps });
	await page.evaluate(
		() =>
			new Promise((resolve) => {
				const request = indexedDB.open('satchel');
				request.onsuccess = () => {
					const transaction = request.result.transaction('settings', 'readwrite');
					transaction.objectStore('settings').delete('careWorkedOut');
					transaction.oncomplete = () => (request.result.close(), resolve(null));
				};
			})
	);
	await page.reload();
}

test('Today says who has gone quiet and whom to contact next, with every reason, and takes a no for today', async ({
	page
}) => {
	await openToday(page);
	await expect(section(page, 'Gone quiet').getByRole('listitem')).toHaveText([
		/Wang Fang\s*Huaxin Travel\s*Last contact 3 weeks ago; at most 14 days/
	]);
	await expect(section(page, 'Gone quiet').getByRole('link', { name: 'Call: Wang Fang' })).toHaveAttribute(
		'href',
		'tel:+8615400000001'
	);
	const best = section(page, 'Next best').getByRole('listitem');
	await expect(best).toHaveText([/Huaxin Travel\s*21 days/, /Harbour Foods\s*Send the quote: promised 2 days ago/]);
	const terms = best.last().getByRole('rowheader');
	await best.last().getByText('Send the quote').click();
	await expect(terms).toHaveText(['Risk', 'Value', 'Overdue', 'Cadence', 'Consent', 'Together']);
	await expectAccessible(page);
	await best.last().getByRole('button', { name: 'Not today' }).click();
	await expect(best).toHaveText([/Huaxin Travel/]);
	await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
	await expect(best).toHaveCount(2);

	await page.clock.setFixedTime('2027-02-23T10:00:00+01:00');
	await page.reload();
	await expect(section(page, 'Birthdays').getByRole('listitem')).toHaveText([/Li Na.*28 Feb · turns 43/]);
});

test('a cadence for a tag is set in Settings, and the book follows', async ({ page }) => {
	await openToday(page);
	await expect(section(page, 'Gone quiet').getByRole('listitem')).toHaveCount(1);
	await page.goto('settings/');
	const care = section(page, 'Care');
	await care.getByRole('button', { name: 'Add a rule' }).click();
	await care.getByRole('textbox', { name: 'Name of the tag' }).fill('vip');
	const [ideal, longest] = ['Ideal gap, days', 'Longest gap, days'].map((name) =>
		care.getByRole('textbox', { name, exact: true })
	);
	await ideal!.fill('0');
	await longest!.fill('1000000000');
	await care.getByRole('button', { name: 'Save' }).click();
	await expect(care.getByRole('alert')).toHaveText('Write both as whole days, from 1 to 3,650.');
	await ideal!.fill('5');
	await longest!.fill('10');
	await care.getByRole('button', { name: 'Save' }).click();
	await expect(told(page)).toContainText(['Cadence saved.']);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Today' }).click();
	await expect(section(page, 'Gone quiet').getByRole('listitem')).toHaveText([/Huaxin Travel/, /Li Na.*tag vip/]);
});

test('a follow-up is promised, refused for a day gone by, done by a contact, and comes again', async ({ page }) => {
	await openToday(page);
	await page.goto('customer/?id=wang2');
	await page.getByRole('button', { name: 'Add a follow-up' }).click();
	const sheet = page.getByRole('dialog', { name: 'Follow-up with Wang Fang' });
	await sheet.getByRole('textbox', { name: 'What' }).fill('Show the samples');
	await sheet.getByLabel('Day', { exact: true }).last().fill('2026-11-21');
	await sheet.getByRole('button', { name: 'Save' }).click();
	await expect(sheet.getByRole('alert')).toHaveText('That day has passed. Choose today or a later day.');
	await expectAccessible(page);
	await sheet.getByRole('button', { name: 'Monday' }).click();
	await sheet.getByRole('button', { name: 'Save' }).click();
	await expect(sheet).toBeHidden();

	await page.goto('log/?customer=wang2');
	await page.getByRole('button', { name: 'Email', exact: true }).click();
	await page.getByRole('checkbox', { name: /Done with this contact.*Send the quote/ }).check();
	await expect.poll(async () => (await rowsOf(page, 'followUps')).some(({ doneBy }) => doneBy)).toBe(true);
	await page.goto('');
	await expect(section(page, 'Overdue')).toHaveCount(0);
	await expect(section(page, 'Next 7 days').getByRole('listitem')).toHaveText([
		/Harbour Foods.*Show the samples/s,
		/Harbour Foods.*27 Nov.*Send the quote/s
	]);
});
