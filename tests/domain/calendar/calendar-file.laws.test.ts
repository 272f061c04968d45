import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile, type CalendarEntry } from '$lib/domain/calendar/calendar-file';
import { addDays } from '$lib/domain/time';

const two = (value: number) => String(value).padStart(2, '0');
const line = fc.string({
	unit: fc.oneof(fc.constantFrom(...'王芳 é😀;,:\\\n"\r\t'), fc.string({ minLength: 1, maxLength: 1 }))
});
/** What a text may lose on its way: what no calendar can carry. */
const carried = (text: string) =>
	text
		.toWellFormed()
		.replace(/\r\n?|[\u2028\u2029]/g, '\n')
		.replace(/\t/g, ' ')
		.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');
const entries: fc.Arbitrary<CalendarEntry> = fc.record({
	id: fc.uuid(),
	title: line,
	day: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days)),
	time: fc.option(
		fc.tuple(fc.nat(23), fc.nat(59)).map(([hours, minutes]) => `${two(hours)}:${two(minutes)}`),
		{ nil: undefined }
	),
	repeatEveryDays: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
	place: fc.option(
		line.filter((text) => carried(text) !== ''),
		{ nil: undefined }
	),
	changedAt: fc.integer({ min: 0, max: Date.UTC(2090, 0) })
});

describe('a calendar file', () => {
	it('reads back as it was written, by another program', () => {
		fc.assert(
			fc.property(fc.uniqueArray(entries, { selector: ({ id }) => id, maxLength: 5 }), (written) => {
				const calendar = ICAL.Component.fromString(calendarFile(written));
				const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
				expect(events).toHaveLength(written.length);
				written.forEach((entry, index) => {
					const event = events[index]!;
					expect(event.uid).toBe(entry.id);
					expect(event.summary ?? '').toBe(carried(entry.title));
					expect(event.location ?? undefined).toBe(entry.place === undefined ? undefined : carried(entry.place));
					expect(event.startDate.isDate).toBe(entry.time === undefined);
					expect(event.startDate.toString()).toBe(entry.time ? `${entry.day}T${entry.time}:00` : entry.day);
					expect(event.duration.toSeconds()).toBe(entry.time ? 1800 : 86_400);
					expect(event.isRecurring()).toBe(entry.repeatEveryDays !== undefined);
					expect(event.component.getAllSubcomponents('valarm')).toHaveLength(1);
				});
			}),
			{ numRuns: 300 }
		);
	});

	it('has lines of at most 75 octets that end with CR and LF', () => {
		fc.assert(
			fc.property(entries, (entry) => {
				const file = calendarFile([entry]);
				expect(file.endsWith('\r\n')).toBe(true);
				const lines = file.slice(0, -2).split('\r\n');
				expect(lines.filter((each) => /[\r\n]/.test(each))).toEqual([]);
				expect(lines.filter((each) => new TextEncoder().encode(each).length > 75)).toEqual([]);
			})
		);
	});

	it('numbers a later change higher, and the same state the same', () => {
		const numberOf = (changedAt: number) => {
			const file = calendarFile([{ id: 'a', title: 'Call', day: '2026-11-22', changedAt }]);
			return Number(/SEQUENCE:(\d+)/.exec(file)![1]);
		};
		fc.assert(
			fc.property(fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2090, 0) }), (changedAt) => {
				expect(numberOf(changedAt + 1000)).toBe(numberOf(changedAt) + 1);
				expect(numberOf(changedAt + 1000)).toBeLessThan(2 ** 31);
			})
		);
	});
});
