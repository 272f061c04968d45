import { describe, expect, it } from 'vitest';
import { commonNeeds, tellsNeed, toggleNeed } from '$lib/domain/needs';

describe('a need tapped', () => {
	it('is added after what is written, and taken out again, the rest as it was typed', () => {
		expect(toggleNeed('', 'samples')).toBe('samples');
		expect(toggleNeed('Price list ;  delivery ', 'samples')).toBe('Price list ;  delivery, samples');
		expect(toggleNeed('Price list ;  delivery, samples', 'Samples')).toBe('Price list ;  delivery');
		expect(toggleNeed('samples; Price list, delivery', 'samples')).toBe('Price list, delivery');
		expect(toggleNeed('Price list; samples; delivery', 'samples')).toBe('Price list; delivery');
		expect(toggleNeed('samples', 'samples')).toBe('');
		expect(toggleNeed('delivery, ', 'samples')).toBe('delivery, samples');
	});

	it('is parted in Chinese as Chinese is', () => {
		expect(toggleNeed('价目表', '样品')).toBe('价目表，样品');
		expect(toggleNeed('价目表、样品，发票', '样品')).toBe('价目表，发票');
	});

	it('is known by its words, not by its spelling or as a part of others', () => {
		expect(tellsNeed('ＳＡＭＰＬＥＳ, price', 'samples')).toBe(true);
		expect(tellsNeed('more samples', 'samples')).toBe(false);
		expect(tellsNeed(', ,', '')).toBe(false);
	});
});

describe('the common needs', () => {
	it('are those told most often, each as it was spelt last, the latest of equals first', () => {
		const texts = ['Delivery, samples', 'Samples; price list', 'SAMPLES', 'price list', 'invoice'];
		expect(commonNeeds(texts, 3)).toEqual(['samples', 'price list', 'Delivery']);
	});

	it('are no sentences', () => {
		expect(commonNeeds(['Wants to hear about the new range before the fair', '样品'], 9)).toEqual(['样品']);
	});
});
