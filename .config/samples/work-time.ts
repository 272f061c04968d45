import type { Chance } from './chance.ts';
import type { Trade } from './trade.ts';

/** Day 0 is a Monday. */
const weekday = (day: number): number => ((day % 7) + 7) % 7;
const isWeekend = (day: number): boolean => weekday(day) > 4;

/** The day itself or, as a rule for a weekend, the Monday after. */
export const workday = (day: number, { weekends }: Trade, chance: Chance): number =>
	isWeekend(day) && !chance.happens(weekends) ? day + 7 - weekday(day) : day;

/** A minute of business: busiest late in the morning and in the afternoon, quiet at noon. */
export function minuteOfBusiness({ opens, closes }: Trade, chance: Chance): number {
	const peak = chance.happens(0.55) ? 0.25 : 0.7;
	const part = Math.min(0.99, Math.max(0, peak + 0.13 * chance.normal()));
	return Math.round(opens + part * (closes - opens));
}

/** Minutes until somebody at work answers who would take `minutes`: what falls outside business hours waits for the morning. */
export function inBusiness(day: number, minute: number, minutes: number, trade: Trade, chance: Chance): number {
	let [on, at] = [day + Math.floor((minute + minutes) / 1440), (minute + minutes) % 1440];
	const early = at < trade.opens;
	const late = at > trade.closes;
	if (late) on += 1;
	while (isWeekend(on)) on += 1;
	if (early || late || on !== day + Math.floor((minute + minutes) / 1440)) at = trade.opens + chance.whole(2, 70);
	return Math.round((on - day) * 1440 + at - minute);
}
