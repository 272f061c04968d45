import type { Instant } from '../time';

/** How old a copy outside the browser may get, in days and in edits, before Today speaks of it. */
const MOST_DAYS = 3;
const MOST_EDITS = 25;

/**
 * Whether the book should leave the phone again. Never while nothing was done since the last copy.
 *
 * @param since the last verified copy or, where there is none, the first edit
 * @param edits actions after it
 * @param now milliseconds since 1970
 */
export function copyIsDue(since: Instant | undefined, edits: number, now: number): boolean {
	if (since === undefined || edits === 0) return false;
	return edits >= MOST_EDITS || now - Date.parse(since) >= MOST_DAYS * 86_400_000;
}
