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

/** The numbers below `count` that have a rank, by their rank and equals as they come. @param rankOf 0 (none) to 7 */
export function countingSort(count: number, rankOf: (index: number) => number): Uint32Array {
	const ranks = new Uint8Array(count);
	const next = new Uint32Array(9);
	for (let index = 0; index < count; index++) next[(ranks[index] = rankOf(index)) + 1]!++;
	next[1] = 0;
	for (let rank = 2; rank < next.length; rank++) next[rank]! += next[rank - 1]!;
	const sorted = new Uint32Array(next[8]!);
	for (let index = 0; index < count; index++) {
		const rank = ranks[index]!;
		if (rank !== 0) sorted[next[rank]!++] = index;
	}
	return sorted;
}
