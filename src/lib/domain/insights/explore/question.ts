/** The tables that can be looked into, as people call them. */
export const EXPLORED = ['customers', 'contacts', 'orders', 'feedback'] as const;
export type ExploredTable = (typeof EXPLORED)[number];

export const CHARTS = ['histogram', 'bar', 'line', 'box', 'scatter', 'heat'] as const;
export type ChartKind = (typeof CHARTS)[number];

/** What is made of a number's values where rows are grouped. */
export const STATISTICS = ['mean', 'median', 'sum'] as const;
export type Statistic = (typeof STATISTICS)[number];

/** Spans of the calendar that days are put together by, the shortest first. */
export const SPANS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Span = (typeof SPANS)[number];

export const CONDITIONS = ['is', 'is-not', 'at-least', 'at-most', 'known', 'missing'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** `tags`: several of a kind a row. A `day` is counted from 1970-01-01. */
export type ColumnKind = 'number' | 'day' | 'category' | 'yesNo' | 'tags';

/** What the page knows of a column. */
export interface ColumnFacts {
	/** `age`, `custom/Shoe size`, `amount/EUR`; `customer.age` for one of the customer that a row belongs to. */
	id: string;
	kind: ColumnKind;
	/** Rows that have a value. */
	known: number;
	/** A number with few different values, whole ones: a rating, an hour of the day. */
	discrete: boolean;
	/** Words anybody may have typed, maybe about a person. */
	open: boolean;
	/** The values of a category, the most frequent first; of a long list only the first. */
	values: readonly string[];
}

export interface Filter {
	column: string;
	condition: Condition;
	/** As a form holds it: a number, `2026-11-22`, `true`, or the words. Not read for *known* and *missing*. */
	value: string;
}

/** What a person asks of the book: everything that decides how a chart looks. */
export interface Question {
	table: ExploredTable;
	/** A column, or {@link COUNT}. */
	measure: string;
	/** A column, or '' for none. */
	group: string;
	chart: ChartKind;
	/** The other number of a scatter chart. */
	second: string;
	statistic: Statistic;
	/** '' lets the length of time decide. */
	span: Span | '';
	bins: number;
	filter: Filter | null;
}

/** The measure that counts rows. */
export const COUNT = 'count';
export const MOST_BINS = 200;

export const FIRST_QUESTION: Question = {
	table: 'customers',
	measure: '',
	group: '',
	chart: 'histogram',
	second: '',
	statistic: 'mean',
	span: '',
	bins: 10,
	filter: null
};

export const isNumeric = (column: ColumnFacts | undefined): boolean =>
	column?.kind === 'number' || column?.kind === 'day';

/** Whether its values can tell series apart: few, and each a thing of its own. */
export const isCategorical = (column: ColumnFacts | undefined): boolean =>
	column !== undefined && (!isNumeric(column) || (column.kind === 'number' && column.discrete));

/** Conditions that mean something for a column. */
export function conditionsOf(kind: ColumnKind): readonly Condition[] {
	if (kind === 'number' || kind === 'day') return ['is', 'at-least', 'at-most', 'known', 'missing'];
	return kind === 'yesNo' ? ['is', 'known', 'missing'] : ['is', 'is-not', 'known', 'missing'];
}

/**
 * The nearest question that can be answered with these columns. What the person changed last stands; the rest gives way:
 * a histogram of a word becomes a bar chart, but asking for a histogram takes a number to measure.
 */
export function settle(asked: Question, columns: readonly ColumnFacts[], changed?: keyof Question): Question {
	const question = { ...asked };
	const find = (id: string) => columns.find((column) => column.id === id);
	const [numeric, ...others] = byPreference(columns);
	const isOwn = !numeric?.id.startsWith('customer.');

	if (question.measure !== COUNT && !find(question.measure))
		question.measure = numeric?.known && isOwn ? numeric.id : COUNT;
	if (!find(question.group) || question.group === question.measure) question.group = '';

	const spreads = question.chart === 'histogram' || question.chart === 'box' || question.chart === 'scatter';
	if (spreads && !isNumeric(find(question.measure))) {
		if (changed === 'chart' && numeric) question.measure = numeric.id;
		else question.chart = 'bar';
	}
	if (question.chart === 'scatter') {
		const second = find(question.second);
		if (!isNumeric(second) || question.second === question.measure)
			question.second = [numeric, ...others].find((column) => column && column.id !== question.measure)?.id ?? '';
		if (!question.second) question.chart = 'histogram';
	}
	const stillSpreads = !(['bar', 'line', 'heat'] as ChartKind[]).includes(question.chart);
	if (stillSpreads && question.group && !isCategorical(find(question.group))) {
		if (changed === 'group') question.chart = find(question.group)?.kind === 'day' ? 'line' : 'bar';
		else question.group = '';
	}
	if (question.chart === 'line' && !question.group && find(question.measure)?.kind !== 'day')
		question.group = timeOf(columns)?.id ?? '';

	question.bins = Math.min(MOST_BINS, Math.max(1, Math.trunc(question.bins) || FIRST_QUESTION.bins));
	question.filter = settleFilter(question.filter, columns);
	return question;
}

/** Numbers before days; first those that have values, and the table's own before the customer's. */
const byPreference = (columns: readonly ColumnFacts[]): ColumnFacts[] =>
	['number', 'day']
		.flatMap((kind) => columns.filter((column) => column.kind === kind))
		.sort((one, other) => rank(other) - rank(one));

const rank = ({ id, known }: ColumnFacts) => (id.startsWith('customer.') ? 0 : 2) + (known > 0 ? 1 : 0);

/** The column that a line runs along where none was chosen. */
export const timeOf = (columns: readonly ColumnFacts[]): ColumnFacts | undefined => {
	const days = columns.filter(({ kind }) => kind === 'day');
	return days.find(({ known }) => known > 0) ?? days[0];
};

function settleFilter(filter: Filter | null, columns: readonly ColumnFacts[]): Filter | null {
	const column = filter && columns.find(({ id }) => id === filter.column);
	if (!filter || !column) return null;
	const conditions = conditionsOf(column.kind);
	return conditions.includes(filter.condition) ? filter : { ...filter, condition: conditions[0]!, value: '' };
}
