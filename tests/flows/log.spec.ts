import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './app';
import { putIntoBook } from './book';

const NOW = '2026-11-22T10:00:00+01:00';
const customers = [
	{ id: 'wang', name: '王芳', company: '华信旅行', phone: '+8613800138000', lastContactAt: '2026-11-10T09:00:00.000Z' },
	{ id: 'harbour', name: 'Harbour Foods', lastContactAt: '2026-11-01T09:00:00.000Z' }
];
const interactions = [
	{ id: 'i0', customerId: 'wang', channel: 'phone', direction: 'out', startedAt: '2026-11-10T09:00:00.000Z' }
];

async function openLog(page: Page): Promise<void> {
	await page.clock.setFixedTime(NOW);
	await page.goto('log/');
	await putIntoBook(page, { customers, interactions });
	await expect(page.getByRole('button', { name: /王芳/ })).toBeVisible();
}
const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Saved' });
const rating = (page: Page, value: string) =>
	page.getByRole('radiogroup', { name: 'Rating' }).getByRole('radio', { name: value });
const followUp = (page: Page, name: string) =>
	page.getByRole('radiogroup', { name: 'Follow-up' }).getByRole('radio', { name });
const note = (page: Page) => page.getByRole('textbox', { name: 'Note' });

/** The rows of a table that are not in the trash, read below the app. */
const rows = (page: Page, table: string): Promise<Record<string, unknown>[]> =>
	page.evaluate(async (name) => {
		const database = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open('satchel');
			request.onsuccess = () => resolve(request.result);
		});
		const request = database.transaction(name).objectStore(name).getAll();
		await new Promise((resolve) => (request.onsuccess = resolve));
		database.close();
		return request.result.filter((row) => !row.deleted);
	}, table);

test('a call with rating and follow-up takes four taps', async ({ page }) => {
	await openLog(page);
	let taps = 0;
	const tap = async (target: ReturnType<Page['getByRole']>) => {
		taps++;
		await target.click();
	};
	await tap(page.getByRole('button', { name: 'Call' }));
	await tap(page.getByRole('button', { name: /王芳/ }));
	await expect(saved(page)).toBeVisible();
	await expect(page.getByText('Last contact 12 days ago: Call')).toBeVisible();
	await tap(rating(page, '4'));
	await tap(followUp(page, '3 days'));
	expect(taps).toBeLessThanOrEqual(4);

	await expect(page.getByText('Wed 25 Nov')).toBeVisible();
	await page.getByRole('link', { name: 'Done' }).click();
	await expect(page.getByRole('region', { name: 'Next 7 days' }).getByRole('listitem')).toHaveText([
		/王芳.*Wed 25 Nov/s
	]);
	const [contact] = (await rows(page, 'interactions')).filter(({ id }) => id !== 'i0');
	expect(contact).toMatchObject({ customerId: 'wang', channel: 'phone', satisfaction: 4, direction: 'out' });
	expect(await rows(page, 'followUps')).toMatchObject([{ dueOn: '2026-11-25', promisedIn: contact!.id, kind: 'call' }]);
});

test('leaving after two taps loses nothing, in either order', async ({ page, context }) => {
	await openLog(page);
	await page.getByRole('button', { name: 'Visit' }).click();
	await page.getByRole('button', { name: /Harbour/ }).click();
	await expect(saved(page)).toBeVisible();
	await page.close();

	const again = await context.newPage();
	await again.goto('log/?customer=wang');
	await expect(again.getByText('How were you in touch? One tap saves it.')).toBeVisible();
	await again.getByRole('button', { name: 'Email' }).click();
	await expect(saved(again)).toBeVisible();
	const contacts = (await rows(again, 'interactions')).map(({ customerId, channel }) => `${customerId} ${channel}`);
	expect(contacts.sort()).toEqual(['harbour visit', 'wang email', 'wang phone']);
});

