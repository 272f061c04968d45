import { isCare } from '../domain/care/contact';
import type { Customer } from '../domain/customer';
import { isOpen, type FollowUp } from '../domain/follow-up';
import type { Interaction } from '../domain/interaction';
import type { RecordRows, RecordTable } from '../domain/tables';
import type { Instant } from '../domain/time';
import { contactsOf } from './owned';
import type { SatchelDatabase } from './schema';

/** Recomputes what a row derives from its own registers. */
export function derive<T extends RecordTable>(table: T, row: RecordRows[T]): RecordRows[T] {
	if (table !== 'followUps') return row;
	const { openDueOn: _, ...followUp } = row as FollowUp;
	return (isOpen(followUp) ? { ...followUp, openDueOn: followUp.dueOn } : followUp) as RecordRows[T];
}

/** When a customer's contacts last took place: any of them, and one that was care. Those in the trash do not count. */
export type LastContacts = Pick<Customer, 'lastContactAt' | 'lastCareAt'>;

const later = <T extends Instant | undefined>(a: Instant | undefined, b: T): Instant | T =>
	a !== undefined && (b === undefined || a > b) ? a : b;

/** The later of both. */
export const laterContacts = (a: LastContacts, b: LastContacts): LastContacts => ({
	lastContactAt: later(a.lastContactAt, b.lastContactAt),
	lastCareAt: later(a.lastCareAt, b.lastCareAt)
});

/** Takes contacts into what is known of each customer, all customers where none are named. */
export function noteContacts(
	known: Map<string, LastContacts>,
	contacts: Iterable<Interaction>,
	customers?: ReadonlySet<string>
): void {
	for (const contact of contacts) {
		const { customerId, startedAt, deleted } = contact;
		if (deleted || !(customers?.has(customerId) ?? true)) continue;
		const last = known.get(customerId) ?? {};
		last.lastContactAt = later(last.lastContactAt, startedAt);
		if (isCare(contact)) last.lastCareAt = later(last.lastCareAt, startedAt);
		known.set(customerId, last);
	}
}

/** Reads the index backwards until there was care: one row, as a rule. */
async function noteLast(db: SatchelDatabase, customerId: string, known: Map<string, LastContacts>): Promise<void> {
	await contactsOf(db, customerId)
		.reverse()
		.filter((contact) => {
			noteContacts(known, [contact]);
			return isCare(contact);
		})
		.first();
}

/** Contacts read at a time. */
const SLICE = 5000;
/** With fewer contacts to a customer than this, one pass over them all is cheaper than a look-up for each customer. */
const LOOK_UP_COST = 50;

/** The last contacts of each of the customers, where there are any. */
export async function lastContactsOf(
	db: SatchelDatabase,
	customers: ReadonlySet<string>
): Promise<Map<string, LastContacts>> {
	const known = new Map<string, LastContacts>();
	if (customers.size < LOOK_UP_COST || customers.size * LOOK_UP_COST < (await db.interactions.count())) {
		for (const customer of customers) await noteLast(db, customer, known);
		return known;
	}
	for (let from = ''; ;) {
		const contacts = await db.interactions.where(':id').above(from).limit(SLICE).toArray();
		noteContacts(known, contacts, customers);
		if (contacts.length < SLICE) return known;
		from = contacts.at(-1)!.id;
	}
}

/** The customer with what is derived as given, and nothing else that is. */
export function withDerived(
	customer: Customer,
	{ lastContactAt, lastCareAt, careDueOn }: LastContacts & Pick<Customer, 'careDueOn'>
): Customer {
	const { lastContactAt: _, lastCareAt: __, careDueOn: ___, ...rest } = customer;
	return {
		...rest,
		...(lastContactAt && { lastContactAt }),
		...(lastCareAt && { lastCareAt }),
		...(careDueOn && { careDueOn })
	};
}
