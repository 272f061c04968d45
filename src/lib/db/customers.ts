import type { Customer } from '../domain/customer';
import { withRegisters, type RegisterPath } from '../domain/record';
import { toTrash } from './change';
import { commit, type Receipt } from './commit';
import type { SatchelDatabase } from './schema';

/** The latest contacted first, then the latest added; without those in the trash and those merged into others. */
export async function recentCustomers(db: SatchelDatabase, count: number): Promise<Customer[]> {
	const listed = (customer: Customer) => !customer.deleted && customer.mergedInto === undefined;
	const contacted = await db.customers.orderBy('lastContactAt').reverse().filter(listed).limit(count).toArray();
	if (contacted.length === count) return contacted;
	const added = await db.customers
		.toCollection()
		.reverse()
		.filter((customer) => listed(customer) && customer.lastContactAt === undefined)
		.limit(count - contacted.length)
		.toArray();
	return [...contacted, ...added];
}

/** The customer's own id and those of all customers merged into it, near or far. */
export async function idsOfPerson(db: SatchelDatabase, id: string): Promise<string[]> {
	const ids = new Set([id]);
	let found = [id];
	while (found.length > 0) {
		const merged = (await db.customers.where('mergedInto').anyOf(found).primaryKeys()) as string[];
		found = merged.filter((each) => !ids.has(each));
		found.forEach((each) => ids.add(each));
	}
	return [...ids];
}

/** What one edit of a customer writes. */
export interface CustomerEdit {
	id: string;
	/** The customer was not in the book when the page looked; where that still holds, the edit makes it. */
	isNew: boolean;
	/** From the customer as it is stored when the edit is written, the registers to write. */
	registers: (customer: Customer) => [RegisterPath, unknown][];
	/** Milliseconds since 1970. */
	now: number;
	/** The action this is a further step of. */
	continues?: string;
}

export function editCustomer(
	db: SatchelDatabase,
	{ id, isNew, registers, now, continues }: CustomerEdit
): Promise<Receipt> {
	const kind = isNew ? 'customer.create' : 'customer.edit';
	return commit(db, { kind, now, continues }, ['customers'], async () => {
		const customer = await db.customers.get(id);
		if (customer || !isNew) return { changes: [{ table: 'customers', id, set: customer ? registers(customer) : [] }] };
		const blank: Customer = { id, clock: {} };
		const { clock: _, ...create } = withRegisters(blank, registers(blank), '');
		return { changes: [{ table: 'customers', create }] };
	});
}

/** @param now milliseconds since 1970 */
export function trashCustomer(db: SatchelDatabase, id: string, now: number): Promise<Receipt> {
	return commit(db, { kind: 'customer.delete', now, facts: { customer: id } }, ['customers'], {
		changes: [toTrash('customers', id)]
	});
}

/** @param now milliseconds since 1970 */
export function restoreCustomer(db: SatchelDatabase, id: string, now: number): Promise<Receipt> {
	return commit(db, { kind: 'customer.restore', now, facts: { customer: id } }, ['customers'], {
		changes: [{ table: 'customers', id, set: [['deleted', undefined]] }]
	});
}

/** Adds customers in one action. @param now milliseconds since 1970 */
export function addCustomers(
	db: SatchelDatabase,
	customers: readonly Omit<Customer, 'clock'>[],
	now: number
): Promise<Receipt> {
	return commit(db, { kind: 'customer.create', now, facts: { customers: customers.length } }, ['customers'], {
		changes: customers.map((create) => ({ table: 'customers', create }))
	});
}
