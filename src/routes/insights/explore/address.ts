import {
	CHARTS,
	CONDITIONS,
	EXPLORED,
	FIRST_QUESTION,
	SPANS,
	STATISTICS,
	type ColumnFacts,
	type Question
} from '$lib/domain/insights/explore/question';

const TEXTS = ['measure', 'group', 'second'] as const;

/** A question as a page's address keeps it. What a person may have typed of somebody stays out of it. */
export function addressOf(question: Question, columns: readonly ColumnFacts[]): string {
	const { filter } = question;
	const kept = new URLSearchParams();
	for (const name of ['table', 'chart', 'statistic', 'span', 'bins', ...TEXTS] as const)
		if (name === 'table' || question[name] !== FIRST_QUESTION[name]) kept.set(name, String(question[name]));
	if (filter && !columns.find(({ id }) => id === filter.column)?.open) {
		kept.set('filter', filter.column);
		kept.set('condition', filter.condition);
		kept.set('value', filter.value);
	}
	return `?${kept}`;
}

/** The question of an address; what it does not say, or says of no use, is that of the first question. */
export function questionOf(kept: URLSearchParams): Question {
	const among = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
		allowed.find((each) => each === kept.get(name)) ?? otherwise;
	const column = kept.get('filter');
	return {
		...FIRST_QUESTION,
		table: among('table', EXPLORED, FIRST_QUESTION.table),
		chart: among('chart', CHARTS, FIRST_QUESTION.chart),
		statistic: among('statistic', STATISTICS, FIRST_QUESTION.statistic),
		span: among('span', [...SPANS, ''], FIRST_QUESTION.span),
		bins: Number(kept.get('bins') ?? FIRST_QUESTION.bins),
		...Object.fromEntries(TEXTS.map((name) => [name, kept.get(name) ?? ''])),
		filter: column ? { column, condition: among('condition', CONDITIONS, 'is'), value: kept.get('value') ?? '' } : null
	};
}
