import { v7 as uuid } from 'uuid';
import type { Feedback } from '../domain/feedback';
import type { Order } from '../domain/order';
import type { Stamped } from '../domain/record';
import { toTrash } from './change';
import { commit, type Change, type Receipt } from './commit';
import { eachOwned } from './owned';
import { idsOfPerson } from './customers';
import type { ActionKind } from './rows';
import type { SatchelDatabase } from './schema';

type Told = { orders: Omit<Order, keyof Stamped | 'batch'>; feedback: Omit<Feedback, keyof Stamped | 'batch'> };
const KINDS = { orders: 'order', feedback: 'feedback' } as const;

/** Every order of a customer and those merged into it, the oldest first. */
export async function readOrders(db: SatchelDatabase, customerId: string): Promise<Order[]> {
	const orders: Order[] = [];
	await eachOwned(db, 'orders', await idsOfPerson(db, customerId), (order) => {
		if (!order.deleted) orders.push(order);
	});
	return orders.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/**
 * Writes down an order or a score, or what has changed of one.
 *
 * @param id of the row there is; a new one is made without it @param now milliseconds since 1970
 */
export function saveOrderOrScore<T extends keyof Told>(
	db: SatchelDatabase,
	table: T,
	values: Told[T],
	{ id, now }: { id?: string; now: number }
): Promise<Receipt> {
	const kind: ActionKind = `${KINDS[table]}.${id === undefined ? 'create' : 'edit'}`;
	return commit(db, { kind, now }, [table], async () => {
		if (id === undefined) {
			const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
			return { changes: [{ table, create: { id: uuid(), ...known } } as Change] };
		}
		const stored = (await db.records(table).get(id)) as Record<string, unknown> | undefined;
		const set = Object.entries(values).filter(([path, value]) => stored?.[path] !== value);
		return { changes: [{ table, id, set } as Change] };
	});
}

/** Moves an order or a score to the trash. @param now milliseconds since 1970 */
export function trashOrderOrScore(db: SatchelDatabase, table: keyof Told, id: string, now: number): Promise<Receipt> {
	return commit(db, { kind: `${KINDS[table]}.delete`, now }, [table], {
		changes: [toTrash(table, id)]
	});
}
