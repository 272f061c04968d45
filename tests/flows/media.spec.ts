import { chromiumFlags, findChromium } from '../../.config/chromium.mjs';
import { expect, expectAccessible, test } from './app';
import { putIntoBook, rowsOf } from './book';

// A microphone that hums, and a person who always allows it.
const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
test.use({ launchOptions: { executablePath: findChromium() ?? undefined, args: [...chromiumFlags, ...microphone] } });

const customers = [{ id: 'wang', name: '王芳' }];
const interactions = [
	{ id: 'i0', customerId: 'wang', channel: 'visit', direction: 'out', startedAt: '2026-11-10T09:00:00.000Z' }
];

test('photos and a voice memo are kept with a contact, seen in the timeline, removed and brought back', async ({
	page
}) => {
	await page.goto('log/');
	await putIntoBook(page, { customers, interactions });
	await page.goto('log/?id=i0');
	const kept = async () => (await rowsOf(page, 'attachments')).filter(({ deleted }) => !deleted);
	const section = page.getByRole('region', { name: 'Photos and voice memos' });

	const photo = await page.evaluate(async () => {
		const canvas = new OffscreenCanvas(3000, 2000);
		canvas.getContext('2d')!.fillRect(0, 0, 1000, 1000);
		const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
		return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
	});
	const picture = { name: 'shelf.png', mimeType: 'image/png', buffer: Buffer.from(photo, 'base64') };
	const broken = { name: 'broken.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') };
	await section.getByLabel('Add photos').setInputFiles([picture, broken]);
	await expect(section.getByRole('alert')).toHaveText(/cannot read the picture/);
	await section.getByLabel('Take a photo').setInputFiles(picture);
	await expect(section.getByRole('button', { name: /^Photo, / })).toHaveCount(2);
	expect(await kept()).toMatchObject([{ ownerId: 'i0', mime: 'image/jpeg' }, { ownerId: 'i0' }]);

	// Denied once, then allowed.
	await page.evaluate(() => {
		const own = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
		navigator.mediaDevices.getUserMedia = () => {
			navigator.mediaDevices.getUserMedia = own;
			return Promise.reject(new DOMException('', 'NotAllowedError'));
		};
	});
	await section.getByRole('button', { name: 'Record a memo' }).click();
	await expect(section.getByRole('alert')).toHaveText(/may not use the microphone/);
	await section.getByRole('button', { name: 'Record a memo' }).click();
	await expect(section.getByRole('timer')).toHaveText(/0:0[1-9] of 5:00/);
	await expectAccessible(page);
	// The first part is in the store while the second is spoken: a page killed now keeps it.
	await expect.poll(async () => (await kept()).length).toBe(3);
	await section.getByRole('button', { name: 'Stop recording' }).click();
	const play = section.getByRole('button', { name: /^Play the voice memo/ });
	await expect(play).toHaveText(/0:0[3-9]/);
	await play.click();
	await expect(section.getByRole('button', { name: /^Pause the voice memo/ })).toBeVisible();
	await expect(play).toBeVisible();

	await page.goto('customer/?id=wang');
	const timeline = page.getByRole('region', { name: 'Timeline' });
	await expect(timeline.getByRole('button', { name: /^Play the voice memo/ })).toBeVisible();
	await timeline
		.getByRole('button', { name: /^Photo, / })
		.first()
		.click();
	await expect(page.getByRole('dialog').getByRole('img')).toHaveJSProperty('naturalWidth', 1600);
	await expectAccessible(page);
	await page.keyboard.press('Escape');

	await page.goto('log/?id=i0');
	await section
		.getByRole('button', { name: /^Photo, / })
		.first()
		.click();
	await page.getByRole('button', { name: 'Remove this photo' }).click();
	await expect(section.getByRole('button', { name: /^Photo, / })).toHaveCount(1);
	await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
	await expect(section.getByRole('button', { name: /^Photo, / })).toHaveCount(2);
});
