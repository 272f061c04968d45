import type { Customer } from '../customer';
import type { Stamp } from '../stamp';
import type { CellNote, ColumnNote, Quarantined, StepReport } from './cleaned';
import type { ColumnKey } from './recipe';
import type { Moment, Write } from './registers';

/** Every row of the file is in exactly one of these: `rows` is the sum of the others. */
export interface PlanCounts {
	rows: number;
	quarantined: number;
	/** By the person. */
	leftOut: number;
	duplicates: number;
	unchanged: number;
	changed: number;
	new: number;
}

/** A row whose customer is not in the book. */
export interface NewCustomer {
	row: number;
	readonly customer: Omit<Customer, 'clock'>;
	/** Ids of customers with the same phone or email under another name. */
	possibleDuplicateOf: readonly string[];
	/** Id of a customer in the trash that the row would match; it stays in the trash. */
	inTrash?: string;
}

/** A field, or a custom field, before and after. Tags: those there were, and those there will be. */
export interface ValueChange {
	key: ColumnKey;
	from: unknown;
	to: unknown;
}

/** A row that says something new of a customer in the book. */
export interface ChangedCustomer {
	row: number;
	id: string;
	/** As the customer is shown now. */
	name: string;
	changes: ValueChange[];
	/** The same as registers, and the marks of the import (`batch`, `fingerprints`). */
	set: Write[];
}

/** A value the file would change but does not: the rep's own, or one that an earlier row of the file has said. */
export interface KeptValue extends ValueChange {
	row: number;
	id: string;
	name: string;
	because: 'own-edit' | 'earlier-row';
}

/** What an import would do, in full. Nothing is written yet. */
export interface Plan {
	counts: PlanCounts;
	created: NewCustomer[];
	/** By row; a customer that two rows speak of is here twice, to be written in this order. */
	changed: ChangedCustomer[];
	/** Unchanged customers that no file, or another row, brought before: marked, so that the row finds them again. */
	adopted: { id: string; set: Write[] }[];
	kept: KeptValue[];
	unchanged: { row: number; id: string; name: string }[];
	quarantined: Quarantined[];
	/** Rows that the person left out. */
	leftOut: Quarantined[];
	/** Row numbers of a repeat and of the row it repeats. */
	duplicates: { row: number; of: number }[];
	notes: CellNote[];
	columnNotes: ColumnNote[];
	/** What each step of the recipe did. */
	steps: StepReport[];
}

export interface PlanOptions {
	/** Id of the import batch. */
	batch: string;
	/** A new UUID v7. */
	newId: () => string;
	/** ISO 3166-1 alpha-2, of stored phones without a country code. */
	country: string;
	moment: Moment;
	/** Ids of customers erased for good: nobody comes back under one of them. */
	erased?: ReadonlySet<string>;
	/** Stamps of imports, and of undone imports: what stands under them is no rep's own edit. */
	imported: ReadonlySet<Stamp>;
	/** What the file says goes before the rep's own edits. */
	preferFile?: boolean;
}

/** A write as `commit()` takes it. */
export type CustomerChange =
	{ table: 'customers'; create: Omit<Customer, 'clock'> } | { table: 'customers'; id: string; set: readonly Write[] };

/** Makes its customer when it is written, not before. */
class Creation {
	constructor(private readonly of: NewCustomer) {}

	get table() {
		return 'customers' as const;
	}

	get create(): NewCustomer['customer'] {
		return this.of.customer;
	}
}

/** The plan's writes, new customers first. Count by `Plan.counts`: adopted customers are written and unchanged. */
export const changesOf = ({ created, changed, adopted }: Plan): CustomerChange[] => [
	...created.map((each) => new Creation(each)),
	...[...changed, ...adopted].map(({ id, set }): CustomerChange => ({ table: 'customers', id, set }))
];
