import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, localText, type OffsetAt } from '$lib/domain/local-time';

/** The offsets of a zone of the IANA database, as a browser's own `Date` knows them. */
function zone(name: string): OffsetAt {
	const format = new Intl.DateTimeFormat('en-GB', {
		...{ timeZone: name, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
		...{ hour: '2-digit', minute: '2-digit', second: '2-digit' }
	});
	return (at) => {
		const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
		const wall = Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`);
		return Math.round((wall - Math.floor(at / 1000) * 1000) / 60_000);
	};
}
const berlin = zone('Europe/Berlin');

describe('a local time', () => {
	it('is the instant at which the clock showed it', () => {
		expect(instantOf('2026-11-22T14:05', berlin)).toBe('2026-11-22T13:05:00.000Z');
		expect(instantOf('2026-07-01T14:05', berlin)).toBe('2026-07-01T12:05:00.000Z');
		expect(instantOf('2026-11-22T14:05', zone('Pacific/Kiritimati'))).toBe('2026-11-22T00:05:00.000Z');
		expect(instantOf('2026-11-22T14:05', zone('Pacific/Pago_Pago'))).toBe('2026-11-23T01:05:00.000Z');
		expect(instantOf('2026-11-22T14:05', zone('Asia/Kathmandu'))).toBe('2026-11-22T08:20:00.000Z');
		expect(localText('2026-11-22T13:05:59.999Z', berlin)).toBe('2026-11-22T14:05');
	});

	it('that the clock shows twice is the first, one that it skips is counted on', () => {
		// Berlin, 25 October 2026: 03:00 summer time becomes 02:00.
		expect(instantOf('2026-10-25T02:30', berlin)).toBe('2026-10-25T00:30:00.000Z');
		expect(instantOf('2026-10-25T03:00', berlin)).toBe('2026-10-25T02:00:00.000Z');
		// 29 March 2026: 02:00 becomes 03:00 summer time.
		expect(instantOf('2026-03-29T01:59', berlin)).toBe('2026-03-29T00:59:00.000Z');
		expect(instantOf('2026-03-29T02:30', berlin)).toBe('2026-03-29T01:30:00.000Z');
		expect(instantOf('2026-03-29T03:00', berlin)).toBe('2026-03-29T01:00:00.000Z');
		// Lord Howe moves its clocks by half an hour.
		expect(instantOf('2026-04-05T01:45', zone('Australia/Lord_Howe'))).toBe('2026-04-04T14:45:00.000Z');
	});

	it('is none where the calendar or the clock has none', () => {
		for (const text of [
			'',
			'2026-02-30T10:00',
			'2026-11-22T24:30',
			'2026-11-22',
			'22/11/2026 10:00',
			'12026-01-01T10:00'
		])
			expect(instantOf(text, berlin), text).toBeNull();
		expect(instantOf('2026-11-22T14:05:30', berlin)).toBe('2026-11-22T13:05:00.000Z');
	});

	it('comes back as it was written, in every zone, unless the clock skipped it', () => {
		const zones = ['Pacific/Pago_Pago', 'America/St_Johns', 'Europe/London', 'Asia/Shanghai', 'Pacific/Chatham'].map(
			zone
		);
		const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
		fc.assert(
			fc.property(minutes, fc.constantFrom(...zones), (minute, offsetAt) => {
				const text = localText(new Date(minute * 60_000).toISOString(), offsetAt);
				expect(localText(instantOf(text, offsetAt)!, offsetAt)).toBe(text);
			}),
			{ numRuns: 300 }
		);
	});
});
