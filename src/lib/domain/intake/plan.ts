import type { Customer } from '../customer';
import type { RegisterPath } from '../record';
import type { CellNote, ColumnNote, Quarantined } from './cleaned';

/** Every row of the file is in exactly one of these: `rows` is the sum of the others. */
export interface PlanCounts {
	rows: number;
	quarantined: number;
	duplicates: number;
	unchanged: number;
	changed: number;
	new: number;
}

/** A row whose customer is not in the book. */
export interface NewCustomer {
	row: number;
	customer: Omit<Customer, 'clock'>;
	/** Customers with the same phone or email under another name. */
	possibleDuplicateOf: string[];
	/** A customer in the trash that the row would match; the trash stays as it is. */
	inTrash?: string;
}

/** One register, before and after. */
export interface ValueChange {
	path: RegisterPath;
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
}

/** A value the file would change but does not: the rep's own, or one an earlier row of the file has said. */
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
	changed: ChangedCustomer[];
	kept: KeptValue[];
	/** In the file's order. */
	quarantined: Quarantined[];
	/** Row numbers of a repeat and of the row it repeats. */
	duplicates: { row: number; of: number }[];
	/** Of rows that are kept. */
	notes: CellNote[];
	columnNotes: ColumnNote[];
}

/** A write as `commit()` takes it. */
export type CustomerChange =
	| { table: 'customers'; create: Omit<Customer, 'clock'> }
	| { table: 'customers'; id: string; set: (readonly [RegisterPath, unknown])[] };

/** The plan's writes: new customers first, then changed ones. */
export const changesOf = (plan: Plan): CustomerChange[] => [
	...plan.created.map(({ customer }): CustomerChange => ({ table: 'customers', create: customer })),
	...plan.changed.map(({ id, changes }): CustomerChange => ({
		table: 'customers',
		id,
		set: changes.map(({ path, to }) => [path, to])
	}))
];
