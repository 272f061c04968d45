import type { Stamped } from './record';
import type { Instant } from './time';

/** A photo, voice memo or file; `ownerId` is a customer or an interaction. */
export interface Attachment extends Stamped {
	ownerId: string;
	mime: string;
	bytes: Uint8Array;
	/** When it was taken in. */
	at?: Instant;
	/** How long a voice memo is. */
	seconds?: number;
}

export const isPhoto = ({ mime }: Pick<Attachment, 'mime'>): boolean => mime.startsWith('image/');
export const isMemo = ({ mime }: Pick<Attachment, 'mime'>): boolean => mime.startsWith('audio/');

/** Pixels of a photo's longer side: enough to read a page of print. */
export const LONGEST_SIDE = 1600;
/** Largest picture that is taken in, in bytes. */
export const LARGEST_PICTURE = 50_000_000;
/** Longest voice memo, in seconds. */
export const LONGEST_MEMO = 300;

/** Width and height of a picture made smaller, never larger, in whole pixels, each 1 at least. */
export function fitWithin(width: number, height: number, longest: number): { width: number; height: number } {
	const scale = Math.min(1, longest / Math.max(width, height));
	const scaled = (side: number) => Math.max(1, Math.round(side * scale));
	return { width: scaled(width), height: scaled(height) };
}

/** Bytes that photos and memos leave free: a book that cannot be written any more is worse than a photo not taken in. */
const KEPT_FREE = 20_000_000;
/** Bytes left below which a person is told. */
const RUNNING_LOW = 200_000_000;

/** Whether so many more bytes can be kept. @param free bytes; undefined where the browser does not say */
export function roomFor(bytes: number, free: number | undefined): 'enough' | 'low' | 'none' {
	if (free === undefined) return 'enough';
	const left = free - bytes;
	return left < KEPT_FREE ? 'none' : left < RUNNING_LOW ? 'low' : 'enough';
}
