import type { Channel } from './interaction';
import type { Stamped } from './record';
import type { Instant, PlainDay } from './time';

export type Gender = 'male' | 'female' | 'other';
export type CustomValue = string | number | boolean;

export interface Consent {
	state: 'given' | 'withdrawn';
	at: Instant;
	/** Where it was said: a form, a call, an import. */
	source?: string;
}

/** A person or company in the book. Everything but id and clock may be missing. */
export interface Customer extends Stamped {
	kind?: 'person' | 'company';
	name?: string;
	company?: string;
	/** The record of the company, of kind `company`, beside the word for it; merges of it are followed on read. */
	companyId?: string;
	title?: string;
	/** The customer's number in another system; the first key an import matches by. */
	externalId?: string;
	/** E.164 where the number can exist, else as it was typed. */
	phone?: string;
	/** Lower case where it can be an address, else as it was typed. */
	email?: string;
	morePhones?: string[];
	moreEmails?: string[];
	/** Handles elsewhere by service: wechat, whatsapp … */
	handles?: Record<string, string>;
	preferredChannel?: Channel;
	address?: string;
	place?: { lat: number; lng: number };
	birthday?: PlainDay;
	/** An age as it was told, and when; a birthday is used only where there is none. */
	age?: { years: number; asOf: PlainDay };
	gender?: Gender;
	tags?: string[];
	needs?: string;
	source?: string;
	notes?: string;
	careEveryDays?: { ideal: number; maximum: number };
	consent?: Partial<Record<Channel, Consent>>;
	/** Orders from before this book: the totals as imported. Orders after `asOf` are added to them. */
	opening?: { orderCount?: number; totalAmount?: number; asOf: PlainDay };
	/** The satisfaction label of an import, and its moment. */
	satisfied?: { value: boolean; at: Instant };
	custom?: Record<string, CustomValue>;
	/** The customer this one was merged into; followed on read. */
	mergedInto?: string;
	/** Id of the sample book or import batch that first wrote the row. Its stamp tells a rep's later edits apart. */
	batch?: string;
	/** Fingerprints of the file rows in which the last import found this customer; the same rows find it again. */
	fingerprints?: string[];
	/** Start of the latest contact; derived, unstamped. */
	lastContactAt?: Instant;
	/** Start of the latest contact in which they were reached; derived, unstamped. */
	lastCareAt?: Instant;
	/**
	 * The last day on which a contact keeps the cadence; past it the customer has gone quiet. Derived, from those merged
	 * into this one too; missing where no cadence applies, in the trash, and of who stands for nobody.
	 */
	careDueOn?: PlainDay;
}

/** What a list shows for a customer: the name, else the first thing known of them. */
export function displayName(customer: Pick<Customer, 'name' | 'company' | 'phone' | 'email' | 'externalId'>): string {
	return customer.name || customer.company || customer.externalId || customer.phone || customer.email || '';
}

/** What tells a customer from others of the same name; undefined where nothing but the name is known. */
export function besideName(
	customer: Pick<Customer, 'name' | 'company' | 'phone' | 'email' | 'externalId'>
): string | undefined {
	const name = displayName(customer);
	return [customer.company, customer.phone, customer.email, customer.externalId].find((each) => each && each !== name);
}

/** Whom each customer was merged into; nobody where the other is not known, as of a pointer that a partial backup left. */
export const mergesAmong =
	(known: ReadonlyMap<string, Customer>) =>
	(id: string): string | undefined => {
		const into = known.get(id)?.mergedInto;
		return into !== undefined && known.has(into) ? into : undefined;
	};

/**
 * Follows `mergedInto` to the customer that stands for this one. A cycle (two phones merged the same pair both ways)
 * breaks at its lowest id, so every member of it ends at the same customer on every phone.
 */
export function standsFor(id: string, mergedInto: (id: string) => string | undefined): string {
	const path: string[] = [];
	let current = id;
	while (!path.includes(current)) {
		path.push(current);
		const next = mergedInto(current);
		if (next === undefined) return current;
		current = next;
	}
	return path.slice(path.indexOf(current)).reduce((lowest, each) => (each < lowest ? each : lowest));
}
