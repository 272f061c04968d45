import { displayName, type Customer } from '../../domain/customer';
import type { CellNote, ColumnNote, Quarantined } from '../../domain/intake/cleaned';
import type { ChangedCustomer, KeptValue, Plan, PlanCounts } from '../../domain/intake/planned';

/** A new customer as a list shows it. */
interface NewRow {
	row: number;
	name: string;
	/** Phone, email and company, as far as they are known. */
	details: string[];
}

/** What a person can look at before an import, by list. */
export interface PlanLists {
	changed: Omit<ChangedCustomer, 'set'>;
	created: NewRow;
	quarantined: Pick<Quarantined, 'row' | 'column' | 'reason'>;
	/** New customers beside the names of those they share a phone or email with. */
	lookAlikes: NewRow & { names: string[] };
	kept: KeptValue;
	notes: CellNote;
	duplicates: { row: number; of: number };
}
export type ListName = keyof PlanLists;

/** A list's first rows, and how many there are. */
export interface Window<T> {
	total: number;
	rows: T[];
}

/** A plan in as much as a page can show: counts, and the first of everything. */
export interface PlanSummary {
	counts: PlanCounts;
	columnNotes: ColumnNote[];
	/** New customers that are in the trash too. */
	inTrash: number;
	/** Rows whose phone cannot exist: many of them speak for another country. */
	impossiblePhones: number;
	lists: { [L in ListName]: Window<PlanLists[L]> };
}

const FIRST = 5;

const newRow = ({ row, customer }: Plan['created'][number]): NewRow => ({
	row,
	name: displayName(customer),
	details: [customer.phone, customer.email, customer.company].filter((detail) => detail !== undefined)
});

/** A list of a plan that shows its rows on demand. */
interface Listing<T> {
	total: number;
	from: (start: number, count: number) => T[];
}
type Listings = { [L in ListName]: Listing<PlanLists[L]> };

/** A plan as a page looks at it. */
export interface PlanView {
	summary: PlanSummary;
	more: <L extends ListName>(of: L, from: number, count: number) => PlanLists[L][];
}

/** @param customers those the plan was made against */
export function viewOf(plan: Plan, customers: readonly Customer[]): PlanView {
	const listings = listingsOf(plan, new Map(customers.map((customer) => [customer.id, displayName(customer)])));
	const first = Object.entries(listings).map(([name, { total, from }]) => [name, { total, rows: from(0, FIRST) }]);
	return {
		summary: {
			counts: plan.counts,
			columnNotes: plan.columnNotes,
			impossiblePhones:
				plan.notes.filter(({ code }) => code === 'cell-not-a-phone').length +
				plan.quarantined.filter(({ reason }) => reason.code === 'row-impossible-phone').length,
			inTrash: plan.created.filter(({ inTrash }) => inTrash !== undefined).length,
			lists: Object.fromEntries(first) as PlanSummary['lists']
		},
		more: (of, from, count) => listings[of].from(from, count)
	};
}

function listingsOf(plan: Plan, names: ReadonlyMap<string, string>): Listings {
	const listing = <S, T>(source: readonly S[], show: (each: S) => T): Listing<T> => ({
		total: source.length,
		from: (start, count) => source.slice(start, start + count).map(show)
	});
	const alike = plan.created.filter(({ possibleDuplicateOf }) => possibleDuplicateOf.length > 0);
	return {
		changed: listing(plan.changed, ({ set: _, ...shown }) => shown),
		created: listing(plan.created, newRow),
		quarantined: listing(plan.quarantined, ({ row, column, reason }) => ({ row, column, reason })),
		lookAlikes: listing(alike, (each) => ({
			...newRow(each),
			names: each.possibleDuplicateOf.map((id) => names.get(id) ?? '')
		})),
		kept: listing(plan.kept, (each) => each),
		notes: listing(plan.notes, (each) => each),
		duplicates: listing(plan.duplicates, (each) => each)
	};
}
