import type { SatchelDatabase } from './schema';

/**
 * Takes the whole book off this device: the canary, drafts and choices in localStorage, the database. No tombstone
 * stays, so that a backup restored afterwards is taken whole. The app's own code stays cached: it says nothing of
 * anybody, and offline the app could not start again without it. Load the app afresh afterwards; nothing it still
 * holds in memory is true.
 *
 * @throws when the database cannot be dropped
 */
export async function eraseEverything(db: SatchelDatabase): Promise<void> {
	// The canary first: it would call an empty database a loss.
	forgetTexts();
	await db.delete();
	// A commit a moment ago may have had it written once more.
	forgetTexts();
}

/** The app's own only: on a shared host, other apps keep theirs under the same origin. */
function forgetTexts(): void {
	for (const key of Object.keys(localStorage)) if (key.startsWith('satchel.')) localStorage.removeItem(key);
}
