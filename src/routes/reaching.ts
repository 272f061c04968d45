import { v7 as uuid } from 'uuid';
import type { Channel } from '$lib/domain/interaction';
import { leavesFor, returnsFrom, type Reach } from '$lib/domain/reach';
import { now } from '$lib/ui/clock.svelte';
import { forgetDrafts, writeDraft } from '$lib/ui/draft';
import { readLocalJson, writeLocal } from '$lib/ui/local-storage';

/** In localStorage, which is written before the phone shows its dialler: this page may be killed behind it. Ids only. */
const KEY = 'satchel.reach';

/**
 * Call at the tap on a `tel:`, `sms:`, `mailto:` or chat link: coming back opens the log for it.
 *
 * @param note what was written, as the draft of that contact's note
 */
export function reachOut(customer: string, channel: Channel, note = ''): void {
	const contact = uuid();
	giveUp();
	write({ contact, customer, channel, at: now() });
	if (note) writeDraft(contact, 'note', note);
}

/** Forgets a reach that nobody came back from, and the note of it. */
function giveUp(): void {
	const reach = read();
	if (reach) forgetDrafts(reach.contact);
	forgetReach();
}

/** What the person has come back from; null where that is nothing. */
export function returnedFrom(): Reach | null {
	const reach = read();
	return reach && returnsFrom(reach, now()) ? reach : null;
}

export const forgetReach = (): void => writeLocal(KEY, null);

/** Calls `open` when the person comes back from a reach, after a kill of the page too; returns the way to stop. */
export function watchReturns(open: () => void): () => void {
	const look = () => {
		const reach = read();
		if (!reach) return;
		if (document.hidden) {
			if (leavesFor(reach, now())) write({ ...reach, left: true });
		} else if (returnsFrom(reach, now())) open();
		else if (!leavesFor(reach, now())) giveUp();
	};
	look();
	document.addEventListener('visibilitychange', look);
	return () => document.removeEventListener('visibilitychange', look);
}

const read = () => readLocalJson(KEY) as Reach | null;
const write = (reach: Reach): void => writeLocal(KEY, JSON.stringify(reach));
