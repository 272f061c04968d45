import { describe, expect, it } from 'vitest';
import { hoursProblem, USUAL_HOURS, withDay } from '$lib/domain/business-hours';

describe('business hours', () => {
	it('close after they open, or at midnight', () => {
		expect(hoursProblem({ from: '09:00', until: '09:01' })).toBeUndefined();
		expect(hoursProblem({ from: '09:00', until: '00:00' })).toBeUndefined();
		expect(hoursProblem({ from: '00:00', until: '23:59' })).toBeUndefined();
		expect(hoursProblem({ from: '09:00', until: '09:00' })).toBe('closes-first');
		expect(hoursProblem({ from: '18:00', until: '09:00' })).toBe('closes-first');
	});

	it('are two whole times of the day', () => {
		for (const from of ['', '9:00', '24:00', '12:60', '12:00:00'])
			expect(hoursProblem({ from, until: '23:00' })).toBe('incomplete');
		expect(hoursProblem({ from: '09:00', until: '' })).toBe('incomplete');
	});

	it('are Monday to Friday at first, and change a day at a time', () => {
		expect(USUAL_HOURS.map((day) => day !== null)).toEqual([true, true, true, true, true, false, false]);
		const changed = withDay(USUAL_HOURS, 6, { from: '10:00', until: '12:00' });
		expect(changed[6]).toEqual({ from: '10:00', until: '12:00' });
		expect(changed.slice(0, 6)).toEqual(USUAL_HOURS.slice(0, 6));
		expect(USUAL_HOURS[6]).toBeNull();
	});
});
