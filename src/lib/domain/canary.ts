import { isStamp, type Stamp } from './stamp';

/**
 * What is remembered of the book outside the database, which browsers have been seen to wipe without a word
 * (Chromium on a full disk: IndexedDB, OPFS and caches went, localStorage stayed). Nothing in it is personal.
 */
export interface Canary {
	/** The database's own id; another one under the same name is another, new database. */
	database: string;
	/** The latest stamp the database had met. Never falls, not by undo, restore or merge. */
	newest: Stamp;
	/** Records known, those in the trash included. */
	customers: number;
	interactions: number;
}

/** How the database found compares with the one remembered. */
export type BookVerdict =
	/** The book, or the first one. */
	| 'whole'
	/** Another database stands in its place: the book is gone. */
	| 'lost'
	/** The same database as it was at some earlier time: the latest work is gone. */
	| 'older';

/** @param remembered null where nothing is @param found the database as it is */
export function judgeBook(remembered: Canary | null, found: Pick<Canary, 'database' | 'newest'>): BookVerdict {
	if (!remembered || remembered.customers + remembered.interactions === 0) return 'whole';
	if (found.database !== remembered.database) return 'lost';
	return found.newest < remembered.newest ? 'older' : 'whole';
}

/** Reads back what `JSON.stringify` made of a canary; null for anything else, so that a bad canary raises no alarm. */
export function parseCanary(text: string | null): Canary | null {
	try {
		const value = JSON.parse(text ?? 'null') as Partial<Canary> | null;
		const { database, newest, customers, interactions } = value ?? {};
		if (typeof database !== 'string' || !(newest === '' || isStamp(newest))) return null;
		if (!Number.isSafeInteger(customers) || !Number.isSafeInteger(interactions)) return null;
		return { database, newest, customers: customers!, interactions: interactions! };
	} catch {
		return null;
	}
}
