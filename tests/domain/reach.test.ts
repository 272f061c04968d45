import { describe, expect, it } from 'vitest';
import { leavesFor, returnsFrom, type Reach } from '$lib/domain/reach';

const at = Date.parse('2026-11-22T12:00:00Z');
const reach: Reach = { contact: 'c', customer: 'a', channel: 'phone', at };
const left: Reach = { ...reach, left: true };

describe('leaving for a call', () => {
	it('is meant within a minute of the tap', () => {
		expect(leavesFor(reach, at)).toBe(true);
		expect(leavesFor(reach, at + 60_000)).toBe(true);
		expect(leavesFor(reach, at + 60_001)).toBe(false);
	});

	it('is not told by a clock that was put back', () => {
		expect(leavesFor(reach, at - 1)).toBe(false);
		expect(returnsFrom(left, at - 1)).toBe(false);
	});
});

describe('coming back', () => {
	it('is a return only from where the app was left', () => {
		expect(returnsFrom(reach, at + 5000)).toBe(false);
		expect(returnsFrom(left, at + 5000)).toBe(true);
	});

	it('is a return within a day', () => {
		expect(returnsFrom(left, at + 86_400_000)).toBe(true);
		expect(returnsFrom(left, at + 86_400_001)).toBe(false);
	});
});
