import type { Entry } from './entry';

/** Entries sorted, and the slot of each, so that a search need not look at the entries. */
export interface Order {
	entries: readonly Entry[];
	slots: Uint32Array;
}

export const orderOf = (entries: readonly Entry[]): Order => ({
	entries,
	slots: Uint32Array.from(entries, ({ slot }) => slot)
});

/**
 * A sorted list with some entries taken out of it and others put where they belong.
 *
 * @param gone ids
 */
export function reordered(
	{ entries }: Order,
	gone: ReadonlySet<string>,
	added: Iterable<Entry>,
	compare: (a: Entry, b: Entry) => number
): Order {
	const sorted = entries.filter(({ id }) => !gone.has(id));
	for (const entry of added) sorted.splice(placeOf(sorted, entry, compare), 0, entry);
	return orderOf(sorted);
}

/** Where in a sorted list an item belongs. */
function placeOf<T>(sorted: readonly T[], item: T, compare: (a: T, b: T) => number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (compare(sorted[middle]!, item) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Places in an order of those that have a rank, by their rank and equals as they come. @param ranks by slot, 0 (none) to 15 */
export function rankedPlaces(slots: Uint32Array, ranks: Uint8Array): Uint32Array {
	// A counting sort.
	const counts = new Uint32Array(16);
	for (let place = 0; place < slots.length; place++) counts[ranks[slots[place]!]!]!++;
	const next = new Uint32Array(17);
	for (let rank = 1; rank < counts.length; rank++) next[rank + 1] = next[rank]! + counts[rank]!;
	const sorted = new Uint32Array(next[16]!);
	for (let place = 0; place < slots.length; place++) {
		const rank = ranks[slots[place]!]!;
		if (rank !== 0) sorted[next[rank]!++] = place;
	}
	return sorted;
}
