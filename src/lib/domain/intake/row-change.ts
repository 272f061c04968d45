import { displayName, type Customer } from '../customer';
import { registerStamp, withRegisters, type RegisterPath } from '../record';
import type { FieldKey } from '../fields';
import { fold } from '../text';
import type { CleanColumn } from './cleaned';
import type { Plan, PlanOptions, ValueChange } from './planned';
import type { ColumnKey } from './recipe';
import { isList, isNews, storedValue, writesOf, type Write } from './registers';
import type { CellValue } from './values';

export interface Cell {
	column: CleanColumn;
	value: CellValue;
	/** False for a phone or an email that cannot exist. */
	holds: boolean;
	/** A recipe put it where the file says nothing. */
	filled: boolean;
}

/** A kept row: the cells that say something. */
export interface Row {
	/** In the file. */
	number: number;
	fingerprint: string;
	cells: Cell[];
}

/** A stored customer as a row found it, and the one that stands for it where it was merged into another. */
export interface Found {
	direct: Customer;
	standing: Customer;
}

/** What earlier rows of the file have said of a customer. */
export interface Told {
	/** As those rows leave it. */
	customer: Customer;
	keys: Set<ColumnKey>;
}

/** Adds what a row changes in the customer it matches to the plan. @param told by customer id; kept up to date here */
export function planChange(plan: Plan, row: Row, found: Found, told: Map<string, Told>, options: PlanOptions): void {
	const { direct, standing } = found;
	const { id } = standing;
	const name = displayName(standing);
	const earlier = told.get(id);
	const changes: ValueChange[] = [];
	const set: Write[] = [];
	let customer = earlier?.customer ?? standing;
	for (const { column, value, holds, filled } of row.cells) {
		const { key } = column;
		if (!isNews(customer, column, value, options.country)) continue;
		const from = storedValue(customer, column);
		// A number that cannot exist, or a gap that was filled, takes nothing's place; what lost when two customers were merged stays lost.
		if ((!holds || filled) && from !== undefined) continue;
		if (direct !== standing && from !== undefined && !isNews(direct, column, value, options.country)) continue;
		const keep = (because: 'own-edit' | 'earlier-row') =>
			plan.kept.push({ row: row.number, id, name, key, from, to: value, because });
		if (earlier?.keys.has(key) && !isList(column)) {
			keep('earlier-row');
			continue;
		}
		const all = writesOf(customer, column, value, options.moment);
		const writes = options.preferFile ? all : all.filter(([path]) => !isOwnEdit(standing, path, options));
		if (writes.length < all.length) keep('own-edit');
		if (writes.length === 0) continue;
		customer = withRegisters(customer, writes, '');
		changes.push({ key, from, to: storedValue(customer, column) });
		set.push(...writes);
	}
	const keys = earlier?.keys ?? new Set();
	for (const { column } of row.cells) keys.add(column.key);
	const marks: Write[] = [];
	// The first import of a customer is what later edits are later than.
	if (customer.batch === undefined) marks.push(['batch', options.batch]);
	const known = customer.fingerprints ?? [];
	if (!known.includes(row.fingerprint))
		marks.push(['fingerprints', earlier ? [...known, row.fingerprint] : [row.fingerprint]]);
	if (changes.length > 0) plan.changed.push({ row: row.number, id, name, changes, set: [...set, ...marks] });
	else {
		plan.unchanged.push({ row: row.number, id, name });
		if (marks.length) plan.adopted.push({ id, set: marks });
	}
	told.set(id, { customer: withRegisters(customer, marks, ''), keys });
}

/**
 * Whether a rep wrote, or emptied, the register after the first import of this customer. What was typed before any
 * file spoke of the customer may be replaced by one.
 */
function isOwnEdit(customer: Customer, path: RegisterPath, { imported }: PlanOptions): boolean {
	if (customer.batch === undefined) return false;
	const stamp = registerStamp(customer, path);
	return stamp > registerStamp(customer, 'batch') && !imported.has(stamp);
}

const KEY_COLUMNS: ReadonlySet<ColumnKey> = new Set<FieldKey>(['externalId', 'name', 'email', 'phone']);

/**
 * Whether a row that matches a customer names them otherwise than an earlier row of the file: then they are two
 * customers, and the earlier row has found the one in the book.
 */
export function isDisputed(
	cells: Cell[],
	{ direct, standing }: Found,
	told: Map<string, Told>,
	country: string
): boolean {
	const earlier = told.get(standing.id);
	if (!earlier) return false;
	const isOther = (customer: Customer, { column, value }: Cell) =>
		column.key === 'name'
			? fold(customer.name ?? '') !== fold(value as string)
			: isNews(customer, column, value, country);
	return cells.some(
		(cell) =>
			cell.holds &&
			KEY_COLUMNS.has(cell.column.key) &&
			earlier.keys.has(cell.column.key) &&
			isOther(earlier.customer, cell) &&
			(direct === standing || isOther(direct, cell))
	);
}
