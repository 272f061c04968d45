import type { RuledCadence } from '../domain/care/cadence';
import { careDays, usualGap } from '../domain/care/contact';
import type { PlainDay } from '../domain/time';
import { readCare } from './care-derived';
import { contactsOf } from './owned';
import type { SatchelDatabase } from './schema';
import { standIns } from './standing';
import { offsetHere } from './zone';

/** How a customer is cared for. */
export interface CareOf {
	cadence: RuledCadence | null;
	/** Local day from which the gap is counted. */
	from?: PlainDay;
	/** Median days between the last contacts, those of one day being one. */
	usual?: number;
}

/** Contacts that say what is usual. */
const LAST = 30;

/** The customer, or the one it was merged into; null where the book has neither. */
export async function readCareOf(db: SatchelDatabase, customerId: string): Promise<CareOf | null> {
	const customer = (await standIns(db, [customerId])).get(customerId);
	if (!customer) return null;
	const { ids, cadence, from } = (await readCare(db, [customer]))[0]!;
	const contacts = await Promise.all(ids.map((id) => contactsOf(db, id).reverse().limit(LAST).toArray()));
	return { cadence, from, usual: usualGap(careDays(contacts.flat(), offsetHere).slice(0, LAST)) };
}
