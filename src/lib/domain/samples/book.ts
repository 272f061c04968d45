import type { SampleName } from '../sample';

/** Rows as columns, one list a field: repeated numbers compress to almost nothing. */
export type Columns<R> = { [K in keyof R]: R[K][] };

/** Place of a sentence in the book's {@link SampleBook.texts}; -1 for none. */
type TextPlace = number;
/** Place of a code in `CHANNELS` or `OUTCOMES`; -1 for none. */
type CodePlace = number;
/** Days from the Monday of the week in which the book is loaded, so that weekdays stay what they are. */
type WeekDay = number;
/** Minutes since midnight, the phone's own time. */
type MinuteOfDay = number;
/** Hundredths of a currency that has hundredths. */
type MinorUnits = number;

/**
 * A sample book as it lies in the build, made by `.config/samples/`. Blank texts are `''`. People have the names of
 * their own language; what a rep writes (notes, needs, tags, titles) is there in both and loaded in one.
 */
export interface SampleBook {
	name: SampleName;
	texts: [english: string, chinese: string][];
	/** The part of the busiest month's trade that each month has, January first. */
	season: number[];
	customers: Columns<SampleCustomer>;
	contacts: Columns<SampleContact>;
	orders: Columns<SampleOrder>;
	kept: Columns<KeptPromise>;
	open: Columns<OpenPromise>;
	scores: Columns<SampleScore>;
}

export interface SampleCustomer {
	/** A company where there is no name. */
	name: string;
	company: string;
	title: TextPlace;
	phone: string;
	email: string;
	wechat: string;
	address: string;
	/** Whole years on the day of loading; 0 where not known. */
	age: number;
	/** `03-28`; blank where not known. */
	birthday: string;
	gender: 'male' | 'female' | '';
	tags: TextPlace[];
	needs: TextPlace;
	source: TextPlace;
	notes: TextPlace;
	preferred: CodePlace;
	/** Days between contacts; 0 where the customer has no cadence of its own. */
	ideal: number;
	maximum: number;
	/** A channel on which the customer does not want to be reached. */
	withdrawn: CodePlace;
	/** Orders from before the year. */
	orderCount: number;
	totalAmount: MinorUnits;
}

/** Contacts stand by customer, then by time. */
export interface SampleContact {
	customer: number;
	day: WeekDay;
	minute: MinuteOfDay;
	channel: CodePlace;
	inbound: 0 | 1;
	outcome: CodePlace;
	/** Length of a conversation; 0 where it has none. */
	minutes: number;
	note: TextPlace;
	/** Minutes from an inbound contact to the answer and to the end of the matter; -1 while it waits. */
	respondedAfter: number;
	resolvedAfter: number;
	/** 1-5; 0 for none. */
	rating: number;
}

export interface SampleOrder {
	customer: number;
	day: WeekDay;
	minute: MinuteOfDay;
	amount: MinorUnits;
	note: TextPlace;
}

/** A promise of the past, made in one contact and kept, in time or late, by another: both places in `contacts`. */
export interface KeptPromise {
	madeIn: number;
	due: WeekDay;
	keptBy: number;
	title: TextPlace;
}

/** A promise that is open: what Today lives of. */
export interface OpenPromise {
	customer: number;
	/** Days from the day of loading; negative where it is overdue. */
	inDays: number;
	/** -1 for any time of the day. */
	minute: MinuteOfDay;
	kind: 'call' | 'message' | 'email' | 'visit';
	title: TextPlace;
}

/** A score given outside a contact. */
export interface SampleScore {
	customer: number;
	day: WeekDay;
	minute: MinuteOfDay;
	kind: 'NPS' | 'CES' | 'CSAT';
	score: number;
	comment: TextPlace;
}

/** The rows of a table of columns. */
export function* rowsOf<R extends object>(columns: Columns<R>): Generator<R> {
	const fields = Object.keys(columns) as (keyof R)[];
	for (let row = 0; row < (columns[fields[0]!]?.length ?? 0); row++)
		yield Object.fromEntries(fields.map((field) => [field, columns[field][row]])) as R;
}

/** The other way round. @param fields of every row, also where there is none */
export function columnsOf<R extends object>(rows: readonly R[], fields: readonly (keyof R & string)[]): Columns<R> {
	return Object.fromEntries(fields.map((field) => [field, rows.map((row) => row[field])])) as Columns<R>;
}