/** Keeps the contacts of the book busy, so that nobody else writes one, until told to stop. */
async function holdContacts(page: Page): Promise<() => Promise<void>> {
	await page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open('satchel');
			request.onsuccess = () => resolve(request.result);
		});
		const store = database.transaction('interactions', 'readwrite').objectStore('interactions');
		const scope = window as { held?: boolean };
		scope.held = true;
		await new Promise<void>((resolve) => {
			const ask = () => {
				if (!scope.held) return database.close();
				store.count().onsuccess = ask;
				resolve();
			};
			ask();
		});
	});
	return () => page.evaluate(() => void ((window as { held?: boolean }).held = false));
}

test('a page left before its taps are written loses none of them', async ({ page, context }) => {
	await openLog(page);
	const other = await context.newPage();
	await other.goto('manifest.webmanifest');

	// Left at the tap that saves the contact.
	let release = await holdContacts(other);
	await page.getByRole('button', { name: 'Call' }).click();
	await page.getByRole('button', { name: /王芳/ }).click();
	await page.goto('people/');
	await release();
	await expect.poll(async () => (await rows(page, 'interactions')).length).toBe(2);
	const [contact] = (await rows(page, 'interactions')).filter(({ id }) => id !== 'i0');
	expect(contact).toMatchObject({ customerId: 'wang', channel: 'phone' });

	// Left at two taps that follow.
	await page.goto(`log/?id=${String(contact!.id)}`);
	await expect(saved(page)).toBeVisible();
	release = await holdContacts(other);
	await rating(page, '4').click({ noWaitAfter: true });
	await followUp(page, '3 days').click();
	await page.goto('');
	await release();
	await expect(page.getByRole('region', { name: 'Next 7 days' }).getByRole('listitem')).toHaveText([/王芳/]);
	expect((await rows(page, 'interactions')).find(({ id }) => id === contact!.id)).toMatchObject({ satisfaction: 4 });
	// Written once: a further start finds nothing left to write.
	await page.reload();
	await expect(page.getByRole('region', { name: 'Next 7 days' }).getByRole('listitem')).toHaveText([/王芳/]);
	expect(await rows(page, 'interactions')).toHaveLength(2);
	expect(await rows(page, 'followUps')).toHaveLength(1);
});

test('a customer is searched and found, the rarer channels are one tap further', async ({ page }) => {
	await openLog(page);
	await page.getByRole('searchbox', { name: 'Search customers' }).fill('138 0013');
	await expect(page.getByRole('button', { name: /Harbour/ })).toBeHidden();
	await page.getByRole('button', { name: /王芳/ }).click();
	await page.getByRole('button', { name: 'More channels' }).click();
	await page.getByRole('button', { name: 'SMS' }).click();
	await expect(page.getByRole('button', { name: 'SMS' })).toHaveAttribute('aria-pressed', 'true');
	await expect(saved(page)).toBeVisible();
});

test('a reload or a kill in the middle of a note loses no letter', async ({ page, context }) => {
	await openLog(page);
	await page.getByRole('button', { name: 'Call' }).click();
	await page.getByRole('button', { name: /王芳/ }).click();
	await note(page).pressSequentially('Wants the spring price list');
	await page.reload();
	await expect(note(page)).toHaveValue('Wants the spring price list');
	await note(page).press('End');
	await note(page).pressSequentially(' before Friday');
	// The page is gone before the pause in typing that saves.
	await page.close({ runBeforeUnload: false });

	const again = await context.newPage();
	await again.goto('');
	await expect
		.poll(async () => (await rows(again, 'interactions')).map((contact) => contact.note))
		.toContain('Wants the spring price list before Friday');
	const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith('satchel.draft'));
	await expect.poll(() => again.evaluate(drafts)).toEqual([]);
});

