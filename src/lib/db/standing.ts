import { mergesAmong, standsFor, type Customer } from '../domain/customer';
import type { SatchelDatabase } from './schema';

/**
 * The customer that stands for each id: itself, or the one it was merged into; one in the trash too. Unknown ids have no
 * entry. One or two look-ups by key, however large the book.
 */
export async function standIns(db: SatchelDatabase, ids: Iterable<string>): Promise<Map<string, Customer>> {
	const asked = [...new Set(ids)];
	const known = new Map<string, Customer>();
	let wanted = asked;
	while (wanted.length > 0) {
		const found = (await db.customers.bulkGet(wanted)).filter((customer) => customer !== undefined);
		for (const customer of found) known.set(customer.id, customer);
		wanted = [...new Set(found.flatMap(({ mergedInto }) => mergedInto ?? []))].filter((id) => !known.has(id));
	}
	const mergedInto = mergesAmong(known);
	const standing = new Map<string, Customer>();
	for (const id of asked) {
		const customer = known.get(standsFor(id, mergedInto));
		if (customer) standing.set(id, customer);
	}
	return standing;
}

/** As {@link standIns}, without those in the trash. */
export async function standingCustomers(db: SatchelDatabase, ids: Iterable<string>): Promise<Map<string, Customer>> {
	return new Map([...(await standIns(db, ids))].filter(([, customer]) => !customer.deleted));
}
