import { COUNT, isCategorical, isNumeric, timeOf, type ColumnFacts, type Question, type Statistic } from './question';

/** Which column plays which part in a chart. */
export interface Layout {
	/** Runs along the axis; null where all rows stand in one place. */
	along: string | null;
	/** Tells series apart. */
	split: string | null;
	/** What is measured in each place; null counts rows. `share`: of yes. */
	value: { column: string; statistic: Statistic | 'share' } | null;
	/** The other number of a scatter chart, where `along` is the first; the number whose spread a box plot shows. */
	second: string | null;
}

/** @param question settled on the columns */
export function layoutOf(question: Question, columns: readonly ColumnFacts[]): Layout {
	const measure = columns.find(({ id }) => id === question.measure);
	const group = columns.find(({ id }) => id === question.group);
	const layout = (
		along: ColumnFacts | undefined,
		split: ColumnFacts | undefined,
		value: Layout['value'] = null
	): Layout => ({ along: along?.id ?? null, split: split?.id ?? null, value, second: null });

	if (question.chart === 'heat') return layout(undefined, undefined);
	if (question.chart === 'scatter') return { ...layout(measure, group), second: question.second };
	if (question.chart === 'histogram') return layout(measure, group);
	if (question.chart === 'box') return { ...layout(group, undefined), second: question.measure };
	if (question.chart === 'line') {
		const time = isNumeric(group) ? group : measure?.kind === 'day' ? measure : timeOf(columns);
		const split = time === group ? (valueOf(measure, question) ? undefined : words(measure)) : words(group);
		return layout(time, split, time === measure ? null : valueOf(measure, question));
	}
	if (!group) return layout(question.measure === COUNT ? undefined : measure, undefined);
	const value = valueOf(measure, question);
	if (value) return layout(group, undefined, value);
	if (measure?.kind === 'day' && isCategorical(group)) return layout(measure, group);
	return layout(group, words(measure));
}

/** What a grouped measure comes to; words and days are counted. */
function valueOf(measure: ColumnFacts | undefined, { statistic }: Question): Layout['value'] {
	if (measure?.kind === 'number') return { column: measure.id, statistic };
	return measure?.kind === 'yesNo' ? { column: measure.id, statistic: 'share' } : null;
}

const words = (column: ColumnFacts | undefined) => (isCategorical(column) ? column : undefined);
