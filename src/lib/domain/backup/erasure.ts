import { OWNER_FIELD, type RecordTable } from '../tables';
import type { Erased, Row } from './book';

/** Where a row of a table this version does not know may name its owner. */
const OWNER_FIELDS = ['customerId', 'ownerId'];

/** The record a row belongs to. Set when the row is made and never changed: erasing relies on it. */
export function ownerOf(table: string, row: Row): string | undefined {
	const known = OWNER_FIELD[table as RecordTable];
	for (const field of known ? [known] : OWNER_FIELDS) {
		const owner = Object.hasOwn(row, field) ? row[field] : undefined;
		if (typeof owner === 'string') return owner;
	}
	return undefined;
}

/**
 * The tombstones of two books under one roof, with those of all that belongs to what is buried: an attachment of an
 * interaction of a customer. `rows` gives the rows of both books, and is gone through again while it finds more.
 */
export function uniteErased(
	a: Iterable<Erased>,
	b: Iterable<Erased>,
	rows: () => Iterable<readonly [table: string, Row]>
): Map<string, Erased> {
	const erased = new Map<string, Erased>();
	for (const side of [a, b]) for (const each of side) bury(erased, each);
	let found = erased.size > 0;
	while (found) {
		found = false;
		for (const [table, row] of rows()) {
			const owner = ownerOf(table, row);
			if (owner === undefined) continue;
			// A row already buried by itself leaves its owner's name, so that every phone dates it alike.
			const reason = erased.get(row.id) ?? erased.get(owner);
			if (reason) found = bury(erased, { id: row.id, table, owner, stamp: reason.stamp, at: reason.at }) || found;
		}
	}
	settleMoments(erased);
	return erased;
}

/** Adds a tombstone, of two for one record the later moment. Says whether that changed anything. */
function bury(erased: Map<string, Erased>, each: Erased): boolean {
	const known = erased.get(each.id);
	if (!known) {
		erased.set(each.id, each);
		return true;
	}
	const { stamp, at } = later(known, each);
	const owner = each.owner !== undefined && each.owner > (known.owner ?? '') ? each.owner : known.owner;
	if (stamp === known.stamp && at === known.at && owner === known.owner) return false;
	erased.set(each.id, { ...known, ...(owner === undefined ? {} : { owner }), stamp, at });
	return true;
}

/** What went with its owner went when the owner did: the same on every phone, in whatever order the news came. */
function settleMoments(erased: Map<string, Erased>): void {
	let changed: boolean;
	do {
		changed = false;
		for (const each of erased.values()) {
			const owner = each.owner === undefined ? undefined : erased.get(each.owner);
			if (owner) changed = bury(erased, { ...each, stamp: owner.stamp, at: owner.at }) || changed;
		}
	} while (changed);
}

const later = (a: Erased, b: Erased): Erased => (b.stamp > a.stamp || (b.stamp === a.stamp && b.at > a.at) ? b : a);
