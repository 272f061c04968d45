import type { RuledCadence } from '../domain/care/cadence';
import type { Candidate } from '../domain/care/next-best';
import { channelsOf, refusedChannel } from '../domain/care/promised';
import type { FollowUp } from '../domain/follow-up';
import type { Channel } from '../domain/interaction';
import type { Reason } from '../domain/model';
import { orderTotals } from '../domain/order';
import { dayOf, type Instant, type PlainDay } from '../domain/time';
import { readCare } from './care-derived';
import { saidOf } from './current-model';
import { careRow, type CareRow } from './care-row';
import { ordersOf } from './owned';
import type { SatchelDatabase } from './schema';
import { standingCustomers } from './standing';
import { offsetHere } from './zone';

export interface CandidateRow extends CareRow, Candidate {
	due?: Pick<FollowUp, 'id' | 'dueOn' | 'dueTime' | 'kind' | 'title'>;
	/** What the follow-up was promised on, where they have refused that since. */
	refused?: Channel;
	lastCareAt?: Instant;
	cadence: RuledCadence | null;
	reasons?: Reason[];
}

/**
 * Most customers looked at of each kind: promises longest overdue, promises of today, longest past their cadence, and
 * those who have passed it last or will next. A bound, so that the list is made as fast in a book of 100,000.
 */
const MOST = 75;

/** @param also customers to look at beside those found by index: the likeliest to be unsatisfied, say */
export async function readCandidates(
	db: SatchelDatabase,
	today: PlainDay,
	home: string,
	also: readonly string[] = []
): Promise<CandidateRow[]> {
	const [late, due, quiet, nearly, soon] = await Promise.all([
		db.followUps.where('openDueOn').below(today).limit(MOST).toArray(),
		db.followUps.where('openDueOn').equals(today).limit(MOST).toArray(),
		db.customers.where('careDueOn').below(today).limit(MOST).primaryKeys(),
		db.customers.where('careDueOn').below(today).reverse().limit(MOST).primaryKeys(),
		db.customers.where('careDueOn').aboveOrEqual(today).limit(MOST).primaryKeys()
	]);
	const promises = [...late, ...due];
	const standing = await standingCustomers(db, [
		...promises.map(({ customerId }) => customerId),
		...[...quiet, ...nearly, ...soon, ...also]
	]);
	const firstDue = new Map<string, FollowUp>();
	for (const promise of promises) {
		const id = standing.get(promise.customerId)?.id;
		if (id !== undefined && promise.dueOn < (firstDue.get(id)?.dueOn ?? '~')) firstDue.set(id, promise);
	}
	const customers = [...new Map([...standing.values()].map((customer) => [customer.id, customer])).values()];
	const said = await saidOf(
		db,
		'satisfaction',
		customers.map(({ id }) => id)
	);
	const hasOrders = (await db.orders.limit(1).count()) > 0;
	const care = await readCare(db, customers);
	return Promise.all(
		care.map(async ({ customer, ids, lastCareAt, cadence, from }) => {
			const due = firstDue.get(customer.id);
			const prediction = said.get(customer.id);
			const orders = hasOrders ? (await Promise.all(ids.map((id) => ordersOf(db, id).toArray()))).flat() : [];
			const kept = orders.filter(({ deleted }) => !deleted);
			const { amount } = orderTotals(customer.opening, kept, (at) => dayOf(at, offsetHere(at)), home);
			return {
				...careRow(customer, channelsOf(due?.kind)),
				refused: due && refusedChannel(customer, due.kind),
				...{ lastCareAt, cadence, from, amount, due },
				...{ probability: prediction?.probability, reasons: prediction?.reasons }
			};
		})
	);
}
