import { book } from '$lib/db/open';
import { editContact } from '$lib/db/interactions';
import { now } from '$lib/ui/clock.svelte';
import { allDrafts, readDraft, writeDraft } from '$lib/ui/draft';
import { attempt } from '../undoable';

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
