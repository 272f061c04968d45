import { wayOut, wayTo, type Way, type WayOut } from '../domain/care/way';
import { besideName, displayName, type Customer } from '../domain/customer';
import type { Channel } from '../domain/interaction';
import { isSample } from '../domain/sample';

/** A customer in a list of Today that says whom to contact. */
export interface CareRow {
	id: string;
	/** Name on display; empty where nothing is known. */
	name: string;
	/** What tells them from others of the name. */
	beside?: string;
	sample?: true;
	way: Way;
	/** Missing where nothing opens the way from here. */
	out?: WayOut;
}

/** @param promised the channels that keep a follow-up that is due */
export function careRow(customer: Customer, promised: readonly Channel[] = []): CareRow {
	const way = wayTo(customer, promised);
	return {
		...{ id: customer.id, name: displayName(customer), beside: besideName(customer) },
		...{ way, out: way.channel && wayOut(customer, way.channel) },
		...(isSample(customer) && { sample: true })
	};
}
