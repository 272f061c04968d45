import type { DeviceId, Seen } from '../stamp';
import type { Instant } from '../time';

/** What the file says of itself; a higher minor version only adds, a higher major one is not understood. */
export const FORMAT = 'satchel-backup';
export const MAJOR = 1;
export const VERSION = `${MAJOR}.0`;

/** Everything in a backup but its rows and checksum. */
export interface BackupHeader {
	version: string;
	exportedAt: Instant;
	/** The phone it was made on; the name is the rep's, empty while none is set. */
	device: { id: DeviceId; name: string };
	/** Rows by table. */
	counts: Readonly<Record<string, number>>;
	/** Missing in an export of a part of a book. */
	seen?: Seen;
}

export const checksumText = (digest: Uint8Array): string =>
	`sha-256:${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** `satchel-2026-11-22.json`: the day it was made on, in the phone's time zone. */
export const backupName = (day: string): string => `satchel-${day}.json`;
