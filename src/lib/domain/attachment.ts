import type { Stamped } from './record';

/** A photo, voice memo or file; `ownerId` is a customer or an interaction. */
export interface Attachment extends Stamped {
	ownerId: string;
	mime: string;
	bytes: Uint8Array;
}
