import type Dexie from 'dexie';
import { problem } from '../domain/problem';
import { StaleCode } from './guard';
import { raiseProblem, raiseStorageProblem, readOnlyBecause } from './storage-health';

/** How long the store may take to answer before its connection counts as lost, in milliseconds. */
const ANSWER_MS = 5000;

/**
 * Gives way when another tab upgrades or erases the book: the connection closes for good, or Dexie would open it again
 * by itself and this tab's older code would write rows of the older shape (Dexie#2097).
 */
export function giveWay(db: Dexie): void {
	db.on('versionchange', (event) => {
		db.close({ disableAutoOpen: true });
		raiseProblem(problem(event.newVersion ? 'storage-newer-version' : 'storage-erased'));
		// Dexie's own handler, which opens again, is not asked.
		return false;
	});
	db.on(
		'ready',
		() => {
			// Older code served beside a newer book, by a host gone back to an older build for one: it may read, and says so.
			const { version } = db.backendDB();
			if (version > Math.round(db.verno * 10))
				raiseStorageProblem(new StaleCode(`schema ${version / 10} > ${db.verno}`));
		},
		true
	);
}

/**
 * Makes sure the store still answers, opening it anew where it does not: Safari loses its connection in the background,
 * and what is asked of it then hangs.
 *
 * @returns false where opening anew did not help either; only a reload does then
 */
export async function revive(db: Dexie, limit = ANSWER_MS): Promise<boolean> {
	// Closed on purpose, or failed and said so: not to be opened again.
	if (readOnlyBecause()) return true;
	if (await answers(db, limit)) return true;
	if (readOnlyBecause()) return true;
	db.close({ disableAutoOpen: false });
	const reopened = await answers(db, limit);
	if (reopened) listeners.forEach((listener) => listener());
	return reopened;
}

const listeners = new Set<() => void>();

/** Calls `listener` each time a lost connection was replaced: what hung on the old one has to be asked again. */
export const onReopened = (listener: () => void): unknown => listeners.add(listener);

/** Asks the one table no everyday action locks, so that a long import elsewhere is not taken for a lost connection. */
async function answers(db: Dexie, limit: number): Promise<boolean> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tooLate = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(false), limit);
	});
	const counted = db
		.table('snapshots')
		.count()
		.then(
			() => true,
			() => false
		);
	const answered = await Promise.race([counted, tooLate]);
	clearTimeout(timer);
	return answered;
}
