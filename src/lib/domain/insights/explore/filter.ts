import { isPlainDay } from '../../time';
import { dayNumber } from './columns';
import type { ColumnKind, Filter } from './question';

type Test = (value: unknown) => boolean;

const isMissing = (value: unknown) => value === null || value === undefined || Number.isNaN(value);

/** Whether a filter says enough to be used: a value where its condition needs one, and one that can be read. */
export const isComplete = (filter: Filter, kind: ColumnKind): boolean =>
	filter.condition === 'known' || filter.condition === 'missing' || valueOf(filter.value, kind) !== null;

/** The test of a filter; one that does not say enough lets everything pass. Only *missing* lets a missing value pass. */
export function testOf(filter: Filter, kind: ColumnKind): Test {
	if (filter.condition === 'missing') return isMissing;
	if (filter.condition === 'known') return (value) => !isMissing(value);
	const wanted = valueOf(filter.value, kind);
	if (wanted === null) return () => true;
	const passes = comparison(filter.condition, wanted);
	return (value) => !isMissing(value) && passes(value);
}

function comparison(condition: Filter['condition'], wanted: string | number | boolean): Test {
	const isWanted: Test = (value) => (Array.isArray(value) ? value.includes(wanted) : value === wanted);
	switch (condition) {
		case 'at-least':
			return (value) => (value as number) >= (wanted as number);
		case 'at-most':
			return (value) => (value as number) <= (wanted as number);
		case 'is-not':
			return (value) => !isWanted(value);
		default:
			return isWanted;
	}
}

function valueOf(text: string, kind: ColumnKind): string | number | boolean | null {
	if (text.trim() === '') return null;
	if (kind === 'day') return isPlainDay(text) ? dayNumber(text) : null;
	if (kind === 'yesNo') return text === 'true';
	if (kind !== 'number') return text;
	return Number.isNaN(Number(text)) ? null : Number(text);
}
