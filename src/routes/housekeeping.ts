import { book } from '$lib/db/open';
import { storageProblemOf } from '$lib/db/storage-health';
import { renewLog } from '$lib/db/torn-log';
import { now } from '$lib/ui/clock.svelte';
import { bookWatch } from './book-watch.svelte';
import { tapsLeft } from './log/taps-left';

/** Milliseconds after the start when nobody waits for anything any more; Safari cannot tell an idle moment. */
const AFTER_START_MS = 4000;

/**
 * What nobody should wait for: saves the words that a killed app left behind, forgets the oldest of the journal, keeps
 * the number on the app's icon. Returns the way to call it off.
 */
export function keepHouse(): () => void {
	let stopBadge = () => {};
	const timer = setTimeout(async () => {
		// Nothing is touched in a book that is older than it should be until the person has decided.
		if (bookWatch.standing !== 'whole') return;
		void tidy();
		stopBadge = (await import('./app-badge.svelte')).keepBadge();
	}, AFTER_START_MS);
	return () => {
		clearTimeout(timer);
		stopBadge();
	};
}

/** First of all: writes the taps on Log whose page was left before they were stored, and mends what a kill left behind. */
export async function rescue(): Promise<void> {
	if (tapsLeft().length > 0) await (await import('./log/rescue')).rescueTaps();
	await renewLog();
}

async function tidy(): Promise<void> {
	try {
		await (await import('./log/rescue')).rescueDrafts();
		await (await import('$lib/db/journal')).pruneJournal(book(), now());
	} catch (error) {
		// Raised where it was found, and nobody asked for this.
		if (!storageProblemOf(error)) throw error;
	}
}
