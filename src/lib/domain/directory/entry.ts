import { displayName, standsFor, type Customer } from '../customer';
import { isSample } from '../sample';
import type { Instant } from '../time';
import type { Han } from './han';
import { searchLine } from './line';
import { compareNames, sectionOf } from './name-order';

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
	/** Came with a sample book. */
	sample?: true;
}

/** What the directory keeps of a customer. */
export interface Entry extends DirectoryRow {
	/** Its place among the lines that are searched; kept for as long as the directory lives. */
	slot: number;
	section: string;
	line: string;
	/** Whether the name is that of a person, as far as is known. */
	isPerson: boolean;
	mergedInto?: string;
	deleted?: boolean;
}

export function entryOf(customer: Customer, slot: number, han?: Han): Entry {
	const { id, kind, company, phone, lastContactAt, mergedInto, deleted } = customer;
	const name = displayName(customer);
	const section = sectionOf(name);
	const own = searchLine(customer);
	const line = han ? han.simplify(own) : own;
	const isPerson = kind !== 'company' && !!customer.name && customer.name !== company;
	const sample = isSample(customer) || undefined;
	return { id, name, company, phone, lastContactAt, sample, slot, section, line, isPerson, mergedInto, deleted };
}

export const rowOf = ({ id, name, company, phone, lastContactAt, sample }: Entry): DirectoryRow => ({
	id,
	name,
	company,
	phone,
	lastContactAt,
	...(sample && { sample })
});

const descending = (a: string, b: string): number => (a > b ? -1 : a < b ? 1 : 0);

export const COMPARE: Record<DirectorySort, (a: Entry, b: Entry) => number> = {
	name: compareNames,
	contact: (a, b) => descending(a.lastContactAt ?? '', b.lastContactAt ?? '') || descending(a.id, b.id),
	// Ids are UUID v7: their text is the order they were made in.
	newest: (a, b) => descending(a.id, b.id)
};

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
