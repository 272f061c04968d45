import type { Customer } from '../domain/customer';
import type { Interaction } from '../domain/interaction';
import { orderTotals } from '../domain/order';
import { dayOf, type Instant, type PlainDay } from '../domain/time';
import { idsOfPerson } from './customers';
import { readOrders } from './orders-and-scores';
import { contactsOf } from './owned';
import type { SatchelDatabase } from './schema';
import { readSetting } from './settings';
import { readOpenFollowUps } from './timeline';
import { offsetHere } from './zone';

/** What a message may say of a customer beside their own fields. */
export interface MessageFacts {
	lastContact?: Instant;
	lastVisit?: Instant;
	nextFollowUp?: PlainDay;
	orders: number;
	/** The rep's name. */
	userName?: string;
}

/** Reads the customer's own rows by their indexes, and those of whoever was merged into them. */
export async function readMessageFacts(db: SatchelDatabase, customer: Customer): Promise<MessageFacts> {
	const ids = await idsOfPerson(db, customer.id);
	const [followUp] = await readOpenFollowUps(db, customer.id);
	const latest = async (isAsked: (contact: Interaction) => boolean) => {
		const found = await Promise.all(
			ids.map((id) =>
				contactsOf(db, id)
					.reverse()
					.filter((contact) => !contact.deleted && isAsked(contact))
					.first()
			)
		);
		return found
			.flatMap((contact) => contact?.startedAt ?? [])
			.sort()
			.at(-1);
	};
	const orders = await readOrders(db, customer.id);
	return {
		lastContact: await latest(() => true),
		lastVisit: await latest(({ channel, outcome }) => channel === 'visit' && outcome !== 'missed'),
		nextFollowUp: followUp?.dueOn,
		orders: orderTotals(customer.opening, orders, (at) => dayOf(at, offsetHere(at)), '').count,
		userName: await readSetting(db, 'userName')
	};
}
