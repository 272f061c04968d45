import { contentLine, escapeText } from '../content-line';
import { addDays, type PlainDay } from '../time';

/** A follow-up as the phone's calendar shows it. */
export interface CalendarEntry {
	/** The follow-up's, on every export the same: brought in again, it changes the entry that is there. */
	id: string;
	title: string;
	day: PlainDay;
	/** `14:00`, wherever the phone is then; the whole day where there is none. */
	time?: string;
	repeatEveryDays?: number;
	place?: string;
	/** Address of the customer's page in the app. */
	link?: string;
	/** When anything it says last changed, in milliseconds since 1970. */
	changedAt: number;
}

/** How long a follow-up at an hour is taken to last, and how long before it the phone rings. */
const LASTS_MINUTES = 30;
const RINGS_BEFORE = '-PT15M';
/** On a whole day the phone rings at nine, counted from its midnight. */
const RINGS_AT = 'PT9H';
/** SEQUENCE counts whole seconds from here, so that a later change has the greater number and it fits 31 bits until 2094. */
const SEQUENCE_EPOCH = Date.UTC(2026, 0, 1);

const compact = (text: string): string => text.replace(/[-:]|\.\d+/g, '');
const dateTime = (day: PlainDay, time: string): string => `${compact(day)}T${compact(time)}00`;

/** Day and time some minutes later, on clocks that know no daylight saving. */
function later(day: PlainDay, time: string, minutes: number): [PlainDay, string] {
	const [hours, past] = time.split(':').map(Number) as [number, number];
	const total = hours * 60 + past + minutes;
	const two = (value: number) => String(value).padStart(2, '0');
	return [addDays(day, Math.floor(total / 1440)), `${two(Math.floor((total % 1440) / 60))}:${two(total % 60)}`];
}

/**
 * An iCalendar file (RFC 5545) of events with an alarm each. Timed ones are floating: two o'clock stays two o'clock in
 * any time zone. No METHOD, so that it is imported, not answered; DTSTAMP then tells the last change, as does SEQUENCE.
 */
export function calendarFile(entries: readonly CalendarEntry[]): string {
	const lines: [string, string][] = [
		['BEGIN', 'VCALENDAR'],
		['VERSION', '2.0'],
		['PRODID', '-//Satchel//Satchel 1//EN'],
		['CALSCALE', 'GREGORIAN'],
		...entries.flatMap(eventLines),
		['END', 'VCALENDAR']
	];
	return lines.map(([name, value]) => contentLine(name, value)).join('');
}

function eventLines(entry: CalendarEntry): [string, string][] {
	const { id, title, day, time, repeatEveryDays, place, link, changedAt } = entry;
	const changed = compact(new Date(changedAt).toISOString());
	const sequence = Math.max(0, Math.floor((changedAt - SEQUENCE_EPOCH) / 1000));
	const lines: [string, string][] = [
		['BEGIN', 'VEVENT'],
		['UID', escapeText(id)],
		['DTSTAMP', changed],
		['LAST-MODIFIED', changed],
		['SEQUENCE', String(Math.min(sequence, 2 ** 31 - 1))],
		['SUMMARY', escapeText(title)]
	];
	if (time) {
		lines.push(['DTSTART', dateTime(day, time)], ['DTEND', dateTime(...later(day, time, LASTS_MINUTES))]);
	} else {
		lines.push(['DTSTART;VALUE=DATE', compact(day)], ['DTEND;VALUE=DATE', compact(addDays(day, 1))]);
		// What is due some time in the day leaves the day free.
		lines.push(['TRANSP', 'TRANSPARENT']);
	}
	if (repeatEveryDays && repeatEveryDays >= 1)
		lines.push(['RRULE', `FREQ=DAILY;INTERVAL=${Math.round(repeatEveryDays)}`]);
	if (place) lines.push(['LOCATION', escapeText(place)]);
	if (link) lines.push(['URL', link]);
	lines.push(
		['BEGIN', 'VALARM'],
		['ACTION', 'DISPLAY'],
		['DESCRIPTION', escapeText(title)],
		[time ? 'TRIGGER' : 'TRIGGER;RELATED=START', time ? RINGS_BEFORE : RINGS_AT],
		['END', 'VALARM'],
		['END', 'VEVENT']
	);
	return lines;
}
