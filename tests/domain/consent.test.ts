import { describe, expect, it } from 'vitest';
import { withdrawalOf } from '$lib/domain/consent';

describe('consent', () => {
	const at = '2026-01-02T10:00:00.000Z';

	it('is withdrawn for the first channel that says so, and for none where nothing was said', () => {
		const consent = { phone: { state: 'given', at }, chat: { state: 'withdrawn', at, source: 'call' } } as const;
		expect(withdrawalOf({ consent }, ['sms', 'chat'])).toEqual({ channel: 'chat', ...consent.chat });
		expect(withdrawalOf({ consent }, ['phone'])).toBeUndefined();
		expect(withdrawalOf({}, ['phone'])).toBeUndefined();
	});
});
