/** A point on the map, in degrees (WGS 84). */
export interface Place {
	lat: number;
	lng: number;
}

/** Five decimals are a metre; a phone knows no more. */
const DECIMALS = 5;

export const placeAt = (latitude: number, longitude: number): Place => ({
	lat: Number(latitude.toFixed(DECIMALS)),
	lng: Number(longitude.toFixed(DECIMALS))
});
