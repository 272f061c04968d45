import { describe, expect, it } from 'vitest';
import { orderTotals, type Order } from '$lib/domain/order';

const order = (at: string, amount: number, currency = 'EUR'): Order => ({
	id: at + amount,
	clock: {},
	customerId: 'a',
	at,
	amount,
	currency
});
const dayOf = (at: string) => at.slice(0, 10);

describe('what a customer has bought', () => {
	it('is the opening totals and the orders on later days', () => {
		const orders = [order('2026-01-01T23:59:59.999Z', 10), order('2026-01-02T00:00:00.000Z', 20)];
		const opening = { orderCount: 3, totalAmount: 100, asOf: '2026-01-01' };
		expect(orderTotals(opening, orders, dayOf, 'EUR')).toEqual({ count: 4, amount: 120, foreign: [] });
		expect(orderTotals(undefined, orders, dayOf, 'EUR')).toEqual({ count: 2, amount: 30, foreign: [] });
	});

	it('takes each part of the opening by itself', () => {
		const orders = [order('2025-06-01T10:00:00.000Z', 10)];
		expect(orderTotals({ orderCount: 3, asOf: '2026-01-01' }, orders, dayOf, 'EUR')).toEqual({
			count: 3,
			amount: 10,
			foreign: []
		});
	});

	it('never adds one currency to another', () => {
		const orders = [
			order('2026-01-02T10:00:00.000Z', 5, 'USD'),
			order('2026-01-03T10:00:00.000Z', 7, 'CNY'),
			order('2026-01-04T10:00:00.000Z', 1, 'USD')
		];
		expect(orderTotals(undefined, orders, dayOf, 'EUR')).toEqual({
			count: 3,
			foreign: [
				['CNY', 7],
				['USD', 6]
			]
		});
		expect(orderTotals(undefined, [], dayOf, 'EUR')).toEqual({ count: 0, foreign: [] });
	});
});
