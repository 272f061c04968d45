import {
	CHARTS,
	CONDITIONS,
	EXPLORED,
	FIRST_QUESTION,
	SPANS,
	STATISTICS,
	type Filter,
	type Question
} from './question';

/** A chart kept under a name: what was asked, not what came of it, so that it is always of the book as it is. */
export interface SavedChart {
	name: string;
	question: Question;
}

type Asked<T> = Partial<Record<keyof T, unknown>>;

/** A chart as it was stored; what came with a file need not be one. */
export function savedChartOf(content: unknown): SavedChart | undefined {
	const { name, question } = (content ?? {}) as Asked<SavedChart>;
	return typeof name === 'string' && question instanceof Object
		? { name, question: questionOf(question as Asked<Question>) }
		: undefined;
}

/** The question that was written down somewhere; what it does not say, or says of no use, is that of the first question. */
export function questionOf(asked: Asked<Question>): Question {
	const among = <T extends string>(name: keyof Question, allowed: readonly T[], otherwise: T): T =>
		allowed.find((each) => each === asked[name]) ?? otherwise;
	const text = (name: keyof Question) => String(asked[name] ?? '');
	return {
		table: among('table', EXPLORED, FIRST_QUESTION.table),
		measure: text('measure'),
		group: text('group'),
		chart: among('chart', CHARTS, FIRST_QUESTION.chart),
		second: text('second'),
		statistic: among('statistic', STATISTICS, FIRST_QUESTION.statistic),
		span: among('span', [...SPANS, ''], FIRST_QUESTION.span),
		bins: Number(asked.bins ?? FIRST_QUESTION.bins),
		filter: filterOf((asked.filter ?? {}) as Asked<Filter>)
	};
}

function filterOf({ column, condition, value }: Asked<Filter>): Filter | null {
	if (typeof column !== 'string' || column === '') return null;
	return { column, condition: CONDITIONS.find((each) => each === condition) ?? 'is', value: String(value ?? '') };
}
