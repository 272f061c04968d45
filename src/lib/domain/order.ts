import type { Customer } from './customer';
import type { Stamped } from './record';
import type { Instant, PlainDay } from './time';

export interface Order extends Stamped {
	customerId: string;
	at: Instant;
	amount: number;
	/** ISO 4217; amounts of different currencies are never added. */
	currency: string;
	note?: string;
	batch?: string;
}

export interface OrderTotals {
	/** Orders in every currency, those of the opening totals too. */
	count: number;
	/** In the home currency; undefined where nothing is known of it. */
	amount?: number;
	/** Amounts in other currencies, by code; never added to the rest. */
	foreign: [currency: string, amount: number][];
}

/**
 * What a customer has bought: the opening totals, and the orders on days after those, part by part.
 *
 * @param dayOf the calendar day of a moment, where the phone is @param home ISO 4217
 */
export function orderTotals(
	opening: Customer['opening'],
	orders: readonly Order[],
	dayOf: (at: Instant) => PlainDay,
	home: string
): OrderTotals {
	const isNew = (part: 'orderCount' | 'totalAmount', { at }: Order) =>
		opening?.[part] === undefined || dayOf(at) > opening.asOf;
	const counted = orders.filter((order) => isNew('orderCount', order));
	let amount = opening?.totalAmount;
	const foreign = new Map<string, number>();
	for (const order of orders) {
		if (order.currency !== home) foreign.set(order.currency, (foreign.get(order.currency) ?? 0) + order.amount);
		else if (isNew('totalAmount', order)) amount = (amount ?? 0) + order.amount;
	}
	const count = (opening?.orderCount ?? 0) + counted.length;
	return { count, ...(amount !== undefined && { amount }), foreign: [...foreign].sort(([a], [b]) => (a < b ? -1 : 1)) };
}
