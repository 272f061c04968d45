import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expect, test } from './app';
import { putIntoBook, rowsOf } from './book';

/** A Sunday. */
const NOW = '2026-11-22T10:00:00+01:00';
const customers = [
	{
		...{ id: 'wang', name: '王芳 Wang Fang', company: 'Huaxin', phone: '+8613800138000', email: 'fang@example.com' },
		...{ notes: 'Prefers mornings', place: { lat: 31.2, lng: 121.4 } }
	},
	{ id: 'far', name: 'Far Away', address: '9 Far Street', place: { lat: 31.2, lng: 121.7 } },
	{ id: 'near', name: 'Near By', place: { lat: 31.2, lng: 121.41 }, consent: { sms: { state: 'withdrawn', at: NOW } } },
	{ id: 'lost', name: 'No Place', address: '1 Unknown Road' }
];
const due = (id: string, customerId: string, dueOn: string, values: object = {}) => ({
	...{ id, customerId, dueOn, openDueOn: dueOn, kind: 'visit' },
	...values
});
const followUps = [
	due('f1', 'wang', '2026-11-21'),
	due('f2', 'far', '2026-11-22', { dueTime: '09:00' }),
	due('f3', 'near', '2026-11-22', { dueTime: '11:00' }),
	due('f4', 'lost', '2026-11-22', { title: 'Bring samples, and a pen' })
];

async function openAt(page: Page, path: string): Promise<void> {
	await page.clock.setFixedTime(NOW);
	await page.goto(path);
	await putIntoBook(page, { customers, followUps });
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}
const textOf = async (download: Promise<Download>) => readFile(await (await download).path(), 'utf8');

test('a template becomes a message, and the message the note of the contact', async ({ page }) => {
	await openAt(page, 'templates/');
	await page.getByRole('button', { name: 'Use: Long time no see' }).click();
	await page.getByRole('link', { name: /^Long time no see/ }).click();
	const body = page.getByRole('textbox', { name: 'Message' });
	await body.fill('Hi {first name|there}, are you at {compny}?');
	await expect(page.getByText('There is no field “compny”.')).toBeVisible();
	await body.fill('Hi {first name|there}, are you at {company}?\n{my name}');
	await expect(page.getByText('Hi 王芳, are you at Huaxin?')).toBeVisible();
	await expect(page.getByText('Not known of this customer, so left out: my name.')).toBeVisible();

	await page.goto('customer/?id=wang');
	// A link that only a phone can follow.
	await page.evaluate(() =>
		document.addEventListener('click', (event) => {
			if ((event.target as Element).closest('a[href^="sms:"]')) event.preventDefault();
		})
	);
	await page.getByRole('group', { name: 'Get in touch' }).getByRole('link', { name: 'Message' }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('combobox', { name: 'Template' }).selectOption('Long time no see');
	await sheet.getByRole('textbox', { name: 'Message' }).fill('Hi & 你好');
	await sheet.getByText('WhatsApp').click();
	await expect(sheet.getByRole('link', { name: 'Open WhatsApp' })).toHaveAttribute(
		'href',
		'https://wa.me/8613800138000?text=Hi%20%26%20%E4%BD%A0%E5%A5%BD'
	);
	await sheet.getByText('SMS', { exact: true }).click();
	const open = sheet.getByRole('link', { name: 'Open SMS' });
	await expect(open).toHaveAttribute('href', 'sms:+8613800138000?body=Hi%20%26%20%E4%BD%A0%E5%A5%BD');
	await open.click();
	for (const hidden of [true, false])
		await page.evaluate((hidden) => {
			Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
			document.dispatchEvent(new Event('visibilitychange'));
		}, hidden);
	await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Hi & 你好');
	await expect
		.poll(async () => (await rowsOf(page, 'interactions')).map(({ channel, note }) => [channel, note]))
		.toEqual([['sms', 'Hi & 你好']]);
});

test('a day is handed to the calendar, shared, and driven in a short order', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write', 'geolocation']);
	await context.setGeolocation({ latitude: 31.2, longitude: 121.8 });
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'share', { value: undefined, configurable: true });
		delete (Navigator.prototype as Partial<Navigator>).share;
		navigator.setAppBadge = async (count) => void (document.documentElement.dataset.badge = String(count));
	});
	await openAt(page, '');
	await expect(page.locator('html')).toHaveAttribute('data-badge', '1');
	await page.getByRole('link', { name: 'Plan of the day' }).click();
	await expect(page.getByRole('region', { name: 'To do' }).getByRole('listitem')).toHaveCount(4);

	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'To calendar' }).click();
	const calendar = await textOf(download);
	expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(4);
	expect(calendar).toContain('SUMMARY:Bring samples\\, and a pen: No Place');
	expect(calendar).toContain('DTSTART:20261122T090000');
	expect(calendar).not.toContain('13800138000');

	await page.getByRole('button', { name: 'Share' }).click();
	await expect(page.getByText('Copied.')).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
		'☐ Far Away · Visit · 09:00 · 9 Far Street'
	);

	await page.getByRole('button', { name: 'Plan route' }).click();
	const route = page.getByRole('region', { name: 'Route' });
	const stops = () => route.getByRole('list').first().locator('b').allTextContents();
	await expect.poll(stops).toEqual(['王芳 Wang Fang', 'Near By', 'Far Away']);
	await expect(route.getByRole('link', { name: 'Navigate to Far Away' })).toHaveAttribute('href', /31\.2,121\.7/);
	await expect(route.getByText('No Place')).toBeVisible();
	await route.getByRole('button', { name: 'Begin where I am' }).click();
	await expect.poll(stops).toEqual(['Far Away', 'Near By', '王芳 Wang Fang']);
});

test('a customer goes out as a card and a code; cards come in as customers, and go again', async ({ page }) => {
	await openAt(page, 'customer/?id=wang');
	await page.getByRole('button', { name: 'Share contact' }).click();
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByRole('img', { name: /QR code .* 王芳/ })).toBeVisible();
	const download = page.waitForEvent('download');
	await sheet.getByRole('button', { name: 'Save as a file' }).click();
	const card = await textOf(download);
	expect(card).toContain('FN:王芳 Wang Fang\r\n');
	expect(card).not.toContain('Prefers mornings');

	await page.goto('customer/?new');
	const other = card.replaceAll('王芳 Wang Fang', 'Li Na').replace('13800138000', '13800138001');
	await page.getByLabel('Add from contacts').setInputFiles({
		name: 'contacts.vcf',
		mimeType: 'text/vcard',
		buffer: Buffer.from(card + other.replace('fang@', 'na@').replace('END:VCARD', 'BDAY:2040-01-01\r\nEND:VCARD'))
	});
	await expect(page.getByText('王芳 Wang Fang is already in the book')).toBeVisible();
	await expect(page.getByText(/^Li Na: Birthday was not kept\./)).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect
		.poll(async () => (await rowsOf(page, 'customers')).filter(({ deleted }) => !deleted).length)
		.toBe(customers.length);
});
