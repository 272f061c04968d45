import type { Mark } from '$lib/domain/insights/explore/axis';
import type { ColumnFacts, Span, Statistic } from '$lib/domain/insights/explore/question';
import type { Channel, Outcome } from '$lib/domain/interaction';
import { channelName, outcomeName } from '$lib/ui/channel-names';
import { columnLabel, columnText } from '$lib/ui/field-text';
import { formatDate, formatNumber } from '$lib/ui/format';
import { decimalsOf, formatFigure, formatMonth, formatWeekday } from '$lib/ui/format-scale';
import { m } from '$lib/i18n';

const NAMES: Record<string, () => string> = {
	count: m.explore_count,
	kind: m.explore_column_kind,
	preferredChannel: m.explore_column_preferred_channel,
	lastContactAt: m.explore_column_last_contact,
	satisfaction: m.explore_column_satisfaction,
	minutes: m.explore_column_minutes,
	responseHours: m.explore_column_response,
	channel: m.explore_column_channel,
	outcome: m.explore_column_outcome,
	direction: m.explore_column_direction,
	by: m.explore_column_by,
	startedAt: m.explore_column_day,
	at: m.explore_column_day,
	weekday: m.explore_column_weekday,
	hour: m.explore_column_hour,
	currency: m.explore_column_currency,
	feedbackKind: m.explore_column_feedback_kind
};

/** Whether a column's numbers are days. */
export const kindsIn =
	(columns: readonly ColumnFacts[]) =>
	(id: string): 'number' | 'day' =>
		columns.find((each) => each.id === id)?.kind === 'day' ? 'day' : 'number';

/** Without the sign that it is the customer's. */
const ownId = (id: string) => id.replace(/^customer\./, '');

/** What a column is called. @param short leaves out that it is the customer's */
export function columnName(id: string, short = false): string {
	const own = ownId(id);
	if (own !== id && !short) return m.explore_customer_column({ name: columnName(own) });
	if (Object.hasOwn(NAMES, own)) return NAMES[own]!();
	if (own.startsWith('amount/')) return m.explore_column_amount({ currency: own.slice('amount/'.length) });
	if (own.startsWith('score/')) return m.explore_column_score({ kind: own.slice('score/'.length) });
	return columnLabel(own);
}

/** As {@link columnName}, in the middle of a sentence. */
export function columnInSentence(id: string): string {
	const own = ownId(id);
	if (own !== id) return m.explore_customer_column_in_sentence({ name: columnInSentence(own) });
	const name = columnName(id);
	return /^\p{Lu}\p{Ll}/u.test(name) && !ownId(id).startsWith('custom/')
		? name[0]!.toLowerCase() + name.slice(1)
		: name;
}

const WORDS: Record<string, Record<string, () => string>> = {
	kind: { person: m.explore_kind_person, company: m.explore_kind_company },
	direction: { in: m.explore_direction_in, out: m.explore_direction_out }
};

/** A value of a column in words. */
export function valueName(column: string, value: string | number | boolean): string {
	const own = ownId(column);
	if (own === 'weekday') return formatWeekday(value as number);
	if (typeof value === 'number') return formatFigure(value);
	if (own === 'channel' || own === 'preferredChannel') return channelName(value as Channel);
	if (own === 'outcome') return outcomeName(value as Outcome);
	return WORDS[own]?.[String(value)]?.() ?? columnText(own, value);
}

/** @param days since 1970-01-01 */
const plainDay = (days: number) => new Date(Math.round(days) * 86_400_000).toISOString().slice(0, 10);

/** A number on the scale of a column; days as dates. */
export const scaleText = (kind: 'number' | 'day', value: number, mostDecimals?: number): string =>
	kind === 'day' ? formatDate(plainDay(Math.floor(value))) : formatFigure(value, mostDecimals);

/** What stands at one place along an axis, or for one series. */
export function markName(column: string, kind: 'number' | 'day', mark: Mark): string {
	if (mark.as === 'value') return valueName(column, mark.value);
	if (mark.as === 'others') return m.explore_others({ number: formatNumber(mark.values) });
	if (mark.as === 'bin') {
		const decimals = decimalsOf(mark.to - mark.from);
		return m.explore_range({ from: scaleText(kind, mark.from, decimals), to: scaleText(kind, mark.to, decimals) });
	}
	const first = plainDay(mark.from);
	switch (mark.span) {
		case 'day':
			return formatDate(first);
		case 'week':
			return m.explore_week_of({ day: formatDate(first) });
		case 'month':
			return formatMonth(first);
		case 'quarter':
			return m.explore_quarter_of({ quarter: Math.ceil(Number(first.slice(5, 7)) / 3), year: first.slice(0, 4) });
		case 'year':
			return first.slice(0, 4);
	}
}

/** As a file has it: numbers whole, days as `2026-11-22`. */
export const rawMark = (column: string, mark: Mark): string | number =>
	mark.as === 'span'
		? plainDay(mark.from)
		: mark.as === 'value' && typeof mark.value === 'number' && ownId(column) !== 'weekday'
			? mark.value
			: markName(column, 'number', mark);

export const rawScale = (kind: 'number' | 'day', value: number): string | number =>
	kind === 'day' && Number.isInteger(value) ? plainDay(value) : value;

export const SPAN_NAMES: Record<Span, () => string> = {
	day: m.explore_span_day,
	week: m.explore_span_week,
	month: m.explore_span_month,
	quarter: m.explore_span_quarter,
	year: m.explore_span_year
};

const STATISTICS: Record<Statistic | 'share', (inputs: { name: string }) => string> = {
	mean: m.explore_mean_of,
	median: m.explore_median_of,
	sum: m.explore_sum_of,
	share: m.explore_share_of
};

/** `Mean of age`. */
export function statisticName({ column, statistic }: { column: string; statistic: Statistic | 'share' }): string {
	return STATISTICS[statistic]({ name: statistic === 'share' ? columnName(column) : columnInSentence(column) });
}
