import { grouped } from '../grouped';
import {
	readRegister,
	registerPaths,
	registerStamp,
	withStampedRegisters,
	type RegisterPath,
	type Stamped
} from '../record';
import { hasSeen, laterStamp, type Seen, type Stamp } from '../stamp';
import type { Book, LostValue, Row } from './book';
import { canonicalJson, sameValue } from './canonical';
import { ownerOf, uniteErased, type Owned } from './erasure';

/**
 * Merging is the join of a semilattice, so books may meet in any order, any number of times, and end up the same.
 *
 * A register (a field, a tag) keeps the value with the later stamp. What loses is a *dot* (register, stamp), and every
 * book has an opinion on every dot, of which the join takes the higher:
 *
 *     unseen   <   present (the register's value, or kept in history)   <   removed (in `seen`, yet not present)
 *
 * A dot is removed where somebody wrote over it knowing it; one that stays present lost to a value that had never heard
 * of it: history keeps it. This is the observed-remove set with a version vector (Bieniusa et al. 2012, «An optimized
 * conflict-free replicated set») laid under last-writer-wins registers. The value itself never counts as removed, so
 * that two phones under one device id (a cloned profile), whose version vectors claim too much, still end up with the
 * same rows; then only history may lack a value or settle one exchange later.
 */
export function mergeBooks(a: Book, b: Book): Book {
	const erased = uniteErased(a.erased.values(), b.erased.values(), () => ownedBy(a, b));
	const lostOfA = groupLost(a.history.values());
	const lostOfB = groupLost(b.history.values());
	const tables: Book['tables'] = new Map();
	const history: Book['history'] = new Map();
	for (const table of new Set([...a.tables.keys(), ...b.tables.keys(), ...lostOfA.keys(), ...lostOfB.keys()])) {
		const rows = new Map<string, Row>();
		const sideOf = (book: Book, lost: GroupedLost, id: string): Side => ({
			row: book.tables.get(table)?.get(id),
			lost: lost.get(table)?.get(id) ?? [],
			seen: book.seen
		});
		const ids = [a.tables, b.tables, lostOfA, lostOfB].flatMap((side) => [...(side.get(table)?.keys() ?? [])]);
		for (const id of new Set(ids)) {
			if (erased.has(id)) continue;
			const merged = mergeRecord(table, id, sideOf(a, lostOfA, id), sideOf(b, lostOfB, id));
			if (merged.row) rows.set(id, merged.row);
			for (const lost of merged.lost) history.set(lost.id, lost);
		}
		if (a.tables.has(table) || b.tables.has(table)) tables.set(table, rows);
	}
	return { tables, history, erased, seen: mergeSeen(a.seen, b.seen) };
}

function* ownedBy(a: Book, b: Book): Iterable<Owned> {
	for (const table of new Set([...a.tables.keys(), ...b.tables.keys()])) {
		const [ours, theirs] = [a.tables.get(table), b.tables.get(table)];
		for (const id of new Set([...(ours?.keys() ?? []), ...(theirs?.keys() ?? [])])) {
			const owner = ownerOf(table, ours?.get(id), theirs?.get(id));
			if (owner !== undefined) yield { id, table, owner };
		}
	}
}

function mergeSeen(a: Seen, b: Seen): Seen {
	const seen = new Map(Object.entries(a));
	for (const [device, stamp] of Object.entries(b)) seen.set(device, laterStamp(seen.get(device) ?? '', stamp));
	return Object.fromEntries(seen);
}

type GroupedLost = Map<string, Map<string, LostValue[]>>;

/** Lost values by table and record. */
function groupLost(history: Iterable<LostValue>): GroupedLost {
	const byTable = grouped(history, ({ table }) => table);
	return new Map([...byTable].map(([table, lost]) => [table, grouped(lost, ({ recordId }) => recordId)]));
}

/** What one book knows of a record. */
export interface Side {
	row: Row | undefined;
	lost: readonly LostValue[];
	seen: Seen;
}

