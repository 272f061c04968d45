import { language } from '$lib/i18n/language.svelte';
import { daysBetween, type Instant, type PlainDay } from '../domain/time';

/** The device's region where it speaks the chosen language, else the language's own. */
export function locale(): string {
	const own = navigator.language;
	return own.slice(0, 2) === language.current.slice(0, 2) ? own : language.current;
}

const localDate = (day: PlainDay): Date => new Date(`${day}T12:00:00`);

/** Making a formatter takes milliseconds, and a page formats dozens of numbers at a time. */
const numberFormats = new Map<string, Intl.NumberFormat>();

export function formatNumber(value: number, mostDecimals = 3): string {
	const key = `${locale()} ${mostDecimals}`;
	const made = numberFormats.get(key) ?? new Intl.NumberFormat(locale(), { maximumFractionDigits: mostDecimals });
	numberFormats.set(key, made);
	return made.format(value);
}

/** `86 %`: a share of 1 in whole per cents, as the region writes them. */
export const formatPercent = (share: number): string =>
	new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** `€1,280.50`. @param currency ISO 4217; any other text stands behind the number as it is */
export function formatAmount(amount: number, currency: string): string {
	if (!/^[A-Z]{3}$/.test(currency)) return `${formatNumber(amount)} ${currency}`.trim();
	return new Intl.NumberFormat(locale(), { style: 'currency', currency }).format(amount);
}

/** `Sun 22 Nov`; with the year where it is not the year of `today`. */
export function formatDay(day: PlainDay, today?: PlainDay): string {
	const sameYear = today?.slice(0, 4) === day.slice(0, 4);
	return new Intl.DateTimeFormat(locale(), {
		weekday: sameYear ? 'short' : undefined,
		day: 'numeric',
		month: 'short',
		year: sameYear ? undefined : 'numeric'
	}).format(localDate(day));
}

/** `22 Nov 2026`, for dates that are not near, birthdays for one. */
export const formatDate = (day: PlainDay): string =>
	new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' }).format(localDate(day));

/** `Monday`. @param day 0 is Monday */
export const formatWeekday = (day: number): string =>
	new Intl.DateTimeFormat(locale(), { weekday: 'long' }).format(new Date(2024, 0, 1 + day));

/** `22 Nov, 14:05` in the phone's time zone. */
export const formatMoment = (at: Instant): string =>
	new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(
		new Date(at)
	);

/** `14:05` in the phone's time zone. */
export const formatTime = (at: Instant): string =>
	new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** `1:05`: a length in minutes and seconds. */
export function formatSeconds(seconds: number): string {
	const whole = Math.floor(seconds);
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** `yesterday`, `in 3 days`, `2 weeks ago`: the distance between two days in words. */
export function formatDistance(day: PlainDay, today: PlainDay): string {
	const days = daysBetween(today, day);
	const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
	const size = Math.abs(days);
	if (size < 14) return words.format(days, 'day');
	if (size < 60) return words.format(Math.round(days / 7), 'week');
	if (size < 730) return words.format(Math.round(days / 30.44), 'month');
	return words.format(Math.round(days / 365.25), 'year');
}

/** `12.4 MB`: bytes in powers of 1,000, as phones show storage. */
export function formatBytes(bytes: number): string {
	const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
	const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
	return new Intl.NumberFormat(locale(), {
		style: 'unit',
		unit: units[step],
		unitDisplay: 'short',
		maximumFractionDigits: step > 1 ? 1 : 0
	}).format(bytes / 1000 ** step);
}
