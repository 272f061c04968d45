import { describe, expect, it } from 'vitest';
import { copyIsDue } from '$lib/domain/backup/copy-age';

const copied = '2026-11-22T12:00:00.000Z';
const threeDays = Date.parse('2026-11-25T12:00:00.000Z');

describe('a copy of the book is due', () => {
	it('after three days with an edit, not one millisecond before', () => {
		expect(copyIsDue(copied, 1, threeDays - 1)).toBe(false);
		expect(copyIsDue(copied, 1, threeDays)).toBe(true);
	});
	it('after 25 edits, however soon', () => {
		expect(copyIsDue(copied, 24, Date.parse(copied))).toBe(false);
		expect(copyIsDue(copied, 25, Date.parse(copied))).toBe(true);
	});
	it('never while nothing was done since', () => {
		expect(copyIsDue(copied, 0, threeDays * 2)).toBe(false);
		expect(copyIsDue(undefined, 0, threeDays)).toBe(false);
	});
});
