/** Degrees north and east. */
export interface Place {
	lat: number;
	lng: number;
}

/** Mean radius of the earth in metres (IUGG). */
const EARTH_RADIUS = 6_371_009;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres from one place to another as the crow flies: the haversine formula on a sphere, true to 0.5 %. */
export function distance(from: Place, to: Place): number {
	const north = Math.sin(radians(to.lat - from.lat) / 2);
	const east = Math.sin(radians(to.lng - from.lng) / 2);
	const square = north * north + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * east * east;
	// Rounding may lift it over 1 between places on opposite sides of the earth.
	return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(square)));
}