test('back from a call, the log stands ready; it is kept after a kill too, and one tap discards it', async ({
	page,
	context
}) => {
	await openLog(page);
	const turn = (to: Page, hidden: boolean) =>
		to.evaluate((hidden) => {
			Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
			document.dispatchEvent(new Event('visibilitychange'));
		}, hidden);
	/** Taps a link that only a phone can follow. */
	const leave = async (name: string) => {
		await page.goto('customer/?id=wang');
		await page.evaluate(() => document.addEventListener('click', (event) => event.preventDefault()));
		const actions = page.getByRole('group', { name: 'Get in touch' });
		await actions.getByRole('link', { name }).click();
		if (name === 'Message') await page.getByRole('dialog').getByRole('link', { name: 'Open SMS' }).click();
		await turn(page, true);
	};
	await leave('Call');
	await page.clock.setFixedTime('2026-11-22T10:12:00+01:00');
	await turn(page, false);
	await expect(saved(page)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Call' })).toHaveAttribute('aria-pressed', 'true');
	await expect(page.getByText('Contact of 22 Nov, 10:00')).toBeVisible();
	await page.getByRole('button', { name: 'Discard' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '王芳' })).toBeVisible();
	expect(await rows(page, 'interactions')).toHaveLength(1);

	await leave('Message');
	await page.close({ runBeforeUnload: false });
	const again = await context.newPage();
	await again.clock.setFixedTime('2026-11-22T10:20:00+01:00');
	await again.goto('');
	await expect(again.getByRole('button', { name: 'SMS' })).toHaveAttribute('aria-pressed', 'true');
	await again.goto('');
	await expect(again.getByRole('heading', { level: 1, name: /22 Nov/ })).toBeVisible();
	expect(await rows(again, 'interactions')).toHaveLength(2);
});

test('they got in touch: times in order, open until resolved; a visit is timed over a reload, its place noted on a tap', async ({
	page,
	context
}) => {
	await openLog(page);
	await page.goto('log/?id=i0');
	const contact = async () => (await rows(page, 'interactions')).find(({ id }) => id === 'i0');
	await page.getByRole('button', { name: 'Email' }).click();
	await page.getByRole('radio', { name: 'They contacted us' }).check();
	await expect.poll(contact).toMatchObject({ direction: 'in', status: 'open', receivedAt: '2026-11-10T09:00:00.000Z' });
	const answered = page.getByLabel('Answered at');
	await answered.fill('2026-11-10T09:30');
	await expect(page.getByRole('alert')).toHaveText(/out of order/);
	await page.reload();
	await expect(answered).toHaveValue('2026-11-10T09:30');
	await answered.fill('2026-11-10T11:15');
	await expect.poll(contact).toMatchObject({ respondedAt: '2026-11-10T10:15:00.000Z', status: 'open' });
	await expectAccessible(page);
	await page.goto('customer/?id=wang');
	await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Still open');

	await page.goto('log/?customer=wang');
	await page.getByRole('button', { name: 'Visit' }).click();
	await page.getByRole('button', { name: 'Start visit' }).click();
	await expect(page.getByRole('button', { name: 'Stop visit' })).toBeVisible();
	await page.reload();
	await page.clock.setFixedTime('2026-11-22T10:35:00+01:00');
	await page.getByRole('button', { name: 'Stop visit' }).click();
	await expect(page.getByLabel('Minutes')).toHaveValue('35');
	await page.getByRole('button', { name: 'Note the place' }).click();
	await expect(page.getByRole('alert')).toHaveText(/may not tell/);
	await context.grantPermissions(['geolocation']);
	await context.setGeolocation({ latitude: 31.2304161, longitude: 121.4737012 });
	await page.getByRole('button', { name: 'Note the place' }).click();
	await expect(page.getByRole('link', { name: 'Show the place' })).toBeVisible();
	const visit = (await rows(page, 'interactions')).find(({ channel }) => channel === 'visit');
	expect(visit).toMatchObject({ minutes: 35, place: { lat: 31.23042, lng: 121.4737 } });
});

test('a note survives a change of language and a way through the app', async ({ page }) => {
	await openLog(page);
	await page.getByRole('button', { name: 'Call' }).click();
	await page.getByRole('button', { name: /王芳/ }).click();
	await note(page).pressSequentially('Two words');
	await page.getByRole('link', { name: 'More' }).click();
	await page.getByRole('link', { name: /^Settings/ }).click();
	await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
	await page.goBack();
	await page.goBack();
	await expect(page.getByRole('textbox', { name: '备注' })).toHaveValue('Two words');
	await expectAccessible(page);
});

