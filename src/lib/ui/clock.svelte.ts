import { dayOf, type Instant, type PlainDay } from '../domain/time';

/** Milliseconds since 1970, for the moment of a write. */
export const now = (): number => Date.now();

/** Minutes east of UTC where the phone is, at a moment (milliseconds since 1970). */
export const offsetAt = (at: number): number => -new Date(at).getTimezoneOffset();

/** The calendar day of an instant where the phone is. */
export const dayHere = (at: Instant): PlainDay => dayOf(at, offsetAt(Date.parse(at)));

/** The calendar day where the phone is now. */
export const today = (at = Date.now()): PlainDay => dayHere(new Date(at).toISOString());

class Clock {
	/** Milliseconds since 1970, moving once a minute and when the app comes back to the front. */
	now = $state(Date.now());
	/** The day on the phone's calendar; lists that depend on it change at midnight. */
	today = $derived(today(this.now));

	constructor() {
		if (typeof document === 'undefined') return;
		setInterval(() => (this.now = Date.now()), 60_000);
		document.addEventListener('visibilitychange', () => (this.now = Date.now()));
	}
}

/** The one clock components read, so that what they show moves with it. */
export const clock = new Clock();
