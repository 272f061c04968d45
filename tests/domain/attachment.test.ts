import { describe, expect, it } from 'vitest';
import { fitWithin, roomFor } from '$lib/domain/attachment';

describe('a picture made smaller', () => {
	it('keeps its shape, its longer side as long as asked', () => {
		expect(fitWithin(4032, 3024, 1600)).toEqual({ width: 1600, height: 1200 });
		expect(fitWithin(3024, 4032, 1600)).toEqual({ width: 1200, height: 1600 });
		expect(fitWithin(1601, 1601, 1600)).toEqual({ width: 1600, height: 1600 });
	});

	it('never grows, and never vanishes', () => {
		expect(fitWithin(640, 480, 1600)).toEqual({ width: 640, height: 480 });
		expect(fitWithin(20_000, 3, 1600)).toEqual({ width: 1600, height: 1 });
	});
});

describe('room for a photo', () => {
	it('is refused before the phone is full, and said to run low before that', () => {
		expect(roomFor(1_000_000, 21_000_000)).toBe('low');
		expect(roomFor(1_000_001, 21_000_000)).toBe('none');
		expect(roomFor(1_000_000, 201_000_000)).toBe('enough');
		expect(roomFor(1_000_001, 201_000_000)).toBe('low');
	});

	it('is not doubted where the browser does not say', () => {
		expect(roomFor(1_000_000, undefined)).toBe('enough');
	});
});