test('a promise is changed and taken back', async ({ page }) => {
	await openLog(page);
	await page.getByRole('button', { name: 'Call' }).click();
	await page.getByRole('button', { name: /王芳/ }).click();
	await followUp(page, 'Tomorrow').click();
	await expect(page.getByText('Mon 23 Nov')).toBeVisible();
	await followUp(page, '1 week').click();
	await expect(page.getByText('Sun 29 Nov')).toBeVisible();
	expect(await rows(page, 'followUps')).toHaveLength(1);
	await followUp(page, 'None').click();
	await expect(page.getByText('Sun 29 Nov')).toBeHidden();
	expect(await rows(page, 'followUps')).toEqual([]);
});

test('a mistaken tap is undone; the wrong customer is changed, and back', async ({ page }) => {
	await openLog(page);
	await page.getByRole('button', { name: 'Social' }).click();
	await page.getByRole('button', { name: /Harbour/ }).click();
	await rating(page, '2').click();
	await expect(page.getByRole('button', { name: 'Clear: Rating' })).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('searchbox', { name: 'Search customers' })).toBeVisible();
	await expect(page).toHaveURL(/log\/$/);
	expect(await rows(page, 'interactions')).toHaveLength(1);

	await page.getByRole('button', { name: 'Visit' }).click();
	await page.getByRole('button', { name: /Harbour/ }).click();
	await page.getByRole('button', { name: 'change' }).click();
	await page.getByRole('button', { name: /王芳/ }).click();
	await expect(page.getByText('Moved to 王芳.')).toBeVisible();
	const owner = async () => (await rows(page, 'interactions')).find(({ channel }) => channel === 'visit')!.customerId;
	expect(await owner()).toBe('wang');
	await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
	await expect.poll(owner).toBe('harbour');
});

test('outcomes belong to the channel; a saved contact opens again by its address', async ({ page }) => {
	await openLog(page);
	await page.goto('log/?id=i0');
	const outcome = page.getByRole('radiogroup', { name: 'Outcome' });
	await outcome.getByRole('radio', { name: 'Left message' }).check();
	await page.getByRole('button', { name: 'Visit' }).click();
	await expect(outcome.getByRole('radio')).toHaveCount(3);
	await expect(outcome.getByRole('radio', { checked: true })).toHaveCount(0);
	await outcome.getByRole('radio', { name: 'Met' }).check();
	await expect.poll(async () => (await rows(page, 'interactions'))[0]!.outcome).toBe('met');

	// What they need: written once, a tap from then on.
	const needs = page.getByRole('textbox', { name: 'Needs' });
	const common = page.getByRole('group', { name: 'Often needed' });
	await needs.fill('Price list, samples');
	await needs.blur();
	await expect(saved(page)).toBeVisible();
	await page.reload();
	await common.getByRole('button', { name: 'Price list', pressed: true }).click();
	await expect(needs).toHaveValue('samples');
	await common.getByRole('button', { name: 'Price list', pressed: false }).click();
	await expect.poll(async () => (await rows(page, 'interactions'))[0]!.needs).toBe('samples, Price list');
	await expectAccessible(page);
	await page.goto('log/?id=gone');
	await expect(page.getByText('This contact is not in the book.')).toBeVisible();
});

test('a contact logged by mistake long ago is deleted, and comes back by undo', async ({ page }) => {
	await openLog(page);
	await page.goto('log/?id=i0');
	await page.getByRole('button', { name: 'Delete this contact' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '王芳' })).toBeVisible();
	await expect(page.getByText('Contact with 王芳 deleted.')).toBeVisible();
	expect(await rows(page, 'interactions')).toEqual([]);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => rows(page, 'interactions')).toHaveLength(1);
});
