import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { chromiumFlags, findChromium, findHeadlessShell } from '../../.config/chromium.mjs';
import { expect, readyForOffline, test } from './app';
import { putIntoBook, rowsOf } from './book';

/** A Monday morning; each contact is a minute later than the one before. */
const MORNING = Date.parse('2026-11-23T09:00:00+01:00');
const minutesLater = (minutes: number) => MORNING + minutes * 60_000;
const CHANNELS = ['Call', 'Message', 'Email', 'Visit', 'Social'];
const NAMES = [
	'Ann Ash',
	'Bo Birch',
	'Cleo Cedar',
	'Dan Dogwood',
	'Eve Elder',
	'Finn Fir',
	'王芳',
	'李娜',
	'陈伟',
	'赵敏'
];
const customers = NAMES.map((name, at) => ({ id: `customer-${at}`, name }));
const due = (id: string, at: number, dueOn: string) => ({
	id,
	customerId: `customer-${at}`,
	dueOn,
	openDueOn: dueOn,
	title: `Promise ${id}`
});
const followUps = [due('a', 0, '2026-11-19'), due('b', 1, '2026-11-20'), due('c', 2, '2026-11-23')];

/** The phone: what is in its profile outlives the browser. */
async function turnOn(
	profile: string,
	baseURL: string,
	minutes: number
): Promise<{ phone: BrowserContext; page: Page }> {
	const phone = await chromium.launchPersistentContext(profile, {
		executablePath: findHeadlessShell() ?? findChromium() ?? undefined,
		args: chromiumFlags,
		baseURL,
		viewport: { width: 390, height: 844 },
		hasTouch: true,
		isMobile: true,
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin'
	});
	const page = phone.pages()[0]!;
	await page.clock.setFixedTime(minutesLater(minutes));
	return { phone, page };
}

/** Logs the contact of that number of the day, some with a rating, a promise or a note. */
async function log(page: Page, number: number): Promise<void> {
	const name = NAMES[number % NAMES.length]!;
	await page.clock.setFixedTime(minutesLater(number));
	await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Log' }).click();
	await page.getByRole('button', { name: CHANNELS[number % CHANNELS.length], exact: true }).click();
	await page.getByRole('searchbox', { name: 'Search customers' }).fill(name);
	await page
		.getByRole('main')
		.getByRole('button', { name: new RegExp(name) })
		.click();
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	if (number % 3 === 0) await page.getByRole('radio', { name: '4' }).click();
	if (number % 5 === 0) await page.getByRole('radio', { name: 'Tomorrow' }).click();
	if (number % 7 === 0) await page.getByRole('textbox', { name: 'Note' }).fill(`Note ${number}`);
	await page.getByRole('link', { name: 'Done' }).click();
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Log a contact');
}

/** What stands in the book, past the app and without the trash. */
async function standing(page: Page) {
	const isThere = ({ deleted }: Record<string, unknown>) => !deleted;
	const contacts = (await rowsOf(page, 'interactions')).filter(isThere);
	const promises = (await rowsOf(page, 'followUps')).filter(isThere);
	return {
		contacts: contacts.length,
		channels: new Set(contacts.map(({ channel }) => channel)).size,
		rated: contacts.filter(({ satisfaction }) => satisfaction === 4).length,
		notes: contacts.flatMap(({ note }) => (note === undefined ? [] : [note])).sort(),
		open: promises.filter(({ doneAt }) => !doneAt).length,
		done: promises.filter(({ doneAt }) => doneAt).map(({ id }) => id)
	};
}

test('a working day: twenty contacts, promises kept, moved and taken back, a restart, and the host dead at noon', async ({
	site
}) => {
	const profile = await mkdtemp(join(tmpdir(), 'satchel-day-'));
	const on = (minutes: number) => turnOn(profile, site.url, minutes);
	let { phone, page } = await on(0);
	const rows = (section: string) => page.getByRole('region', { name: section }).getByRole('listitem');
	try {
		await page.goto('');
		await readyForOffline(page);
		await putIntoBook(page, { customers, followUps });
		await test.step('in the morning what is due is done, taken back, done after all, and put off', async () => {
			await expect(rows('Overdue')).toHaveCount(2);
			const done = page.getByRole('button', { name: /^Done: .*Ann Ash/ });
			await done.click();
			await expect(rows('Overdue')).toHaveCount(1);
			await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
			await expect(rows('Overdue')).toHaveCount(2);
			await done.click();
			await expect(rows('Overdue')).toHaveCount(1);
			await page.getByRole('button', { name: /^Later: .*Bo Birch/ }).click();
			await page.getByRole('dialog').getByRole('button', { name: 'Tomorrow' }).click();
			await expect(page.getByRole('region', { name: 'Overdue' })).toHaveCount(0);
		});
		await test.step('ten contacts on five channels', async () => {
			for (let number = 0; number < 10; number++) await log(page, number);
		});
		await test.step('all of it is there after the phone was turned off and on', async () => {
			await phone.close();
			({ phone, page } = await on(10));
			await page.goto('');
			await expect(rows('Today')).toHaveCount(1);
			expect(await standing(page)).toMatchObject({ contacts: 10, channels: 5, rated: 4, open: 4, done: ['a'] });
		});
		await test.step('ten more without a host, one of them taken back and logged again', async () => {
			await site.stop();
			for (let number = 10; number < 20; number++) await log(page, number);
			await page.getByRole('link', { name: 'More' }).click();
			await page.getByRole('link', { name: /^History/ }).click();
			await page
				.getByRole('button', { name: /^Undo: / })
				.first()
				.click();
			await expect(page.getByRole('status').getByText('Undone.')).toBeVisible();
			expect((await standing(page)).contacts).toBe(19);
			await log(page, 19);
		});
		await test.step('in the evening every contact and promise stands, after one more restart', async () => {
			await page.getByRole('link', { name: 'Today' }).click();
			await page.getByRole('button', { name: /^Done: .*Cleo Cedar/ }).click();
			await expect(page.getByRole('region', { name: 'Today' })).toHaveCount(0);
			await phone.close();
			({ phone, page } = await on(20));
			await page.goto('');
			// One put off in the morning, and four promised in contacts.
			await expect(rows('Next 7 days')).toHaveCount(5);
			expect(await standing(page)).toEqual({
				contacts: 20,
				channels: 5,
				rated: 7,
				notes: ['Note 0', 'Note 14', 'Note 7'],
				open: 5,
				done: ['a', 'c']
			});
			await page.goto('people/');
			await page.getByRole('link', { name: '赵敏' }).click();
			const timeline = page.getByRole('region', { name: 'Timeline' });
			await expect(timeline.getByRole('listitem').filter({ hasText: /Social/ })).toHaveCount(2);
		});
	} finally {
		await phone.close();
		await rm(profile, { recursive: true, force: true });
	}
});
