import type { Instant } from './time';

/** Minutes east of UTC at a moment (milliseconds since 1970): a time zone, with its summer time. */
export type OffsetAt = (at: number) => number;

const MINUTE = 60_000;
const DAY = 86_400_000;
/** As `<input type="datetime-local">` writes it; seconds, where there are some, are passed over. */
const LOCAL = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2}(\.\d+)?)?$/;

/** `2026-11-22T14:05`: what the clock on the wall showed at an instant. */
export function localText(at: Instant, offsetAt: OffsetAt): string {
	const time = Date.parse(at);
	return new Date(time + offsetAt(time) * MINUTE).toISOString().slice(0, 16);
}

/**
 * The instant at which the clock on the wall showed `2026-11-22T14:05`; null where the text is no such time. An hour that
 * a clock put back shows twice is its first, and one that it skips is counted on from before (Temporal's «compatible»).
 */
export function instantOf(local: string, offsetAt: OffsetAt): Instant | null {
	const text = LOCAL.exec(local)?.[1];
	const wall = Date.parse(`${text}:00Z`);
	// JavaScript reads 30 February as 2 March.
	if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 16) !== text) return null;
	// A zone changes at most once in two days.
	const [before, after] = [offsetAt(wall - DAY), offsetAt(wall + DAY)];
	const times = [before, after].map((offset) => wall - offset * MINUTE);
	const shown = times.filter((time) => time + offsetAt(time) * MINUTE === wall);
	return new Date(shown.length ? Math.min(...shown) : times[0]!).toISOString();
}
