import { failed, ok, type Result } from './problem';

export type DecimalMark = '.' | ',';
export interface NumberStyle {
	/** The decimal mark of a column; `mixed` where its cells use both. */
	mark: DecimalMark | 'mixed';
	/** Cells need the mark and none proves it: a point is taken. */
	assumed: boolean;
}

const CODES = 'aud|brl|cad|chf|cny|eur|gbp|hkd|inr|jpy|krw|mop|mxn|nzd|rmb|sgd|twd|usd';
/** Sign, currency, sign again, the body, currency, an accountant's minus or parenthesis, per cent. */
const WRITTEN = new RegExp(
	String.raw`^(\()?([+-])?\s*(?:(?:us|hk|nt|[acs])?\p{Sc}|(?:${CODES})(?![a-z]))?\s*([+-])?\s*(\S.*?)\s*(?:\p{Sc}|元|圆|${CODES})?\s*(-)?(\))?\s*(%)?$`,
	'iu'
);
const SCIENTIFIC = /^\d+(?:\.\d+)?e[+-]?\d{1,3}$/i;
/** `1,234,567`, Indian `12,34,567`. */
const GROUPED = /^[1-9]\d{0,2}(?=([,.' ]))(?:\1\d{2,3})*\1\d{3}$/;

/** One value, with the mark that proves how it is written; or two values, where a mark could mean either. */
type Reading = { value: number; mark?: DecimalMark } | { grouped: number; decimal: number; mark: DecimalMark } | null;

function readNumber(text: string): Reading {
	if (/^\d+$/.test(text)) return { value: Number(text) };
	const plain = text
		.normalize('NFKC')
		.replace(/\u2212/g, '-')
		.replace(/[’‘]/g, "'")
		.trim();
	const [, open, sign, innerSign, body = '', trailing, close, percent] = WRITTEN.exec(plain) ?? [];
	if (!!open !== !!close || (sign && innerSign)) return null;
	const negative = open || trailing || sign === '-' || innerSign === '-';
	const signed = (value: number) => Number(`${negative ? -value : value}${percent ? 'e-2' : ''}`);
	const reading = SCIENTIFIC.test(body) ? { value: Number(body) } : readBody(body);
	if (!reading) return null;
	if ('value' in reading) return { ...reading, value: signed(reading.value) };
	return { ...reading, grouped: signed(reading.grouped), decimal: signed(reading.decimal) };
}

function readBody(body: string): Reading {
	if (!/^[\d.,][\d.,' ]*$/.test(body) || !/\d/.test(body)) return null;
	const marks: string[] = body.match(/[.,]/g) ?? [];
	const last = marks.at(-1) as DecimalMark | undefined;
	if (last === undefined) return whole(body);
	const both = marks.includes('.') && marks.includes(',');
	const [before, after] = [body.slice(0, body.lastIndexOf(last)), body.slice(body.lastIndexOf(last) + 1)];
	if (!both && marks.length > 1) return withMark(whole(body), last === '.' ? ',' : '.');
	if (!/^\d*$/.test(after)) return null;
	const integer = before === '' ? { value: 0 } : whole(before);
	const decimal = integer && 'value' in integer && withMark({ value: Number(`${integer.value}.${after || 0}`) }, last);
	if (!decimal) return null;
	const ambiguous = !both && /^[1-9]\d{0,2}$/.test(before) && after.length === 3;
	return ambiguous ? { grouped: Number(before + after), decimal: decimal.value, mark: last } : decimal;
}

/** Digits, in groups or not. */
function whole(text: string): { value: number } | null {
	if (/^\d+$/.test(text)) return { value: Number(text) };
	return GROUPED.test(text) ? { value: Number(text.replace(/\D/g, '')) } : null;
}

const withMark = (reading: { value: number } | null, mark: DecimalMark) => reading && { ...reading, mark };

/** What the cells of a column say about its decimal mark; cells that are no numbers say nothing. */
export function numberStyleOf(cells: Iterable<string>): NumberStyle {
	const proved = new Set<DecimalMark>();
	let either = false;
	for (const cell of cells) {
		const reading = readNumber(cell);
		if (!reading) continue;
		if ('grouped' in reading) either = true;
		else if (reading.mark) proved.add(reading.mark);
	}
	if (proved.size === 2) return { mark: 'mixed', assumed: false };
	const [mark = '.'] = proved;
	return { mark, assumed: either && proved.size === 0 };
}

/**
 * A number from `1,234.50`, `1.234,50`, `1 234`, `1'234`, `１２３`, `¥1,200`, `1200元`, `(12)`, `1.2e3`; `12%` is 0.12. Fails with
 * `cell-not-a-number`, or `cell-ambiguous-number` where the mark is `mixed` and `1,234` could be either.
 */
export function parseNumber(text: string, mark: NumberStyle['mark'] = '.'): Result<number> {
	const reading = readNumber(text);
	if (!reading) return failed('cell-not-a-number');
	if ('value' in reading) return Number.isFinite(reading.value) ? ok(reading.value) : failed('cell-not-a-number');
	if (mark === 'mixed') return failed('cell-ambiguous-number');
	return ok(reading.mark === mark ? reading.decimal : reading.grouped);
}
