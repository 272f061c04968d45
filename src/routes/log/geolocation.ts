import { placeAt, type Place } from '$lib/domain/place';
import { failed, ok, type ProblemCode, type Result } from '$lib/domain/problem';

/** By the codes of the W3C's GeolocationPositionError. */
const REASONS: Record<number, ProblemCode> = { 1: 'place-denied', 2: 'place-unknown', 3: 'place-too-slow' };
const OPTIONS: PositionOptions = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 };

/** Asks the phone where it is: call it at a tap only, for the browser asks the person. Nothing leaves the device. */
export const whereAmI = (): Promise<Result<Place>> =>
	new Promise((resolve) =>
		navigator.geolocation.getCurrentPosition(
			({ coords }) => resolve(ok(placeAt(coords.latitude, coords.longitude))),
			({ code }) => resolve(failed(REASONS[code] ?? 'place-unknown')),
			OPTIONS
		)
	);
