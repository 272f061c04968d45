import { distance, type Place } from './distance';

/** Metres that an exchange must save: less is rounding, and could go round for ever. */
const LEAST_GAIN = 1e-6;

/**
 * The order in which to visit places, as indices: a short way from the first, which stays first, that does not come
 * back. By straight lines. Nearest neighbour, then 2-opt (Croes 1958), begun once with every place as the second; the
 * shortest is taken. For up to 8 places that is the shortest there is nearly always, and never far from it.
 */
export function planRoute(places: readonly Place[]): number[] {
	if (places.length < 3) return places.map((_, index) => index);
	const metres = places.map((from) => places.map((to) => distance(from, to)));
	let best: number[] = [];
	let least = Infinity;
	for (let second = 0; second < places.length; second++) {
		// As they were given, too: the route is never longer than that.
		const begun = second === 0 ? [...places.keys()] : nearestNeighbours(second, metres);
		const route = improved(begun, metres);
		const length = lengthOf(route, metres);
		if (length < least - LEAST_GAIN) [best, least] = [route, length];
	}
	return best;
}

/** Metres along the places in that order. */
export const routeLength = (places: readonly Place[]): number =>
	places.reduce((sum, place, index) => sum + (index ? distance(places[index - 1]!, place) : 0), 0);

const lengthOf = (route: readonly number[], metres: number[][]): number =>
	route.reduce((sum, stop, index) => sum + (index ? metres[route[index - 1]!]![stop]! : 0), 0);

/** From 0 to `second`, then always on to the nearest place not visited yet. */
function nearestNeighbours(second: number, metres: number[][]): number[] {
	const route = [0, second];
	const left = new Set(metres.keys());
	left.delete(0);
	left.delete(second);
	while (left.size > 0) {
		const away = metres[route.at(-1)!]!;
		const nearest = [...left].reduce((a, b) => (away[b]! < away[a]! ? b : a));
		route.push(nearest);
		left.delete(nearest);
	}
	return route;
}

/**
 * 2-opt on an open way: while turning a stretch round makes it shorter, it is turned.
 *
 *     … a │ b … c │ d …   becomes   … a │ c … b │ d …   (at the end of the way there is no d)
 */
function improved(route: number[], metres: number[][]): number[] {
	for (let found = true; found;) {
		found = false;
		for (let from = 1; from < route.length - 1; from++)
			for (let to = from + 1; to < route.length; to++) {
				const [a, b, c, d] = [route[from - 1]!, route[from]!, route[to]!, route[to + 1]];
				const before = metres[a]![b]! + (d === undefined ? 0 : metres[c]![d]!);
				const after = metres[a]![c]! + (d === undefined ? 0 : metres[b]![d]!);
				if (after > before - LEAST_GAIN) continue;
				route = [...route.slice(0, from), ...route.slice(from, to + 1).reverse(), ...route.slice(to + 1)];
				found = true;
			}
	}
	return route;
}
