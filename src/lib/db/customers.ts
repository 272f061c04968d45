import { standsFor, type Customer } from '../domain/customer';
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

/** The customer of that id, or the one it was merged into; undefined where there is none. */
export async function standingCustomer(db: SatchelDatabase, id: string): Promise<Customer | undefined> {
	const met = new Map<string, Customer>();
	let next: string | undefined = id;
	while (next !== undefined && !met.has(next)) {
		const customer: Customer | undefined = await db.customers.get(next);
		if (!customer) break;
		met.set(next, customer);
		next = customer.mergedInto;
	}
	return met.get(
		standsFor(id, (each) => {
			const into = met.get(each)?.mergedInto;
			return into !== undefined && met.has(into) ? into : undefined;
		})
	);
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
