import { expect, test } from 'vitest';
import { shrinkPhoto } from '$lib/files/photo';

/** A JPEG, left half red, right half blue. */
async function jpeg(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d')!;
	context.fillStyle = '#f00';
	context.fillRect(0, 0, width / 2, height);
	context.fillStyle = '#00f';
	context.fillRect(width / 2, 0, width / 2, height);
	return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
}

/** EXIF (TIFF 6.0, big-endian) that says «turn me clockwise», and holds a GPS directory with a latitude's hemisphere. */
function withExif(bytes: Uint8Array<ArrayBuffer>): Blob {
	const tiff = [
		...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
		// Two entries: Orientation (0x0112) = 6, GPS directory (0x8825) at offset 38.
		...[0, 2, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0],
		// GPSLatitudeRef (1) = «N».
		...[0, 1, 0, 1, 0, 2, 0, 0, 0, 2, 0x4e, 0, 0, 0, 0, 0, 0, 0]
	];
	const exif = [...new TextEncoder().encode('Exif\0\0'), ...tiff];
	const length = exif.length + 2;
	const segment = Uint8Array.from([0xff, 0xe1, length >> 8, length & 0xff, ...exif]);
	return new Blob([bytes.slice(0, 2), segment, bytes.slice(2)], { type: 'image/jpeg' });
}

test('a photo is made smaller, turned the right way up, and stripped of all but its pixels', async () => {
	const file = withExif(await jpeg(2400, 1200));
	const photo = await shrinkPhoto(file);
	if (!photo.ok) throw new Error(photo.problem.code);
	const { mime, bytes } = photo.value;
	expect(mime).toBe('image/jpeg');
	expect(new TextDecoder('latin1').decode(bytes)).not.toContain('Exif');
	const picture = await createImageBitmap(new Blob([bytes], { type: mime }));
	expect([picture.width, picture.height]).toEqual([800, 1600]);
	const context = new OffscreenCanvas(800, 1600).getContext('2d')!;
	context.drawImage(picture, 0, 0);
	// What was on the left is on top.
	const [red, , blue] = context.getImageData(400, 100, 1, 1).data;
	expect(red).toBeGreaterThan(200);
	expect(blue).toBeLessThan(50);
});

test('a picture of 20 MB is taken in; one that is broken, or no picture, is refused with the reason', async () => {
	const small = await jpeg(640, 480);
	const large = new Blob([small, new Uint8Array(20_000_000)], { type: 'image/jpeg' });
	expect((await shrinkPhoto(large)).ok).toBe(true);
	for (const file of [
		new Blob([small.slice(0, 100)], { type: 'image/jpeg' }),
		new Blob(['hello'], { type: 'image/png' })
	])
		expect(await shrinkPhoto(file)).toMatchObject({ problem: { code: 'photo-unreadable' } });
	const huge = new Blob([new Uint8Array(50_000_001)]);
	expect(await shrinkPhoto(huge)).toMatchObject({ problem: { code: 'photo-too-large' } });
});
