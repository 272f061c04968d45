import type { SatchelDatabase } from './schema';

/**
 * Takes the whole book off this device: the canary, drafts and choices in localStorage, the database, cached files. No
 * tombstone stays, so that a backup restored afterwards is taken whole. The app's own code stays cached: it says nothing
 * of anybody, and offline the app could not start again without it. Load the app afresh afterwards; nothing it still
 * holds in memory is true.
 *
 * @throws when the database cannot be dropped
 */
export async function eraseEverything(db: SatchelDatabase): Promise<void> {
	// The canary first: it would call an empty database a loss.
	localStorage.clear();
	await db.delete();
	// A commit a moment ago may have had it written once more.
	localStorage.clear();
	if (typeof caches === 'undefined') return;
	for (const name of await caches.keys()) if (!name.includes('precache')) await caches.delete(name);
}
