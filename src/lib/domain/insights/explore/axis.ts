import { histogram } from '../histogram';
import { FEW_VALUES } from './columns';
import { SPANS, type ColumnKind, type Span } from './question';

/** What values are put together by: themselves, equal ranges, or spans of the calendar. */
export type Grain = 'value' | 'bins' | Span;

/** What one place along an axis stands for. A bin holds its `from`; the last one its `to` as well. */
export type Mark =
	| { as: 'value'; value: string | number | boolean }
	| { as: 'bin'; from: number; to: number }
	/** Days since 1970-01-01 of the span's first day. */
	| { as: 'span'; span: Span; from: number }
	/** The rest of a long list: how many different values. */
	| { as: 'others'; values: number };

export interface Axis {
	grain: Grain;
	marks: Mark[];
	/** For each value the index of its mark. */
	places: Int32Array;
}

type Value = string | number | boolean;

/** A span of days is cut into no more than this, whatever was asked. */
const MOST_SPANS = 400;
/** The finest spans that give no more marks than this are taken where none was asked for. */
const READABLE_SPANS: Record<Span, number> = { day: 31, week: 26, month: 60, quarter: 60, year: Infinity };

interface AxisOptions {
	/** Equal ranges even where there are few values. */
	bins?: number | undefined;
	span: Span | '';
	/** Different words beyond this many become {@link Mark} `others`. */
	most: number;
}

/**
 * Where each value stands. Null where the values span more than a number can hold.
 *
 * @param values none missing, numbers finite
 */
export function axisOf(kind: ColumnKind, values: ArrayLike<Value>, { bins, span, most }: AxisOptions): Axis | null {
	const numbers = values as ArrayLike<number>;
	if (kind === 'day' && bins === undefined) return spanAxis(numbers, span);
	if (kind !== 'number' && kind !== 'day') return wordAxis(values, most);
	if (bins === undefined && hasFewWholeValues(numbers)) return valueAxis(numbers);
	const { least, greatest } = extent(numbers);
	if (numbers.length > 0 && !Number.isFinite(greatest - least)) return null;
	const { edges } = histogram(numbers, bins ?? 10);
	// Ranges narrower than the numbers can tell apart are none: each value stands for itself.
	for (let index = 1; index < edges.length; index++)
		if (!(edges[index]! > edges[index - 1]!)) return valueAxis(numbers);
	return {
		grain: 'bins',
		marks: Array.from({ length: edges.length - 1 }, (_, at) => ({ as: 'bin', from: edges[at]!, to: edges[at + 1]! })),
		places: Int32Array.from(numbers, (value) => binOf(value, edges))
	};
}

/** Index of the bin that holds a value; the last bin holds its right edge. */
function binOf(value: number, edges: Float64Array): number {
	let [low, high] = [0, edges.length - 1];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (value >= edges[middle]!) low = middle;
		else high = middle;
	}
	return low;
}

export function extent(values: ArrayLike<number>): { least: number; greatest: number } {
	let [least, greatest] = [Infinity, -Infinity];
	for (let index = 0; index < values.length; index++) {
		least = Math.min(least, values[index]!);
		greatest = Math.max(greatest, values[index]!);
	}
	return { least, greatest };
}

function hasFewWholeValues(values: ArrayLike<number>): boolean {
	const seen = new Set<number>();
	for (let index = 0; index < values.length; index++) {
		if (!Number.isSafeInteger(values[index])) return false;
		seen.add(values[index]!);
		if (seen.size > FEW_VALUES) return false;
	}
	return true;
}

const indexed = <V extends Value>(order: readonly V[], values: ArrayLike<V>, rest = 0): Int32Array => {
	const places = new Map(order.map((value, index) => [value, index]));
	return Int32Array.from(values, (value) => places.get(value) ?? rest);
};

function valueAxis(values: ArrayLike<number>): Axis {
	const order = [...new Set(Array.from(values))].sort((one, other) => one - other);
	return { grain: 'value', marks: order.map((value) => ({ as: 'value', value })), places: indexed(order, values) };
}

/** The most frequent first, yes before no; equally frequent ones in the order of their code points. */
function wordAxis(values: ArrayLike<Value>, most: number): Axis {
	const counts = new Map<Value, number>();
	for (const value of Array.from(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
	const order = [...counts.keys()].sort((one, other) =>
		typeof one === 'boolean' ? (one ? -1 : 1) : counts.get(other)! - counts.get(one)! || (one < other ? -1 : 1)
	);
	// One left over would take the place of the rest it stands for.
	const named = order.length > most + 1 ? order.slice(0, most) : order;
	const marks: Mark[] = named.map((value) => ({ as: 'value', value }));
	if (named.length < order.length) marks.push({ as: 'others', values: order.length - named.length });
	return { grain: 'value', marks, places: indexed(named, values, named.length) };
}

function spanAxis(days: ArrayLike<number>, asked: Span | ''): Axis {
	const { least, greatest } = extent(days);
	const none = days.length === 0;
	const length = (span: Span) => (none ? 0 : ordinal(greatest, span) - ordinal(least, span) + 1);
	const from = asked === '' ? 0 : SPANS.indexOf(asked);
	const fits = (span: Span) => length(span) <= (asked === '' ? READABLE_SPANS[span] : MOST_SPANS);
	const span = SPANS.slice(from).find(fits) ?? 'year';
	const ordinals = Int32Array.from(days, (each) => ordinal(each, span));
	// Gaps are part of what a run of time says, unless a slip of the pen makes it last for ages.
	const order =
		length(span) <= MOST_SPANS
			? Array.from({ length: length(span) }, (_, index) => ordinal(least, span) + index)
			: [...new Set(ordinals)].sort((one, other) => one - other);
	return {
		grain: span,
		marks: order.map((each) => ({ as: 'span', span, from: firstDay(each, span) })),
		places: indexed(order, ordinals)
	};
}

const DAY_MS = 86_400_000;
const MONTHS: Record<'month' | 'quarter' | 'year', number> = { month: 1, quarter: 3, year: 12 };

/** Spans since the one that holds 1970-01-01. Weeks begin on Monday (ISO 8601). @param day days since 1970-01-01 */
function ordinal(day: number, span: Span): number {
	if (span === 'day') return day;
	if (span === 'week') return Math.floor((day + 3) / 7);
	const date = new Date(day * DAY_MS);
	return Math.floor(((date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()) / MONTHS[span]);
}

/** The inverse of {@link ordinal}: the span's first day, in days since 1970-01-01. */
function firstDay(ordinal: number, span: Span): number {
	if (span === 'day') return ordinal;
	if (span === 'week') return ordinal * 7 - 3;
	const month = ordinal * MONTHS[span];
	const date = new Date(0);
	date.setUTCFullYear(1970 + Math.floor(month / 12), month - Math.floor(month / 12) * 12, 1);
	return date.getTime() / DAY_MS;
}
