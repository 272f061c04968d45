import type { Customer } from '../customer';
import type { PlainDay } from '../time';
import { comparisonOf, entryOf, mergersAmong, rowOf, type DirectoryRow, type DirectorySort, type Entry } from './entry';
import { filterKey, isNarrow, type DirectoryFilter } from './filter';
import { hasHan, type Han } from './han';
import { joinLines } from './line';
import { Lines } from './lines';
import { NameOrder } from './name-order';
import { orderOf, rankedPlaces, reordered, type Order } from './order';
import { NONE, RANK } from './rank';
import { search } from './search';
import { countTags, type TagCount } from './tags';
import { searchTerms } from './terms';

export interface DirectoryQuery {
	/** As typed; empty for everybody. */
	text: string;
	/** The order of equally good matches; of everybody where nothing is searched. */
	sort: DirectorySort;
	filter?: DirectoryFilter;
	/** The phone's calendar day; needed where the filter asks who is due or has gone quiet. */
	today?: PlainDay;
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
/** Blocks of lines put together in a few milliseconds. */
const AT_ONCE = 8;

/**
 * Everybody in the book, in memory: found and sorted without touching the store. Customers in the trash are left
 * out; one merged into another is found by its name and numbers, but as the customer it stands for.
 */
export class Directory {
	/** Every customer stored; those in the trash too, so that one merged into them stays merged. */
	#entries = new Map<string, Entry>();
	/** Customers merged into another, and the one each stands for. */
	#standIns: ReadonlyMap<string, string>;
	/** Empty where a customer is not listed. */
	#lines = new Lines();
	#han: Han | undefined;
	#hasHan = false;
	/** The earliest day a follow-up is open for, by customer; and the same by the customer each stands for. */
	#dues: ReadonlyMap<string, PlainDay> = new Map();
	#dueOn: ReadonlyMap<string, PlainDay> = new Map();
	#listed = 0;
	#names: NameOrder<Entry> | undefined;
	#orders = new Map<DirectorySort, Order>();
	#trash: readonly Entry[] | undefined;
	/** The latest answer: places in the order, to page through. */
	#latest: { question: string; among?: ReadonlySet<string>; places: Uint32Array } | undefined;

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
		if (moved.length > 0) this.#standForDues();
		if (affected.size > FEW) this.#orders.clear();
		for (const sort of this.#orders.keys())
			this.#reorder(sort, new Set([...ids, ...affected.keys()]), affected.values());
	}

