import { book } from '$lib/db/open';
import { editContact } from '$lib/db/interactions';
import { now } from '$lib/ui/clock.svelte';
import { allDrafts, readDraft, writeDraft } from '$lib/ui/draft';
import { attempt } from '../undoable';
import { write } from './taps';
import { forgetFirstTap, tapsLeft } from './taps-left';

/**
 * Writes the taps that pages left behind, in their order; what a tap had stored after all is left as it is. What storage
 * refuses now stays for the next start.
 */
export async function rescueTaps(): Promise<void> {
	// Two tabs that start together would write the same contact twice.
	await navigator.locks.request('satchel.taps', rescueInTurn);
}

async function rescueInTurn(): Promise<void> {
	// The entry of History that saved a contact goes on with its other taps.
	const entries = new Map<string, string>();
	for (const tap of tapsLeft()) {
		const { contact } = tap;
		const stored = await book().interactions.get(contact);
		const isMissing = tap.what === 'contact' ? !stored : stored && !stored.deleted;
		if (isMissing) {
			const continues = entries.get(contact);
			const written = await attempt(async () => ({ receipt: await write(tap, { now: now(), continues }) }));
			if (!written) return;
			if (written.receipt) entries.set(contact, written.receipt.action);
		}
		forgetFirstTap();
	}
}

/** What is typed of a contact and can be stored as it is; half-entered times wait until their contact is opened again. */
const WORDS = new Set(['note', 'needs'] as const);
type Word = typeof WORDS extends Set<infer W> ? W : never;

/** Puts the words that a killed app left behind into their contacts. */
export async function rescueDrafts(): Promise<void> {
	for (const { record, field, text } of allDrafts()) {
		if (!WORDS.has(field as Word)) continue;
		const contact = await book().interactions.get(record);
		// A customer's own words wait for their page.
		if (!contact) continue;
		const words = text.trim() || undefined;
		if (!contact.deleted && contact[field as Word] !== words) {
			const saved = await attempt(() => editContact(book(), record, field as Word, words, { now: now() }));
			if (!saved) return;
		}
		if (readDraft(record, field) === text) writeDraft(record, field, undefined);
	}
}
