import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, type Place } from '$lib/domain/route/distance';
import { planRoute, routeLength } from '$lib/domain/route/route';

/** Places of a town: within some 50 km. */
const town: fc.Arbitrary<Place> = fc.record({
	lat: fc.double({ min: 31, max: 31.5, noNaN: true }),
	lng: fc.double({ min: 121, max: 121.5, noNaN: true })
});
const anywhere: fc.Arbitrary<Place> = fc.record({
	lat: fc.double({ min: -90, max: 90, noNaN: true }),
	lng: fc.double({ min: -180, max: 180, noNaN: true })
});
const inOrder = (places: Place[], order: number[]) => order.map((index) => places[index]!);
const planned = (places: Place[]) => routeLength(inOrder(places, planRoute(places)));

/** The shortest way from the first place through all others, by trying every one. */
function shortest(from: Place, others: Place[]): number {
	if (others.length === 0) return 0;
	return Math.min(
		...others.map(
			(next) =>
				distance(from, next) +
				shortest(
					next,
					others.filter((other) => other !== next)
				)
		)
	);
}

describe('a planned route', () => {
	it('visits every place once and begins where it was told to', () => {
		fc.assert(
			fc.property(fc.array(anywhere, { maxLength: 25 }), (places) => {
				const order = planRoute(places);
				expect([...order].sort((a, b) => a - b)).toEqual([...places.keys()]);
				if (places.length) expect(order[0]).toBe(0);
			})
		);
	});

	it('is the shortest there is in 95 of 100 towns of up to 8 stops, and never a tenth longer', () => {
		let [towns, optimal] = [0, 0];
		fc.assert(
			fc.property(fc.array(town, { minLength: 2, maxLength: 8 }), (places) => {
				const least = shortest(places[0]!, places.slice(1));
				const length = planned(places);
				expect(length).toBeGreaterThanOrEqual(least - 1e-3);
				expect(length).toBeLessThanOrEqual(least * 1.1 + 1e-3);
				towns++;
				if (length <= least + 1e-3) optimal++;
			}),
			{ numRuns: 300, seed: 20261122 }
		);
		expect(optimal / towns).toBeGreaterThan(0.95);
	});

	it('is no longer than the order that was given, and no shorter when planned again', () => {
		fc.assert(
			fc.property(fc.array(town, { minLength: 2, maxLength: 20 }), (places) => {
				const once = inOrder(places, planRoute(places));
				expect(routeLength(once)).toBeLessThanOrEqual(routeLength(places) + 1e-3);
				expect(planned(once)).toBeLessThanOrEqual(routeLength(once) + 1e-3);
			})
		);
	});
});

describe('a distance', () => {
	it.each([
		['London to Paris', [51.5074, -0.1278], [48.8566, 2.3522], 343_500],
		['across the date line', [-16.5, 179.9], [-16.5, -179.9], 21_323],
		['half round the earth', [0, 0], [0, 180], 20_015_115]
	] as const)('%s', (_, [lat, lng], [otherLat, otherLng], metres) => {
		const there = distance({ lat, lng }, { lat: otherLat, lng: otherLng });
		expect(Math.abs(there / metres - 1)).toBeLessThan(0.002);
		expect(distance({ lat: otherLat, lng: otherLng }, { lat, lng })).toBe(there);
	});
});
