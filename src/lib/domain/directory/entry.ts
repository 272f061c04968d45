import { withdrawalOf } from '../consent';
import { displayName, standsFor, type Customer } from '../customer';
import { isSample } from '../sample';
import type { Instant, PlainDay } from '../time';
import type { Han } from './han';
import type { Found } from './highlight';
import { isPersonName, searchLine } from './line';
import { compareNames, sectionOf } from './name-order';

export const DIRECTORY_SORTS = ['name', 'contact', 'due', 'newest'] as const;
export type DirectorySort = (typeof DIRECTORY_SORTS)[number];

/** What a list shows of a customer. */
export interface DirectoryRow {
	id: string;
	/** Empty where nothing is known that could name them. */
	name: string;
	company?: string;
	phone?: string;
	/** They refused to be called. */
	noCalls?: true;
	lastContactAt?: Instant;
	/** Day of the next open follow-up, where the list was narrowed or sorted by it. */
	dueOn?: PlainDay;
	/** Came with a sample book. */
	sample?: true;
	/** Where the search found them. */
	found?: Found;
}

/** What the directory keeps of a customer. */
export interface Entry {
	id: string;
	name: string;
	company?: string;
	phone?: string;
	noCalls?: true;
	lastContactAt?: Instant;
	sample?: true;
	tags?: readonly string[];
	careDueOn?: PlainDay;
	/** Its place among the lines that are searched; kept for as long as the directory lives. */
	slot: number;
	section: string;
	/** As it is searched; kept here only while the directory does not hold it, or holds it with others' lines in it. */
	line?: string;
	/** Whether the name is that of a person, as far as is known. */
	isPerson: boolean;
	mergedInto?: string;
	deleted?: boolean;
}

export function entryOf(customer: Customer, slot: number, han?: Han): Entry & { line: string } {
	const { id, company, phone, lastContactAt, tags, careDueOn, mergedInto, deleted } = customer;
	const name = displayName(customer);
	const noCalls = withdrawalOf(customer, ['phone']) && (true as const);
	const section = sectionOf(name);
	const own = searchLine(customer);
	const line = han ? han.simplify(own) : own;
	const isPerson = isPersonName(customer);
	const sample = isSample(customer) || undefined;
	return {
		...{ id, name, company, phone, noCalls, lastContactAt, sample, tags, careDueOn },
		...{ slot, section, line, isPerson, mergedInto, deleted }
	};
}

export const rowOf = (
	{ id, name, company, phone, noCalls, lastContactAt, sample }: Entry,
	dueOn?: PlainDay
): DirectoryRow => ({
	id,
	name,
	company,
	phone,
	lastContactAt,
	...(dueOn && { dueOn }),
	...(noCalls && { noCalls }),
	...(sample && { sample })
});

const descending = (a: string, b: string): number => (a > b ? -1 : a < b ? 1 : 0);
/** Sorts after every day. */
const NEVER = '~';

/** @param dueOn the day of the next open follow-up of each who has one, by id */
export function comparisonOf(sort: DirectorySort, dueOn: ReadonlyMap<string, PlainDay>) {
	return (a: Entry, b: Entry): number => {
		switch (sort) {
			case 'name':
				return compareNames(a, b);
			case 'contact':
				return descending(a.lastContactAt ?? '', b.lastContactAt ?? '') || descending(a.id, b.id);
			case 'due':
				return descending(dueOn.get(b.id) ?? NEVER, dueOn.get(a.id) ?? NEVER) || descending(a.id, b.id);
			case 'newest':
				// Ids are UUID v7: their text is the order they were made in.
				return descending(a.id, b.id);
		}
	};
}

/** Customers merged into another, with the one they stand for; a merge into somebody not stored counts for none. */
export function mergersAmong(entries: ReadonlyMap<string, Entry>): Map<string, string> {
	const mergedInto = (id: string) => {
		const into = entries.get(id)?.mergedInto;
		return into !== undefined && entries.has(into) ? into : undefined;
	};
	const standIns = new Map<string, string>();
	for (const { id, mergedInto: into } of entries.values()) {
		const survivor = into === undefined ? id : standsFor(id, mergedInto);
		if (survivor !== id) standIns.set(id, survivor);
	}
	return standIns;
}
