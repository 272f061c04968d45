import type { ColumnFacts, Condition, Filter } from '$lib/domain/insights/explore/question';
import { isPlainDay } from '$lib/domain/time';
import { formatDate, formatNumber } from '$lib/ui/format';
import { m } from '$lib/i18n';
import { columnInSentence, valueName } from './column-words';

const CONDITIONS: Record<Condition, () => string> = {
	is: m.explore_is,
	'is-not': m.explore_is_not,
	'at-least': m.explore_at_least,
	'at-most': m.explore_at_most,
	known: m.explore_known,
	missing: m.explore_missing
};
const OF_DAYS: Partial<typeof CONDITIONS> = { 'at-least': m.explore_since, 'at-most': m.explore_until };

/** A condition as a form offers it. */
export const conditionName = (condition: Condition, { kind }: ColumnFacts): string =>
	((kind === 'day' && OF_DAYS[condition]) || CONDITIONS[condition])();

type Clause = (inputs: { name: string; value: string }) => string;
const CLAUSES: Record<Condition, Clause> = {
	is: m.explore_where_is,
	'is-not': m.explore_where_is_not,
	'at-least': m.explore_where_at_least,
	'at-most': m.explore_where_at_most,
	known: m.explore_where_known,
	missing: m.explore_where_missing
};
const CLAUSES_OF_DAYS: Partial<typeof CLAUSES> = {
	'at-least': m.explore_where_since,
	'at-most': m.explore_where_until
};

/** `gender is Female`: what a filter that says enough lets through. */
export function filterText({ condition, value }: Filter, column: ColumnFacts): string {
	const say = (column.kind === 'day' && CLAUSES_OF_DAYS[condition]) || CLAUSES[condition];
	return say({ name: columnInSentence(column.id), value: wanted(value, column) });
}

function wanted(value: string, { id, kind }: ColumnFacts): string {
	if (kind === 'day') return isPlainDay(value) ? formatDate(value) : value;
	if (kind === 'number') return formatNumber(Number(value), 6);
	return valueName(id, kind === 'yesNo' ? value === 'true' : value);
}
