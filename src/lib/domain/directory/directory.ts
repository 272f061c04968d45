import { displayName, standsFor, type Customer } from '../customer';
import type { Instant } from '../time';
import { compareNames, NameOrder, sectionOf } from './name-order';
import { joinLines, search, searchLine } from './search';

export const DIRECTORY_SORTS = ['name', 'contact', 'newest'] as const;
export type DirectorySort = (typeof DIRECTORY_SORTS)[number];

/** What a list shows of a customer. */
export interface DirectoryRow {
	id: string;
	/** Empty where nothing is known that could name them. */
	name: string;
	company?: string;
	phone?: string;
	lastContactAt?: Instant;
}

export interface DirectoryQuery {
	/** As typed; empty for everybody. */
	text: string;
	sort: DirectorySort;
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

interface Entry extends DirectoryRow {
	section: string;
	/** What is searched: the customer's own line, and those of the customers merged into it. */
	line: string;
	ownLine: string;
	mergedInto?: string;
	deleted?: boolean;
}

function entryOf(customer: Customer): Entry {
	const { id, company, phone, lastContactAt, mergedInto, deleted } = customer;
	const name = displayName(customer);
	const line = searchLine(customer);
	const section = sectionOf(name);
	return { id, name, company, phone, lastContactAt, section, line, ownLine: line, mergedInto, deleted };
}

const rowOf = ({ id, name, company, phone, lastContactAt }: Entry): DirectoryRow => ({
	id,
	name,
	company,
	phone,
	lastContactAt
});

const descending = (a: string, b: string): number => (a > b ? -1 : a < b ? 1 : 0);
const COMPARE: Record<DirectorySort, (a: Entry, b: Entry) => number> = {
	name: compareNames,
	contact: (a, b) => descending(a.lastContactAt ?? '', b.lastContactAt ?? '') || descending(a.id, b.id),
	// Ids are UUID v7: their text is the order they were made in.
	newest: (a, b) => descending(a.id, b.id)
};

/** More changes than this are sorted anew; fewer are put where they belong. */
const FEW = 500;

/**
 * Everybody in the book, in memory: found and sorted without touching the store. Customers in the trash are left
 * out; one merged into another is found by its name and numbers, but as the customer it stands for.
 */
export class Directory {
	/** Every customer stored; those in the trash too, so that one merged into them stays merged. */
	#all = new Map<string, Entry>();
	#standIns: ReadonlyMap<string, string>;
	/** Those a list may show. */
	#listed = new Map<string, Entry>();
	#orders = new Map<DirectorySort, readonly Entry[]>();
	#names: NameOrder<Entry> | undefined;
	#latest: { text: string; sort: DirectorySort; found: readonly Entry[] } | undefined;

	constructor(customers: Iterable<Customer> = []) {
		for (const customer of customers) this.#all.set(customer.id, entryOf(customer));
		this.#standIns = this.#mergers();
		this.#list(this.#all.keys());
	}

	/** Takes in what was written: the customers' ids, and those of them that are still stored. */
	update(ids: readonly string[], customers: readonly Customer[]): void {
		for (const id of ids) this.#all.delete(id);
		for (const customer of customers) this.#all.set(customer.id, entryOf(customer));
		const before = this.#standIns;
		const after = (this.#standIns = this.#mergers());
		const affected = new Set(ids);
		for (const id of ids) affected.add(before.get(id) ?? id).add(after.get(id) ?? id);
		for (const id of new Set([...before.keys(), ...after.keys()]))
			if (before.get(id) !== after.get(id))
				affected
					.add(id)
					.add(before.get(id) ?? id)
					.add(after.get(id) ?? id);
		this.#list(affected);

		this.#latest = undefined;
		this.#names = undefined;
		if (affected.size > FEW) this.#orders.clear();
		for (const [sort, order] of this.#orders) this.#orders.set(sort, this.#moved(order, affected, COMPARE[sort]));
	}

	/** Sorts one part more of what the next search will need; false once there is nothing left to do. */
	prepare(): boolean {
		if (this.#orders.has('name')) return false;
		if (this.#byName().next()) return true;
		this.#order('name');
		return false;
	}

	query({ text, sort, from, count }: DirectoryQuery): DirectoryPage {
		const everybody = this.#listed.size;
		const page = (found: readonly Entry[], total: number): DirectoryPage => ({
			total,
			everybody,
			from,
			rows: found.slice(from, from + count).map(rowOf)
		});
		if (text.trim() === '' && sort === 'name' && !this.#orders.has('name'))
			return page(this.#byName().through(from + count), everybody);
		if (this.#latest?.text !== text || this.#latest.sort !== sort)
			this.#latest = { text, sort, found: search(this.#order(sort), text) };
		return page(this.#latest.found, this.#latest.found.length);
	}

	/** Puts the customers given on the list or takes them off it, with the lines of those merged into them. */
	#list(ids: Iterable<string>): void {
		const merged = new Map<string, string[]>();
		for (const [id, survivor] of this.#standIns) {
			const entry = this.#all.get(id)!;
			if (!entry.deleted) merged.set(survivor, [...(merged.get(survivor) ?? []), entry.ownLine]);
		}
		for (const id of ids) {
			const entry = this.#all.get(id);
			const lines = merged.get(id);
			if (!entry || entry.deleted || this.#standIns.has(id)) this.#listed.delete(id);
			else this.#listed.set(id, lines ? { ...entry, line: joinLines([entry.ownLine, ...lines]) } : entry);
		}
	}

	/** Customers merged into another, with the one they stand for; a merge into somebody not stored counts for none. */
	#mergers(): Map<string, string> {
		const mergedInto = (id: string) => {
			const into = this.#all.get(id)?.mergedInto;
			return into !== undefined && this.#all.has(into) ? into : undefined;
		};
		const standIns = new Map<string, string>();
		for (const entry of this.#all.values()) {
			if (entry.mergedInto === undefined) continue;
			const survivor = standsFor(entry.id, mergedInto);
			if (survivor !== entry.id) standIns.set(entry.id, survivor);
		}
		return standIns;
	}

	#byName(): NameOrder<Entry> {
		return (this.#names ??= new NameOrder(this.#listed.values()));
	}

	#order(sort: DirectorySort): readonly Entry[] {
		let order = this.#orders.get(sort);
		if (!order) {
			order = sort === 'name' ? this.#byName().through(Infinity) : [...this.#listed.values()].sort(COMPARE[sort]);
			this.#orders.set(sort, order);
		}
		return order;
	}

	#moved(order: readonly Entry[], affected: ReadonlySet<string>, compare: (a: Entry, b: Entry) => number): Entry[] {
		const moved = order.filter((entry) => !affected.has(entry.id));
		for (const id of affected) {
			const entry = this.#listed.get(id);
			if (entry) moved.splice(placeOf(moved, entry, compare), 0, entry);
		}
		return moved;
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
