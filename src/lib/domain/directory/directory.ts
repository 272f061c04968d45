import type { Customer } from '../customer';
import { COMPARE, entryOf, mergersAmong, rowOf, type DirectoryRow, type DirectorySort, type Entry } from './entry';
import { hasHan, type Han } from './han';
import { joinLines } from './line';
import { NameOrder } from './name-order';
import { lineSignature, RANK, search } from './search';
import { searchTerms } from './terms';

export interface DirectoryQuery {
	/** As typed; empty for everybody. */
	text: string;
	sort: DirectorySort;
	/** Asks for those in the trash instead, the latest made first; they are neither searched nor sorted. */
	trash?: boolean;
	/** The window wanted: `count` rows from row `from` on. */
	from: number;
	count: number;
}

export interface DirectoryPage {
	/** How many match. */
	total: number;
	/** How many customers there are in all. */
	everybody: number;
	from: number;
	rows: DirectoryRow[];
}

/** More changes than this are sorted anew; fewer are put where they belong. */
const FEW = 500;

/**
 * Everybody in the book, in memory: found and sorted without touching the store. Customers in the trash are left
 * out; one merged into another is found by its name and numbers, but as the customer it stands for.
 */
export class Directory {
	/** Every customer stored; those in the trash too, so that one merged into them stays merged. */
	#entries = new Map<string, Entry>();
	/** Customers merged into another, and the one each stands for. */
	#standIns: ReadonlyMap<string, string>;
	/** By slot, so that a scan reads memory in order; empty where a customer is not listed. */
	#lines: string[] = [];
	/** By slot: what a scan knows of a line without reading it. */
	#signatures: number[] = [];
	#han: Han | undefined;
	#hasHan = false;
	#listed = 0;
	#names: NameOrder<Entry> | undefined;
	#orders = new Map<DirectorySort, readonly Entry[]>();
	#trash: readonly Entry[] | undefined;
	#latest: { text: string; sort: DirectorySort; among?: ReadonlySet<string>; found: readonly Entry[] } | undefined;

	constructor(customers: Iterable<Customer> = []) {
		for (const customer of customers) this.#put(customer);
		this.#standIns = mergersAmong(this.#entries);
		this.#list(this.#entries.values());
	}

