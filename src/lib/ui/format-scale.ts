import type { PlainDay } from '../domain/time';
import { formatNumber, locale } from './format';

/** From here on, and below its inverse, powers of ten say more than a row of noughts. */
const LONGEST = 1e15;
const SHORTEST = 1e-6;

/** A number of any size as a scale shows it; powers of ten where it is very large or very small. */
export function formatFigure(value: number, mostDecimals = 3): string {
	const size = Math.abs(value);
	if (size < LONGEST && (size >= SHORTEST || size === 0)) return formatNumber(value, mostDecimals);
	const scientific = { notation: 'scientific', maximumSignificantDigits: 6 } as const;
	return new Intl.NumberFormat(locale(), scientific).format(value);
}

/** Decimals that tell numbers apart which differ by a step of this size. */
export const decimalsOf = (step: number): number =>
	Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(step) || 1))));

/** `Mar 2026`. @param day any of the month */
export const formatMonth = (day: PlainDay): string =>
	new Intl.DateTimeFormat(locale(), { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));

/** `Mon`. @param weekday ISO: Monday 1 … Sunday 7 */
export const formatWeekday = (weekday: number): string =>
	// 1970-01-05 was a Monday.
	new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' }).format((weekday + 3) * 86_400_000);

/** `+0.83`, `−0.40`, `0.00`: as many decimals always, so that figures stand under each other. */
export const formatSigned = (value: number, decimals: number): string =>
	new Intl.NumberFormat(locale(), {
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals,
		signDisplay: 'exceptZero'
	})
		.format(value)
		// As wide as the plus it stands under.
		.replace('-', '−');
