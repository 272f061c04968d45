import { describe, expect, it } from 'vitest';
import { CURRENCIES, currencyOf, regionOf, REGIONS } from '$lib/domain/region';

describe('the region of a phone', () => {
	it('is named by the first language that says one', () => {
		expect(regionOf(['en-GB', 'zh-CN'])).toBe('GB');
		expect(regionOf(['zh-Hant-HK'])).toBe('HK');
	});
	it('is the likeliest one of a bare language', () => {
		expect(regionOf(['zh'])).toBe('CN');
		expect(regionOf(['en'])).toBe('US');
	});
	it('passes over what is not a region or not a tag', () => {
		expect(regionOf(['es-419', 'pt-BR'])).toBe('BR');
		expect(regionOf(['not a tag!', 'de-AT'])).toBe('AT');
		expect(regionOf([])).toBe('US');
	});
	it('proposes its currency', () => {
		expect(['CN', 'DE', 'GB', 'PR', 'ZZ'].map(currencyOf)).toEqual(['CNY', 'EUR', 'GBP', 'USD', 'USD']);
	});
	it('is one the platform can name, as is every currency', () => {
		const name = (type: 'region' | 'currency') => new Intl.DisplayNames('en', { type, fallback: 'none' });
		expect(REGIONS.filter((code) => !name('region').of(code))).toEqual([]);
		// Newer than some platforms' tables: the Caribbean guilder (2025), Zimbabwe Gold (2024).
		const newer = ['XCG', 'ZWG'];
		expect(CURRENCIES.filter((code) => !name('currency').of(code) && !newer.includes(code))).toEqual([]);
		expect([REGIONS.length, CURRENCIES.length]).toEqual([new Set(REGIONS).size, new Set(CURRENCIES).size]);
	});
});