	/** Takes in what was written: the customers' ids, and those of them that are still stored. */
	update(ids: readonly string[], customers: readonly Customer[]): void {
		const stored = new Map(customers.map((customer) => [customer.id, customer]));
		const affected = new Map<string, Entry>();
		const affect = (id: string | undefined) => {
			const entry = id === undefined ? undefined : this.#entries.get(id);
			if (entry) affected.set(entry.id, entry);
		};
		for (const id of ids) {
			const customer = stored.get(id);
			if (customer) this.#put(customer);
			else this.#remove(id);
			affect(id);
		}
		const before = this.#standIns;
		const after = (this.#standIns = mergersAmong(this.#entries));
		const moved = [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
		for (const id of [...ids, ...moved]) [id, before.get(id), after.get(id)].forEach(affect);
		this.#list(affected.values());

		this.#latest = undefined;
		this.#trash = undefined;
		this.#names = undefined;
		if (affected.size > FEW) this.#orders.clear();
		for (const sort of this.#orders.keys()) this.#reorder(sort, new Set([...ids, ...affected.keys()]), affected);
	}

	/** Whether Chinese is in the book and the directory knows nothing of it: a search would miss pinyin and the other script. */
	get lacksHan(): boolean {
		return this.#hasHan && !this.#han;
	}

	/** Has Chinese found by pinyin, and in traditional and simplified characters alike. */
	learn(han: Han): void {
		this.#han = han;
		for (const entry of this.#entries.values()) entry.line = han.simplify(entry.line);
		this.#list(this.#entries.values());
		this.#latest = undefined;
	}

	/** Sorts one part more of what the next search will need; false once there is nothing left to do. */
	prepare(): boolean {
		if (this.#orders.has('name')) return false;
		if (this.#byName().next()) return true;
		this.#order('name');
		return false;
	}

	/** @param among ids of those asked for; without it, everybody */
	query({ text, sort, trash, from, count }: DirectoryQuery, among?: ReadonlySet<string>): DirectoryPage {
		const page = (found: readonly Entry[], total: number): DirectoryPage => ({
			total,
			everybody: this.#listed,
			from,
			rows: found.slice(from, from + count).map(rowOf)
		});
		if (trash) {
			// Samples go as they came, in one piece: History brings them back, not the trash.
			const isTrash = ({ id, deleted, sample }: Entry) => deleted && !sample && !this.#standIns.has(id);
			this.#trash ??= [...this.#entries.values()].filter(isTrash).sort(COMPARE.newest);
			return page(this.#trash, this.#trash.length);
		}
		const all = text.trim() === '';
		if (all && !among && sort === 'name' && !this.#orders.has('name'))
			return page(this.#byName().through(from + count), this.#listed);
		const entries = this.#order(sort);
		if (all && !among) return page(entries, this.#listed);
		const latest = this.#latest;
		if (latest?.text !== text || latest.sort !== sort || latest.among !== among) {
			const asked = among && new Set([...among].map((id) => this.#standIns.get(id) ?? id));
			const listed = asked ? entries.filter(({ id }) => asked.has(id)) : entries;
			const found = all ? listed : this.#search(text, listed);
			this.#latest = { text, sort, among, found };
		}
		const { found } = this.#latest!;
		return page(found, found.length);
	}

	/** Those of the entries that match, the best matches first and equals in the order given. */
	#search(text: string, entries: readonly Entry[]): Entry[] {
		const ranks = search(this.#lines, this.#signatures, searchTerms(text, this.#han), this.#han);
		const byRank = Object.values(RANK).map((): Entry[] => []);
		for (const entry of entries) {
			const rank = ranks[entry.slot]!;
			if (rank) byRank[rank - 1]!.push(entry);
		}
		return byRank.flat();
	}

	#put(customer: Customer): void {
		const slot = this.#entries.get(customer.id)?.slot ?? this.#lines.push('') - 1;
		const entry = entryOf(customer, slot, this.#han);
		this.#hasHan ||= hasHan(entry.line);
		this.#entries.set(customer.id, entry);
	}

	#remove(id: string): void {
		const entry = this.#entries.get(id);
		if (!entry) return;
		this.#entries.delete(id);
		this.#setLine(entry, '');
	}

	#setLine({ slot, isPerson }: Entry, line: string): void {
		this.#listed += Number(line !== '') - Number(this.#lines[slot] !== '');
		this.#lines[slot] = line;
		this.#signatures[slot] = lineSignature(line, isPerson);
	}

	/** Puts entries on the list or takes them off it, with the lines of those merged into them. */
	#list(entries: Iterable<Entry>): void {
		const merged = new Map<string, string[]>();
		for (const [id, survivor] of this.#standIns) {
			const { deleted, line } = this.#entries.get(id)!;
			if (!deleted) merged.set(survivor, [...(merged.get(survivor) ?? []), line]);
		}
		for (const entry of entries) {
			const others = merged.get(entry.id);
			if (entry.deleted || this.#standIns.has(entry.id)) this.#setLine(entry, '');
			else this.#setLine(entry, others ? joinLines([entry.line, ...others]) : entry.line);
		}
	}

	#isListed = (entry: Entry): boolean => this.#lines[entry.slot] !== '';

	#byName(): NameOrder<Entry> {
		return (this.#names ??= new NameOrder([...this.#entries.values()].filter(this.#isListed)));
	}

	#order(sort: DirectorySort): readonly Entry[] {
		let order = this.#orders.get(sort);
		if (!order) {
			const sorted = () => [...this.#entries.values()].filter(this.#isListed).sort(COMPARE[sort]);
			order = sort === 'name' ? this.#byName().through(Infinity) : sorted();
			this.#orders.set(sort, order);
		}
		return order;
	}

	#reorder(sort: DirectorySort, gone: ReadonlySet<string>, affected: ReadonlyMap<string, Entry>): void {
		const entries = this.#orders.get(sort)!.filter((entry) => !gone.has(entry.id));
		for (const entry of affected.values())
			if (this.#isListed(entry)) entries.splice(placeOf(entries, entry, COMPARE[sort]), 0, entry);
		this.#orders.set(sort, entries);
	}
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
