import { judgeBook, parseCanary, type BookVerdict, type Canary } from '../domain/canary';
import { laterStamp } from '../domain/stamp';
import { onCommit } from './announce';
import type { SatchelDatabase } from './schema';
import { readSetting } from './settings';

/** Where it is kept: `localStorage`, which outlives the database on a full disk. */
export const CANARY_KEY = 'satchel.canary';
/** Longest a commit waits for the canary, in milliseconds: a burst of saves counts the tables once. */
const WAIT_MS = 300;

/** What was remembered of the book, or null; of use on the page only, for workers have no localStorage. */
export function readCanary(): Canary | null {
	try {
		return parseCanary(localStorage.getItem(CANARY_KEY));
	} catch {
		return null;
	}
}

/** Compares the open database with what was remembered of it. Writes nothing. */
export async function checkBook(db: SatchelDatabase): Promise<BookVerdict> {
	const remembered = readCanary();
	return judgeBook(remembered, await identify(db));
}

/** Remembers the database as it is now, whatever was remembered before. */
export async function rememberBook(db: SatchelDatabase): Promise<void> {
	write(await describeBook(db));
}

/**
 * Remembers the database after every commit of any tab or the worker, for as long as it is the one remembered; calls
 * `onLoss` instead once it is not, for a browser may wipe the book under an open page, and Dexie then goes on with an
 * empty one.
 *
 * @returns stops it
 */
export function keepCanary(db: SatchelDatabase, onLoss: (verdict: BookVerdict) => void): () => void {
	let waiting: ReturnType<typeof setTimeout> | undefined;
	const refresh = async (): Promise<void> => {
		waiting = undefined;
		try {
			const found = await describeBook(db);
			const verdict = judgeBook(readCanary(), found);
			if (verdict === 'whole') write(found);
			else onLoss(verdict);
		} catch {
			// The database is closed or failing, which whoever uses it next is told; what is remembered stays true.
		}
	};
	const soon = (): void => {
		waiting ??= setTimeout(() => void refresh(), WAIT_MS);
	};
	const stop = onCommit(soon);
	// Asked again whenever the connection is opened anew: after the wipe, that is when an empty book stands there.
	db.on('ready', soon, true);
	return () => {
		stop();
		db.on.ready.unsubscribe(soon);
		clearTimeout(waiting);
	};
}

/** The parts that cost nothing to read. */
async function identify(db: SatchelDatabase): Promise<Pick<Canary, 'database' | 'newest'>> {
	const database = (await readSetting(db, 'database')) ?? '';
	const met = await db.seen.toArray();
	return { database, newest: met.reduce((newest, { stamp }) => laterStamp(newest, stamp), '') };
}

const describeBook = (db: SatchelDatabase): Promise<Canary> =>
	// One transaction, or a commit in between would make counts and stamp disagree.
	db.transaction('r', [db.settings, db.seen, db.customers, db.interactions], async () => ({
		...(await identify(db)),
		customers: await db.customers.count(),
		interactions: await db.interactions.count()
	}));

function write(canary: Canary): void {
	try {
		localStorage.setItem(CANARY_KEY, JSON.stringify(canary));
	} catch {
		// Full or blocked: an older canary still tells a lost book from a new one.
	}
}
