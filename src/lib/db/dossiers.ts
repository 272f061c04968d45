import { standsFor, type Customer } from '../domain/customer';
import type { Dossier } from '../domain/insights/features';
import type { RecordRows } from '../domain/tables';
import type { SatchelDatabase } from './schema';

const OWNED = ['interactions', 'followUps', 'orders', 'feedback'] as const;
const SLICE = 2000;

interface Filling {
	customer: Customer;
	contacts: RecordRows['interactions'][];
	followUps: RecordRows['followUps'][];
	orders: RecordRows['orders'][];
	feedback: RecordRows['feedback'][];
}

/**
 * Every customer in the book with all that is theirs and theirs who were merged into them, in the order they came; one
 * book, whatever is written meanwhile. What is in the trash is left out.
 *
 * @param onSlice told the rows read and to read; may throw to cancel
 */
export function readDossiers(
	db: SatchelDatabase,
	onSlice: (done: number, total: number) => void = () => {}
): Promise<Dossier[]> {
	const tables = ['customers', ...OWNED] as const;
	return db.transaction('r', [...tables], async () => {
		let total = 0;
		for (const table of tables) total += await db.table(table).count();
		let done = 0;
		const slice = (rows: number) => onSlice((done += rows), total);

		const customers = new Map<string, Customer>();
		await eachSlice(db, 'customers', (rows) => {
			for (const row of rows) customers.set(row.id, row);
			slice(rows.length);
		});
		const mergedInto = (id: string) => {
			const into = customers.get(id)?.mergedInto;
			return into !== undefined && customers.has(into) ? into : undefined;
		};
		const found = new Map<string, Filling>();
		for (const [id, customer] of customers)
			if (!customer.deleted && standsFor(id, mergedInto) === id)
				found.set(id, { customer, contacts: [], followUps: [], orders: [], feedback: [] });
		const owner = ({ customerId }: { customerId: string }) => found.get(standsFor(customerId, mergedInto));
		const take = async <T extends (typeof OWNED)[number]>(table: T, into: (to: Filling) => RecordRows[T][]) =>
			eachSlice(db, table, (rows) => {
				for (const row of rows) {
					const filling = row.deleted ? undefined : owner(row);
					if (filling) into(filling).push(row);
				}
				slice(rows.length);
			});
		await take('interactions', ({ contacts }) => contacts);
		await take('followUps', ({ followUps }) => followUps);
		await take('orders', ({ orders }) => orders);
		await take('feedback', ({ feedback }) => feedback);
		return [...found.values()];
	});
}

async function eachSlice<T extends 'customers' | (typeof OWNED)[number]>(
	db: SatchelDatabase,
	table: T,
	take: (rows: RecordRows[T][]) => void
): Promise<void> {
	for (let last = ''; ;) {
		const rows = await db.records(table).where(':id').above(last).limit(SLICE).toArray();
		take(rows);
		if (rows.length < SLICE) return;
		last = rows.at(-1)!.id;
	}
}
