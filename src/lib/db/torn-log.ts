import Dexie from 'dexie';

/**
 * Begins a new log. Chromium keeps all stores of a site in one, LevelDB's. A browser killed between the two writes of a
 * record leaves the first half at its end; the next start reads past that but appends behind it, and the start after
 * takes the log for damaged and removes every store of the site (https://github.com/google/leveldb/issues/1287). Where a
 * store is removed on purpose, Chromium has LevelDB put the log away and begin another: so one is made to be removed.
 */
export async function renewLog(): Promise<void> {
	// Elsewhere stores are SQLite's.
	if (!('userAgentData' in navigator)) return;
	const beside = new Dexie('satchel.log');
	// Dexie's own handler would write to the console.
	beside.on('blocked', () => false);
	beside.version(1).stores({ none: '' });
	// A store that fails tells so where the book is used.
	await beside
		.open()
		.then(() => beside.delete())
		.catch(() => {});
}
