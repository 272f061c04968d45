import { expect, it } from 'vitest';
import { calendarFile } from '$lib/domain/calendar/calendar-file';
import { calendarEntry } from '$lib/domain/calendar/entry';
import type { FollowUp } from '$lib/domain/follow-up';
import { nextStamp } from '$lib/domain/stamp';

const at = (text: string) => nextStamp(Date.parse(text), '12345678', '', '');
const today = '2026-11-22';
const customer = {
	id: 'wang',
	clock: { '*': at('2026-11-01T00:00:00Z'), phone: at('2026-11-20T00:00:00Z') },
	name: 'Wang Fang',
	phone: '+8613800138000',
	address: '1 Nanjing Road, Shanghai'
};
const followUp: FollowUp = {
	id: '0190-1',
	clock: { '*': at('2026-11-02T00:00:00Z'), dueOn: at('2026-11-03T00:00:00Z') },
	customerId: 'wang',
	dueOn: '2026-11-24',
	dueTime: '23:50',
	kind: 'visit'
};

it('tells what, with whom, when and where, and the last change of these alone', () => {
	const file = calendarFile([
		calendarEntry(followUp, customer, { title: 'Visit: Wang Fang', today, link: 'https://a/b' })
	]);
	expect(file.split('\r\n')).toEqual([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Satchel//Satchel 1//EN',
		'CALSCALE:GREGORIAN',
		'BEGIN:VEVENT',
		'UID:0190-1',
		'DTSTAMP:20261103T000000Z',
		'LAST-MODIFIED:20261103T000000Z',
		'SEQUENCE:26438400',
		'SUMMARY:Visit: Wang Fang',
		'DTSTART:20261124T235000',
		'DTEND:20261125T002000',
		'LOCATION:1 Nanjing Road\\, Shanghai',
		'URL:https://a/b',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		'DESCRIPTION:Visit: Wang Fang',
		'TRIGGER:-PT15M',
		'END:VALARM',
		'END:VEVENT',
		'END:VCALENDAR',
		''
	]);
});

it('puts what is overdue on today, for the whole day, as a newer version of the same entry', () => {
	const late = calendarEntry({ ...followUp, dueOn: '2026-11-21' }, customer, { title: 'Visit', today });
	expect(late).toMatchObject({ id: '0190-1', day: today, time: undefined, changedAt: Date.parse(today) });
});

it('says no address where it is no visit', () => {
	expect(calendarEntry({ ...followUp, kind: 'call' }, customer, { title: 'Call', today }).place).toBeUndefined();
});
