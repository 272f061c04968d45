import { book } from '$lib/db/open';
import { editContact, readContact } from '$lib/db/interactions';
import { now } from '$lib/ui/clock.svelte';
import { attempt } from '../undoable';

/**
 * The note being typed, written to localStorage at every letter: the store may not finish a write when the phone kills
 * the app, localStorage does. It goes as soon as the store has the note.
 */
export interface NoteDraft {
	contact: string;
	text: string;
}
const KEY = 'satchel.note';

export function keepDraft(draft: NoteDraft): void {
	try {
		localStorage.setItem(KEY, JSON.stringify(draft));
	} catch {
		// Blocked or full: the note is saved a moment later all the same.
	}
}

/** The draft left behind, of this contact or of any. */
export function readDraft(contact?: string): NoteDraft | null {
	try {
		const draft = JSON.parse(localStorage.getItem(KEY) ?? 'null') as NoteDraft | null;
		return draft && (contact === undefined || draft.contact === contact) ? draft : null;
	} catch {
		return null;
	}
}

export function forgetDraft(): void {
	try {
		localStorage.removeItem(KEY);
	} catch {
		// Blocked: there is none.
	}
}

/** Puts a draft that a killed app left behind into its contact. */
export async function rescueDraft(): Promise<void> {
	const draft = readDraft();
	if (!draft) return;
	const found = await readContact(book(), draft.contact);
	const text = draft.text.trim() || undefined;
	if (found && found.contact.note !== text) {
		const saved = await attempt(() => editContact(book(), draft.contact, 'note', text, { now: now() }));
		if (!saved) return;
	}
	if (readDraft(draft.contact)?.text === draft.text) forgetDraft();
}
