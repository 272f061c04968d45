import { describe, expect, it } from 'vitest';
import { CHANNELS, OUTCOMES, outcomesOf } from '$lib/domain/interaction';

describe('outcomes', () => {
	it('can be chosen on every channel, each once, the likeliest first', () => {
		for (const channel of CHANNELS) {
			const outcomes = outcomesOf(channel);
			expect(new Set(outcomes).size).toBe(outcomes.length);
			expect(outcomes.length).toBeGreaterThanOrEqual(3);
		}
		expect(outcomesOf('phone')[0]).toBe('reached');
		expect(outcomesOf('visit')[0]).toBe('met');
		expect(outcomesOf('email')[0]).toBe('sent');
	});

	it('are all of them offered somewhere', () => {
		expect(new Set(CHANNELS.flatMap(outcomesOf))).toEqual(new Set(OUTCOMES));
	});
});
