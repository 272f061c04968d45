/**
 * Hybrid logical clock (Kulkarni et al. 2014), packed so that it sorts as text:
 *
 *     mfx3k2p1a 00f 7c01b2e9
 *     ms, base 36 (9) · counter, base 36 (3) · device (8)
 */
export type Stamp = string;
/** Eight lower-case base-36 characters, new on every install and every restore. */
export type DeviceId = string;

const COUNTER_SIZE = 36 ** 3;

const pack = (ms: number, counter: number, device: DeviceId): Stamp =>
	ms.toString(36).padStart(9, '0') + counter.toString(36).padStart(3, '0') + device;

/** Milliseconds since 1970 in the stamp's clock part. */
export const stampTime = (stamp: Stamp): number => parseInt(stamp.slice(0, 9), 36);

/** The device that made the stamp. */
const stampDevice = (stamp: Stamp): DeviceId => stamp.slice(12);

export const isStamp = (value: unknown): value is Stamp => typeof value === 'string' && /^[0-9a-z]{20}$/.test(value);

/** The later of two stamps. */
export const laterStamp = (a: Stamp, b: Stamp): Stamp => (a > b ? a : b);

/**
 * The stamp of a new write: `max(now, lastOwn + 1, overwritten + 1)`. It is later than anything this device wrote and
 * than anything the write replaces, however far ahead another phone's clock ran; that other clock is never adopted
 * for writes that do not touch its values.
 *
 * @param now milliseconds since 1970 @param lastOwn the device's own latest stamp, or '' @param overwritten the
 * greatest stamp of the registers about to be replaced, or ''
 */
export function nextStamp(now: number, device: DeviceId, lastOwn: Stamp, overwritten: Stamp): Stamp {
	const previous = lastOwn.slice(0, 12) > overwritten.slice(0, 12) ? lastOwn : overwritten;
	if (previous === '' || now > stampTime(previous)) return pack(now, 0, device);
	const counter = parseInt(previous.slice(9, 12), 36) + 1;
	return counter < COUNTER_SIZE ? pack(stampTime(previous), counter, device) : pack(stampTime(previous) + 1, 0, device);
}

/** Greatest stamp met from each device: a version vector. */
export type Seen = Readonly<Record<DeviceId, Stamp>>;

/** Whether a replica that has seen this much has met the stamp. */
export const hasSeen = (seen: Seen, stamp: Stamp): boolean => (seen[stampDevice(stamp)] ?? '') >= stamp;