	/**
	 * Says for which day each customer has an open follow-up, the earliest. Until the first time nobody is known to have one.
	 *
	 * @param changed the customers in whom it differs from before; without it, any
	 */
	setDues(dues: ReadonlyMap<string, PlainDay>, changed?: readonly string[]): void {
		this.#dues = dues;
		this.#latest = undefined;
		if (!changed || changed.length > FEW) this.#orders.delete('due');
		const ids = new Set(changed?.map((id) => this.#standIns.get(id) ?? id));
		this.#standForDues();
		if (this.#orders.has('due'))
			this.#reorder(
				'due',
				ids,
				[...ids].flatMap((id) => this.#entries.get(id) ?? [])
			);
	}

	/** Whether Chinese is in the book and the directory knows nothing of it: a search would miss pinyin and the other script. */
	get lacksHan(): boolean {
		return this.#hasHan && !this.#han;
	}

	get han(): Han | undefined {
		return this.#han;
	}

	/** Has Chinese found by pinyin, and in traditional and simplified characters alike. */
	learn(han: Han): void {
		this.#han = han;
		const changed = Array.from(this.#standIns.values(), (id) => this.#entries.get(id)!);
		for (const entry of this.#entries.values()) {
			const line = this.#ownLine(entry);
			if (!hasHan(line)) continue;
			entry.line = han.simplify(line);
			changed.push(entry);
		}
		this.#list(changed);
		this.#latest = undefined;
	}

	/** Does one part more of what the next search needs; false once nothing is left, or all but what it has to learn first. */
	prepare(): boolean {
		if (this.#orders.has('name')) return !this.lacksHan && this.#lines.join(AT_ONCE);
		if (this.#byName().next()) return true;
		this.#order('name');
		return true;
	}

	/** @param among ids of those asked for, besides what the filter says of tags and follow-ups; without it, everybody */
	query(query: DirectoryQuery, among?: ReadonlySet<string>): DirectoryPage {
		const { text, sort, filter = {}, today, from, count } = query;
		const page = (rows: readonly Entry[], total: number): DirectoryPage => ({
			total,
			everybody: this.#listed,
			from,
			rows: rows.map((entry) => rowOf(entry, sort === 'due' || filter.due ? this.#dueOn.get(entry.id) : undefined))
		});
		if (query.trash) {
			// Samples go as they came, in one piece: History brings them back, not the trash.
			const isTrash = ({ id, deleted, sample }: Entry) => deleted && !sample && !this.#standIns.has(id);
			const compare = comparisonOf('newest', this.#dueOn);
			this.#trash ??= [...this.#entries.values()].filter(isTrash).sort(compare);
			return page(this.#trash.slice(from, from + count), this.#trash.length);
		}
		const all = text.trim() === '' && !isNarrow(filter) && !among;
		if (all && sort === 'name' && !this.#orders.has('name'))
			return page(
				this.#byName()
					.through(from + count)
					.slice(from, from + count),
				this.#listed
			);
		const order = this.#order(sort);
		if (all) return page(order.entries.slice(from, from + count), this.#listed);
		const question = JSON.stringify([text, sort, filterKey(filter, today)]);
		if (this.#latest?.question !== question || this.#latest.among !== among)
			this.#latest = { question, among, places: this.#find(query, order, among) };
		const { places } = this.#latest;
		return page(
			Array.from(places.subarray(from, from + count), (place) => order.entries[place]!),
			places.length
		);
	}

	/** Ids of the customers that were merged into each of some. */
	mergedInto(survivors: ReadonlySet<string>): Map<string, string[]> {
		const merged = new Map(Array.from(survivors, (id): [string, string[]] => [id, []]));
		for (const [id, survivor] of this.#standIns) merged.get(survivor)?.push(id);
		return merged;
	}

	/** The tags in use, those of most customers first. */
	tags(): TagCount[] {
		return countTags([...this.#entries.values()].filter(this.#isListed));
	}

	/** Places in the order of those that match, the best matches first. */
	#find(
		{ text, filter = {}, today }: DirectoryQuery,
		{ entries, slots }: Order,
		among?: ReadonlySet<string>
	): Uint32Array {
		const terms = searchTerms(text, this.#han);
		const ranks = terms.length > 0 ? search(this.#lines, terms) : new Uint8Array(this.#lines.length).fill(RANK.start);
		const asked = among && new Set([...among].map((id) => this.#standIns.get(id) ?? id));
		const day = today ?? '';
		const applies = ({ id, tags, careDueOn }: Entry) =>
			(!asked || asked.has(id)) &&
			(!filter.due || (this.#dueOn.get(id) ?? NEVER) <= day) &&
			(!filter.quiet || (careDueOn ?? NEVER) < day) &&
			(filter.tags ?? []).every((tag) => tags?.includes(tag));
		if (asked || isNarrow(filter))
			for (const entry of entries) if (ranks[entry.slot] !== NONE && !applies(entry)) ranks[entry.slot] = NONE;
		return rankedPlaces(slots, ranks);
	}

	#put(customer: Customer): void {
		const slot = this.#entries.get(customer.id)?.slot ?? this.#lines.add();
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
		this.#listed += Number(line !== '') - Number(this.#lines.has(slot));
		this.#lines.set(slot, line, isPerson, this.#han);
	}

	#ownLine = ({ line, slot }: Entry): string => line ?? this.#lines.get(slot);

	/** Puts entries on the list or takes them off it, with the lines of those merged into them. */
	#list(entries: Iterable<Entry>): void {
		const merged = new Map<string, string[]>();
		for (const [id, survivor] of this.#standIns) {
			const entry = this.#entries.get(id)!;
			if (!entry.deleted) merged.set(survivor, [...(merged.get(survivor) ?? []), this.#ownLine(entry)]);
		}
		for (const entry of entries) {
			const line = this.#ownLine(entry);
			const others = merged.get(entry.id);
			const isListed = !entry.deleted && !this.#standIns.has(entry.id);
			if (!isListed) this.#setLine(entry, '');
			else this.#setLine(entry, others ? joinLines([line, ...others]) : line);
			entry.line = isListed && !others ? undefined : line;
		}
	}

	#standForDues(): void {
		const dueOn = new Map<string, PlainDay>();
		for (const [id, day] of this.#dues) {
			const survivor = this.#standIns.get(id) ?? id;
			if (day < (dueOn.get(survivor) ?? NEVER)) dueOn.set(survivor, day);
		}
		this.#dueOn = dueOn;
	}

	#isListed = ({ slot }: Entry): boolean => this.#lines.has(slot);

	#byName(): NameOrder<Entry> {
		return (this.#names ??= new NameOrder([...this.#entries.values()].filter(this.#isListed)));
	}

	#order(sort: DirectorySort): Order {
		let order = this.#orders.get(sort);
		if (!order) {
			const sorted = () => [...this.#entries.values()].filter(this.#isListed).sort(comparisonOf(sort, this.#dueOn));
			order = orderOf(sort === 'name' ? this.#byName().through(Infinity) : sorted());
			this.#orders.set(sort, order);
		}
		return order;
	}

	#reorder(sort: DirectorySort, gone: ReadonlySet<string>, affected: Iterable<Entry>): void {
		const added = [...affected].filter(this.#isListed);
		const compare = comparisonOf(sort, this.#dueOn);
		this.#orders.set(sort, reordered(this.#orders.get(sort)!, gone, added, compare));
	}
}

/** Later than every day. */
const NEVER = '~';
