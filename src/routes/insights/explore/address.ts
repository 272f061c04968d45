import { FIRST_QUESTION, type ColumnFacts, type Question } from '$lib/domain/insights/explore/question';
import { questionOf } from '$lib/domain/insights/explore/saved-chart';

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

/** The question of an address. */
export function questionIn(kept: URLSearchParams): Question {
	const [column, condition, value] = [kept.get('filter'), kept.get('condition'), kept.get('value')];
	return questionOf({ ...Object.fromEntries(kept), filter: { column, condition, value } });
}
