import Dexie from 'dexie';
import { book } from '$lib/db/open';
import { standIns } from '$lib/db/standing';
import { readOpenFollowUps, readRatings, readTimeline } from '$lib/db/timeline';

/** Rows of the timeline until more are asked for. */
export const FIRST_ROWS = 8;
/** Ratings drawn. */
export const MOST_RATINGS = 20;

/** The customer under an id, or the one it was merged into; null where the book has neither. */
export const readStored = async (id: string) => (await standIns(book(), [id])).get(id) ?? null;

/** What the first screen of a customer's page shows. */
async function readOpening(id: string) {
	const customer = await readStored(id);
	const [followUps, ratings, timeline] = await Promise.all([
		readOpenFollowUps(book(), customer?.id ?? id),
		readRatings(book(), customer?.id ?? id, MOST_RATINGS),
		readTimeline(book(), customer?.id ?? id, { most: FIRST_ROWS })
	]);
	return { customer, followUps, ratings, timeline };
}
type Opening = Awaited<ReturnType<typeof readOpening>>;

/** More than a list shows at once. */
const MOST_KEPT = 40;
/** By the customer's id; `read` is missing while it is read. */
const openings = new Map<string, { read?: Opening }>();
// Nothing that was read outlives a change of the book, made here, in another tab or in the worker.
Dexie.on('storagemutated', () => openings.clear());

/** Reads what a customer's page shows first, for somebody who is about to open it. A failure is left to the page. */
export function readAhead(id: string): void {
	if (openings.has(id)) return;
	if (openings.size >= MOST_KEPT) openings.clear();
	const opening: { read?: Opening } = {};
	openings.set(id, opening);
	readOpening(id).then(
		(read) => (opening.read = read),
		() => openings.delete(id)
	);
}

/** What was read ahead of a customer, where it still stands. */
export const openingOf = (id: string): Opening | undefined => openings.get(id)?.read;