/** The join of what two books know of a record; `row` is `a`'s own object where nothing of it changes. */
function mergeRecord(table: string, id: string, a: Side, b: Side): { row: Row | undefined; lost: LostValue[] } {
	if (a.lost.length === 0 && b.lost.length === 0) {
		if (!a.row || !b.row) return { row: a.row ?? b.row, lost: [] };
		if (sameValue(a.row, b.row)) return { row: a.row, lost: [] };
	}
	if ((a.row && !a.row.clock) || (b.row && !b.row.clock)) return { row: laterWhole(a.row, b.row), lost: [] };
	const registersOfA = registersOf(a);
	const registersOfB = registersOf(b);
	const paths = new Set([...registersOfA.keys(), ...registersOfB.keys()]);
	const winners: [RegisterPath, Dot][] = [];
	const lost: LostValue[] = [];
	let changed = !a.row || (b.row?.clock!['*'] ?? '') > a.row.clock!['*']!;
	for (const path of paths) {
		const ours = registersOfA.get(path) ?? NEVER_WRITTEN;
		const theirs = registersOfB.get(path) ?? NEVER_WRITTEN;
		const winner = later(ours.current, theirs.current);
		if (winner) winners.push([path, winner]);
		changed ||= winner !== ours.current;
		for (const dot of dotsOf(ours, theirs)) {
			if (dot.stamp === winner?.stamp) continue;
			if (Math.max(opinion(ours, a.seen, dot.stamp), opinion(theirs, b.seen, dot.stamp)) !== PRESENT) continue;
			lost.push(lostValue(table, id, path, dot));
		}
	}
	if (!changed) return { row: a.row, lost };
	if (!a.row && !b.row) return { row: undefined, lost };
	const base = laterStamp(a.row?.clock!['*'] ?? '', b.row?.clock!['*'] ?? '');
	const row = withStampedRegisters<Stamped>(
		{ id, clock: { '*': base } },
		winners.map(([path, { value, stamp }]) => [path, value, stamp] as const)
	);
	return { row: row as Stamped & Row, lost };
}

interface Dot {
	stamp: Stamp;
	/** Undefined where the register was emptied. */
	value: unknown;
}
/** What one book holds of a register: its value, and the values it lost. */
interface Register {
	current: Dot | undefined;
	lost: Dot[];
}
const NEVER_WRITTEN: Register = { current: undefined, lost: [] };

function registersOf({ row, lost }: Side): Map<RegisterPath, Register> {
	const registers = new Map<RegisterPath, Register>();
	const record = row as Stamped | undefined;
	for (const path of record ? registerPaths(record) : []) {
		const current = { stamp: registerStamp(record!, path), value: readRegister(record!, path) };
		registers.set(path, { current, lost: [] });
	}
	for (const { path, stamp, value } of lost) {
		const register = registers.get(path) ?? { current: undefined, lost: [] };
		registers.set(path, register);
		register.lost.push({ stamp, value });
	}
	return registers;
}

/** The dots that either book holds; of two values under one stamp (a cloned device) the one that wins everywhere. */
function dotsOf(a: Register, b: Register): Iterable<Dot> {
	if (a.lost.length === 0 && b.lost.length === 0 && a.current?.stamp === b.current?.stamp) return [];
	const dots = new Map<Stamp, Dot>();
	for (const dot of [a.current, b.current, ...a.lost, ...b.lost])
		if (dot) dots.set(dot.stamp, later(dots.get(dot.stamp), dot)!);
	return dots.values();
}

const UNSEEN = 0;
const PRESENT = 1;
const REMOVED = 2;

function opinion(register: Register, seen: Seen, stamp: Stamp): number {
	if (register.current?.stamp === stamp || register.lost.some((dot) => dot.stamp === stamp)) return PRESENT;
	return hasSeen(seen, stamp) ? REMOVED : UNSEEN;
}

/** The later of two dots; under one stamp the greater JSON text wins, and any value wins over none. */
function later(a: Dot | undefined, b: Dot | undefined): Dot | undefined {
	if (!a || !b) return a ?? b;
	if (a.stamp !== b.stamp) return a.stamp > b.stamp ? a : b;
	if (a.value === undefined || b.value === undefined) return a.value === undefined && b.value !== undefined ? b : a;
	return sameValue(a.value, b.value) || canonicalJson(a.value) > canonicalJson(b.value) ? a : b;
}

/** Of two rows without registers the one with the greater JSON text. */
function laterWhole(a: Row | undefined, b: Row | undefined): Row | undefined {
	if (!a || !b) return a ?? b;
	return canonicalJson(a) >= canonicalJson(b) ? a : b;
}

function lostValue(table: string, recordId: string, path: RegisterPath, { stamp, value }: Dot): LostValue {
	const id = `${table}/${recordId}/${path}/${stamp}`;
	return { id, table, recordId, path, ...(value === undefined ? {} : { value }), stamp };
}
