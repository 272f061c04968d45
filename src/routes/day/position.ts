import { m } from '$lib/i18n';

type Found = { place: { lat: number; lng: number } } | { refused: () => string };

/** Where the phone is, to some hundred metres; asks the person the first time. Call from a tap. */
export function findPlace(): Promise<Found> {
	const { geolocation } = navigator as Partial<Navigator>;
	if (!geolocation) return Promise.resolve({ refused: m.day_place_unknown });
	return new Promise((settle) =>
		geolocation.getCurrentPosition(
			({ coords }) => settle({ place: { lat: coords.latitude, lng: coords.longitude } }),
			({ code, PERMISSION_DENIED }) =>
				settle({ refused: code === PERMISSION_DENIED ? m.day_place_denied : m.day_place_unknown }),
			{ timeout: 15_000, maximumAge: 120_000 }
		)
	);
}
