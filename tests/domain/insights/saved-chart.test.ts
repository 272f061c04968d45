import { describe, expect, it } from 'vitest';
import { FIRST_QUESTION, type Question } from '$lib/domain/insights/explore/question';
import { savedChartOf } from '$lib/domain/insights/explore/saved-chart';

const question: Question = {
	table: 'contacts',
	measure: 'satisfaction',
	group: 'startedAt',
	chart: 'line',
	second: '',
	statistic: 'median',
	span: 'month',
	bins: 12,
	filter: { column: 'channel', condition: 'is-not', value: 'email' }
};

describe('a kept chart', () => {
	it('is read as it was stored', () => {
		expect(savedChartOf({ name: 'a', question })).toEqual({ name: 'a', question });
		expect(savedChartOf(structuredClone({ name: 'a', question: FIRST_QUESTION }))?.question).toEqual(FIRST_QUESTION);
	});

	it('that came with a file is read as far as it makes sense', () => {
		const odd = { ...question, table: 'secrets', chart: 7, span: 'eon', filter: { column: 'x', condition: 'near' } };
		expect(savedChartOf({ name: 'a', question: odd, later: true })).toEqual({
			name: 'a',
			question: {
				...question,
				table: 'customers',
				chart: 'histogram',
				span: '',
				filter: { column: 'x', condition: 'is', value: '' }
			}
		});
		expect(savedChartOf({ name: 'a', question: {} })?.question).toEqual(FIRST_QUESTION);
		for (const none of [undefined, null, 1, {}, { name: 'a' }, { name: 1, question }, { name: 'a', question: 'age' }])
			expect(savedChartOf(none)).toBeUndefined();
	});
});
