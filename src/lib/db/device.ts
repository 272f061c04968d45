import type { DeviceId, Seen, Stamp } from '../domain/stamp';
import type { SatchelDatabase } from './schema';

/** Eight random base-36 characters: the last part of every stamp this device makes. */
export function newDeviceId(): DeviceId {
	const bytes = crypto.getRandomValues(new Uint8Array(8));
	return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

export interface Device {
	device: DeviceId;
	/** The last stamp it gave; '' before the first. */
	lastOwn: Stamp;
}

/**
 * This device's id, made on first use, and its last stamp; runs inside the writing
 * transaction. Asks for all that is seen, a row for each phone, rather than wait for the id before it can ask for one.
 */
export async function deviceInTransaction(db: SatchelDatabase): Promise<Device> {
	const [stored, seen] = await Promise.all([db.settings.get('device'), db.seen.toArray()]);
	const device = (stored?.value as DeviceId | undefined) ?? newDeviceId();
	if (!stored) await db.settings.put({ key: 'device', value: device });
	return { device, lastOwn: seen.find((each) => each.device === device)?.stamp ?? '' };
}

/** The greatest stamp met of each device. */
export const readSeen = async (db: SatchelDatabase): Promise<Seen> =>
	Object.fromEntries((await db.seen.toArray()).map(({ device, stamp }) => [device, stamp]));

export async function putSeen(db: SatchelDatabase, seen: Seen): Promise<void> {
	await db.seen.bulkPut(Object.entries(seen).map(([device, stamp]) => ({ device, stamp })));
}
