import { displayName, type Customer } from '../../domain/customer';
import type { CellNote, ColumnNote, Quarantined, StepReport } from '../../domain/intake/cleaned';
import type { ChangedCustomer, KeptValue, Plan, PlanCounts } from '../../domain/intake/planned';
import type { Review } from '../../domain/intake/review';
import { fold } from '../../domain/text';

/** What a plan makes of a row. */
export type RowKind = Exclude<keyof PlanCounts, 'rows'>;

/** A new customer as a list shows it. */
interface NewRow {
	row: number;
	name: string;
	/** Phone, email and company, as far as they are known. */
	details: string[];
}
/** A row that stays out of the book. */
interface AsideRow extends Pick<Quarantined, 'row' | 'column' | 'reason'> {
	/** What the row says first, to know it by. */
	details: string[];
}

/** What a person can look at before an import, by list. */
export interface PlanLists {
	/** Rows that the person mended, the latest first, and what became of them. */
	mended: { row: number; now: RowKind };
	changed: Omit<ChangedCustomer, 'set'>;
	created: NewRow;
	unchanged: Plan['unchanged'][number];
	quarantined: AsideRow;
	leftOut: AsideRow;
	/** New customers beside the names of those they share a phone or email with. */
	lookAlikes: NewRow & { names: string[] };
	kept: KeptValue;
	notes: CellNote;
	duplicates: Plan['duplicates'][number];
}
export type ListName = keyof PlanLists;

/** A list's first rows, and how many there are. */
export interface Window<T> {
	total: number;
	rows: T[];
}
export type PlanWindows = { [L in ListName]: Window<PlanLists[L]> };

/** A plan in as much as a page can show: counts, and the first of everything. */
export interface PlanSummary {
	counts: PlanCounts;
	columnNotes: ColumnNote[];
	/** What each step of the recipe did. */
	steps: StepReport[];
	/** New customers that are in the trash too. */
	inTrash: number;
	/** Rows whose phone cannot exist: many of them speak for another country. */
	impossiblePhones: number;
	lists: PlanWindows;
}

const FIRST = 5;
/** Cells that a row is known by. */
const DETAILS = 3;

/** A list of a plan that shows its rows on demand. */
interface Listing<T> {
	total: number;
	from: (start: number, count: number) => T[];
	/** The list of those rows alone in which the folded text is found. */
	find: (text: string) => Listing<T>;
}
type Listings = { [L in ListName]: Listing<PlanLists[L]> };

/** A plan as a page looks at it. `text`: only rows in which it is found. */
export interface PlanView {
	summary: PlanSummary;
	find: (text: string) => PlanWindows;
	more: <L extends ListName>(of: L, from: number, count: number, text?: string) => PlanLists[L][];
}

/** @param customers those the plan was made against */
export function viewOf(plan: Plan, review: Review, customers: readonly Customer[]): PlanView {
	const all = listingsOf(plan, review, new Map(customers.map((customer) => [customer.id, displayName(customer)])));
	let found = { text: '', listings: all };
	const search = (text = ''): Listings => {
		const folded = fold(text);
		if (folded === '') return all;
		if (found.text !== folded) {
			const listings = Object.entries(all).map(([name, listing]) => [name, listing.find(folded)]);
			found = { text: folded, listings: Object.fromEntries(listings) as unknown as Listings };
		}
		return found.listings;
	};
	const find = (text?: string): PlanWindows => {
		const windows = Object.entries(search(text)).map(([name, { total, from }]) => [
			name,
			{ total, rows: from(0, FIRST) }
		]);
		return Object.fromEntries(windows) as PlanWindows;
	};
	return {
		summary: {
			counts: plan.counts,
			columnNotes: plan.columnNotes,
			steps: plan.steps,
			impossiblePhones:
				plan.notes.filter(({ code }) => code === 'cell-not-a-phone').length +
				plan.quarantined.filter(({ reason }) => reason.code === 'row-impossible-phone').length,
			inTrash: plan.created.filter(({ inTrash }) => inTrash !== undefined).length,
			lists: find()
		},
		find,
		more: (of, from, count, text) => search(text)[of].from(from, count)
	};
}

const newRow = ({ row, customer }: Plan['created'][number]): NewRow => ({
	row,
	name: displayName(customer),
	details: [customer.phone, customer.email, customer.company].filter((detail) => detail !== undefined)
});

const asideRow = ({ row, column, reason, cells }: Quarantined): AsideRow => ({
	row,
	column,
	reason,
	details: cells.filter((cell) => cell.trim() !== '').slice(0, DETAILS)
});

/** @param text what a row is found by beside its number */
function listing<S extends { row: number }, T>(
	source: readonly S[],
	show: (each: S) => T,
	text: (each: S) => readonly unknown[]
): Listing<T> {
	return {
		total: source.length,
		from: (start, count) => source.slice(start, start + count).map(show),
		find: (wanted) => {
			const found = source.filter((each) => String(each.row) === wanted || fold(text(each).join(' ')).includes(wanted));
			return listing(found, show, text);
		}
	};
}

function listingsOf(plan: Plan, review: Review, names: ReadonlyMap<string, string>): Listings {
	const alike = plan.created.filter(({ possibleDuplicateOf }) => possibleDuplicateOf.length > 0);
	const namesOf = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '');
	const textOfNew = (each: Plan['created'][number]) => {
		const { name, details } = newRow(each);
		return [name, ...details, ...namesOf(each.possibleDuplicateOf)];
	};
	const whole = <T>(each: T): T => each;
	return {
		mended: listing(mendedRows(plan, review), whole, () => []),
		changed: listing(
			plan.changed,
			({ set: _, ...shown }) => shown,
			({ name, changes }) => [name, ...changes.flatMap(({ from, to }) => [from, to])]
		),
		created: listing(plan.created, newRow, textOfNew),
		unchanged: listing(plan.unchanged, whole, ({ name }) => [name]),
		quarantined: listing(plan.quarantined, asideRow, ({ cells }) => cells),
		leftOut: listing(plan.leftOut, asideRow, ({ cells }) => cells),
		lookAlikes: listing(alike, (each) => ({ ...newRow(each), names: namesOf(each.possibleDuplicateOf) }), textOfNew),
		kept: listing(plan.kept, whole, ({ name, from, to }) => [name, from, to]),
		notes: listing(plan.notes, whole, ({ column, text }) => [column, text]),
		duplicates: listing(plan.duplicates, whole, ({ of }) => [of])
	};
}

function mendedRows(plan: Plan, { mended }: Review): PlanLists['mended'][] {
	if (mended.size === 0) return [];
	const kinds: [RowKind, { row: number }[]][] = [
		['new', plan.created],
		['changed', plan.changed],
		['unchanged', plan.unchanged],
		['duplicates', plan.duplicates],
		['leftOut', plan.leftOut],
		['quarantined', plan.quarantined]
	];
	const found = new Map<number, RowKind>();
	for (const [kind, rows] of kinds) for (const { row } of rows) if (mended.has(row)) found.set(row, kind);
	return [...mended.keys()].reverse().flatMap((row) => {
		const now = found.get(row);
		return now ? [{ row, now }] : [];
	});
}
