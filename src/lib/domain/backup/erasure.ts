import { registerStamp, type Stamped } from '../record';
import { OWNER_FIELD, type RecordTable } from '../tables';
import type { Erased, Row } from './book';

/** Where a row of a table this version does not know may name its owner. */
const OWNER_FIELDS = ['customerId', 'ownerId'];

/** A row and the record it belongs to. */
export interface Owned {
	id: string;
	table: string;
	owner: string;
}

/**
 * The owner of a record that two books may both hold, by the later word of the two; undefined for what belongs to
 * nobody. Erasing follows it. (A contact moved to another customer on one phone while another phone erases the first
 * one for good stays or goes by which of the two is heard of first; where phones differ, it goes at their next exchange.)
 */
export function ownerOf(table: string, a: Row | undefined, b: Row | undefined): string | undefined {
	const known = OWNER_FIELD[table as RecordTable];
	for (const field of known ? [known] : OWNER_FIELDS) {
		const [ours, theirs] = [a && ownText(a, field), b && ownText(b, field)];
		if (ours === theirs) {
			if (ours !== undefined) return ours;
			continue;
		}
		return ours === undefined || (theirs !== undefined && stampOf(b!, field) > stampOf(a!, field)) ? theirs : ours;
	}
	return undefined;
}

const stampOf = (row: Row, field: string): string => (row.clock ? registerStamp(row as Stamped, field) : '');

function ownText(row: Row, field: string): string | undefined {
	const value = Object.hasOwn(row, field) ? row[field] : undefined;
	return typeof value === 'string' ? value : undefined;
}

/**
 * The tombstones of two books under one roof, with those of all that belongs to what is buried: an attachment of an
 * interaction of a customer. `owned` gives the rows of both books, and is gone through again while it finds more.
 */
export function uniteErased(
	a: Iterable<Erased>,
	b: Iterable<Erased>,
	owned: () => Iterable<Owned>
): Map<string, Erased> {
	const erased = new Map<string, Erased>();
	for (const side of [a, b]) for (const each of side) bury(erased, each);
	let found = erased.size > 0;
	while (found) {
		found = false;
		for (const { id, table, owner } of owned()) {
			// A row already buried by itself leaves its owner's name, so that every phone dates it alike.
			const reason = erased.get(id) ?? erased.get(owner);
			if (reason) found = bury(erased, { id, table, owner, stamp: reason.stamp, at: reason.at }) || found;
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
