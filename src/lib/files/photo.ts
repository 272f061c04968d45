import { fitWithin, LARGEST_PICTURE, LONGEST_SIDE } from '../domain/attachment';
import { failed, ok, type Result } from '../domain/problem';

export interface Photo {
	mime: string;
	bytes: Uint8Array<ArrayBuffer>;
}

const QUALITY = 0.8;

/**
 * A picture as the book keeps it: a JPEG of {@link LONGEST_SIDE}, the right way up. It is drawn anew, so nothing of the
 * file but its pixels comes along: no place, no camera, no time. Fails with `photo-too-large`, `photo-unreadable` or
 * `photo-unsupported`.
 */
export async function shrinkPhoto(file: Blob): Promise<Result<Photo>> {
	if (file.size > LARGEST_PICTURE) return failed('photo-too-large', { size: file.size, limit: LARGEST_PICTURE });
	if (typeof OffscreenCanvas === 'undefined') return failed('photo-unsupported');
	let picture: ImageBitmap;
	try {
		// Turned as its EXIF says, which is what browsers do unless told otherwise.
		picture = await createImageBitmap(file);
	} catch {
		return failed('photo-unreadable');
	}
	try {
		const { width, height } = fitWithin(picture.width, picture.height, LONGEST_SIDE);
		const canvas = new OffscreenCanvas(width, height);
		const context = canvas.getContext('2d');
		if (!context) return failed('photo-unsupported');
		// What a picture lets through is white, as on paper.
		context.fillStyle = '#fff';
		context.fillRect(0, 0, width, height);
		context.imageSmoothingQuality = 'high';
		context.drawImage(picture, 0, 0, width, height);
		const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
		return ok({ mime: blob.type, bytes: new Uint8Array(await blob.arrayBuffer()) });
	} catch {
		// A phone short of memory gives up here.
		return failed('photo-too-large');
	} finally {
		picture.close();
	}
}
