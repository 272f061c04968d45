import { describe, expect, it } from 'vitest';
import { readCustomValue } from '$lib/domain/custom-value';

describe("a person's own field", () => {
	const typist = { country: 'DE', today: '2026-11-22' };
	it.each([
		['text', ' gold ', 'gold'],
		['number', '1,234.5', 1234.5],
		['date', '3.4.2026', '2026-04-03'],
		['yes/no', 'false', false],
		['number', ' ', undefined]
	] as const)('of %s takes «%s»', (type, typed, value) =>
		expect(readCustomValue(typed, type, typist)).toEqual({ ok: true, value })
	);

	it('refuses what is no number, no day, or too long', () => {
		expect(readCustomValue('forty', 'number', typist)).toMatchObject({ problem: { code: 'cell-not-a-number' } });
		expect(readCustomValue('2026-02-30', 'date', typist)).toMatchObject({ problem: { code: 'cell-not-a-date' } });
		expect(readCustomValue('x'.repeat(5001), 'text', typist)).toMatchObject({ problem: { code: 'cell-too-long' } });
	});
});
