import type { DeviceId, Seen } from '../domain/stamp';
import type { SatchelDatabase } from './schema';

/** Eight random base-36 characters: the last part of every stamp this device makes. */
export function newDeviceId(): DeviceId {
	const bytes = crypto.getRandomValues(new Uint8Array(8));
	return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

/** This device's id, made on first use; runs inside the writing transaction. */
export async function deviceIdInTransaction(db: SatchelDatabase): Promise<DeviceId> {
	const stored = await db.settings.get('device');
	if (stored) return stored.value as DeviceId;
	const id = newDeviceId();
	await db.settings.put({ key: 'device', value: id });
	return id;
}

/** The greatest stamp met of each device. */
export const readSeen = async (db: SatchelDatabase): Promise<Seen> =>
	Object.fromEntries((await db.seen.toArray()).map(({ device, stamp }) => [device, stamp]));

export async function putSeen(db: SatchelDatabase, seen: Seen): Promise<void> {
	await db.seen.bulkPut(Object.entries(seen).map(([device, stamp]) => ({ device, stamp })));
}
