import { describe, expect, it } from 'vitest';
import { customerSatisfaction, overview, proportion } from '$lib/domain/insights/metrics';
import type { Rating } from '$lib/domain/interaction';

describe('a proportion', () => {
	// Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3 (score, no continuity correction).
	it.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718]
	])('has the published 95 %% interval for %i of %i', (count, n, low, high) => {
		const found = proportion(count, n)!;
		expect(found.share).toBe(count / n);
		expect(found.low).toBeCloseTo(low, 4);
		expect(found.high).toBeCloseTo(high, 4);
	});

	it('never leaves 0 to 1', () => {
		expect(proportion(0, 1)!.low).toBe(0);
		expect(proportion(1, 1)!.high).toBe(1);
	});

	it('is nothing where there is nothing to count', () => {
		expect(proportion(0, 0)).toBeNull();
	});
});

const rated = (...ratings: (Rating | undefined)[]) =>
	ratings.map((satisfaction) => (satisfaction ? { satisfaction } : {}));

describe('customer satisfaction', () => {
	it('counts 4 and 5 among the contacts that were rated', () => {
		expect(customerSatisfaction(rated(5, 4, 3, undefined, 1))).toMatchObject({ count: 2, n: 4, share: 0.5 });
	});
	it('is nothing where nobody was rated', () => {
		expect(customerSatisfaction(rated(undefined))).toBeNull();
	});
});

describe('the overview', () => {
	const now = Date.parse('2026-11-22T12:00:00.000Z');
	const contact = (customerId: string | undefined, startedAt: string, satisfaction?: Rating) => ({
		...(customerId && { customerId }),
		startedAt,
		...(satisfaction && { satisfaction })
	});

	it('turns its weeks one millisecond either side', () => {
		const found = overview(
			[
				contact('a', '2026-11-22T12:00:00.000Z'),
				contact('a', '2026-11-15T12:00:00.001Z'),
				contact('a', '2026-11-15T12:00:00.000Z'),
				contact('a', '2026-11-08T12:00:00.001Z'),
				contact('a', '2026-11-08T12:00:00.000Z'),
				contact('a', '2026-11-22T12:00:00.001Z')
			],
			1,
			0,
			now
		);
		expect(found.contacts).toEqual({ lastWeek: 2, weekBefore: 2 });
	});

	it('counts a customer once, and only those in the book', () => {
		const found = overview(
			[
				contact('a', '2026-11-21T12:00:00.000Z', 5),
				contact('a', '2026-11-20T12:00:00.000Z', 2),
				contact(undefined, '2026-11-20T12:00:00.000Z'),
				contact('b', '2026-10-25T12:00:00.000Z'),
				contact('c', '2026-10-25T12:00:00.001Z')
			],
			4,
			3,
			now
		);
		expect(found.coverage).toMatchObject({ count: 2, n: 4 });
		expect(found.satisfaction).toMatchObject({ count: 1, n: 2 });
		expect(found.overdue).toBe(3);
	});

	it('has no share of an empty book', () => {
		expect(overview([], 0, 0, now)).toEqual({
			contacts: { lastWeek: 0, weekBefore: 0 },
			satisfaction: null,
			coverage: null,
			overdue: 0
		});
	});
});
