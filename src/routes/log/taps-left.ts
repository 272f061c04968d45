import type { Channel, Outcome, Rating } from '$lib/domain/interaction';
import type { PlainDay } from '$lib/domain/time';

/** What one tap on Log writes: enough to write it once more. */
export type Tap = { contact: string } & (
	| { what: 'contact'; customerId: string; channel: Channel; /** Milliseconds since 1970. */ at: number }
	| { what: 'outcome'; value?: Outcome }
	| { what: 'satisfaction'; value?: Rating }
	| { what: 'follow-up'; dueOn: PlainDay | null }
);

/** In localStorage, which is written at once, even by a page that goes. Ids and choices only. */
const KEY = 'satchel.taps';

/** The taps that pages left behind unwritten, the first made first. */
export function tapsLeft(): Tap[] {
	try {
		return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Tap[];
	} catch {
		return [];
	}
}

/** Keeps taps behind those that are kept already. */
export function keepTaps(taps: Tap[]): void {
	if (taps.length > 0) put([...tapsLeft(), ...taps]);
}

/** Forgets the first of the taps left. */
export function forgetFirstTap(): void {
	put(tapsLeft().slice(1));
}

function put(taps: Tap[]): void {
	try {
		if (taps.length === 0) localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, JSON.stringify(taps));
	} catch {
		// Blocked or full: the tap is made again by hand.
	}
}
