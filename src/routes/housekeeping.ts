import { book } from '$lib/db/open';
import { now } from '$lib/ui/clock.svelte';
import { attempt } from './undoable';

/** Milliseconds after the start when nobody waits for anything any more; Safari cannot tell an idle moment. */
const AFTER_START_MS = 4000;

/** What nobody should wait for: forgets the oldest of the journal. Returns the way to call it off. */
export function keepHouse(): () => void {
	const timer = setTimeout(() => {
		void attempt(async () => (await import('$lib/db/journal')).pruneJournal(book(), now()));
	}, AFTER_START_MS);
	return () => clearTimeout(timer);
}
