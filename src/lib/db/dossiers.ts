import { mergesAmong, standsFor } from '../domain/customer';
import { grouped } from '../domain/grouped';
import type { Dossier } from '../domain/insights/features';
import { readSlices } from './read-slices';
import type { SatchelDatabase } from './schema';

const TABLES = ['customers', 'interactions', 'followUps', 'orders', 'feedback'] as const;

/**
 * Every customer in the book with all that is theirs and theirs who were merged into them, in the order they came; one
 * book, whatever is written meanwhile. What is in the trash is left out.
 *
 * @param onSlice told the rows read and to read; may throw to cancel
 */
export async function readDossiers(
	db: SatchelDatabase,
	onSlice: (done: number, total: number) => void = () => {}
): Promise<Dossier[]> {
	const { customers, interactions, followUps, orders, feedback } = await readSlices(db, TABLES, onSlice);
	const mergedInto = mergesAmong(new Map(customers.map((customer) => [customer.id, customer])));
	const ownedBy = <T extends { customerId: string; deleted?: boolean }>(rows: T[]): Map<string, T[]> =>
		grouped(
			rows.filter(({ deleted }) => !deleted),
			({ customerId }) => standsFor(customerId, mergedInto)
		);
	const [contacts, promised, ordered, said] = [
		ownedBy(interactions),
		ownedBy(followUps),
		ownedBy(orders),
		ownedBy(feedback)
	];
	return customers
		.filter(({ id, deleted }) => !deleted && standsFor(id, mergedInto) === id)
		.map((customer) => ({
			customer,
			contacts: contacts.get(customer.id) ?? [],
			followUps: promised.get(customer.id) ?? [],
			orders: ordered.get(customer.id) ?? [],
			feedback: said.get(customer.id) ?? []
		}));
}
