import { describe, expect, it } from 'vitest';
import {
	directionRegisters,
	readMinutes,
	readTime,
	statusRegisters,
	timeRegisters,
	visitMinutes,
	waitsFor,
	type TimeField
} from '$lib/domain/contact-times';
import type { Interaction } from '$lib/domain/interaction';

const utc = () => 0;
const now = Date.parse('2026-11-22T12:00:00.000Z');
const inbound: Interaction = {
	...{
		id: 'i',
		clock: { '*': '' },
		customerId: 'a',
		channel: 'email',
		direction: 'in' as const,
		status: 'open' as const
	},
	...{ startedAt: '2026-11-20T09:00:42.500Z', receivedAt: '2026-11-20T09:00:42.500Z' }
};
const answered: Interaction = { ...inbound, respondedAt: '2026-11-21T10:00:00.000Z' };
const read = (text: string, field: TimeField, contact = answered) => {
	const time = readTime(text, field, contact, now, utc);
	return time.ok ? time.value : time.problem.code;
};

describe('the times of an inbound contact', () => {
	it('come in order: received, answered, resolved', () => {
		expect(read('2026-11-21T10:00', 'resolvedAt')).toBe('2026-11-21T10:00:00.000Z');
		expect(read('2026-11-21T09:59', 'resolvedAt')).toBe('times-out-of-order');
		expect(read('2026-11-20T08:59', 'respondedAt')).toBe('times-out-of-order');
		expect(read('2026-11-21T10:01', 'startedAt')).toBe('times-out-of-order');
		expect(read('2026-11-20T08:59', 'resolvedAt', inbound)).toBe('times-out-of-order');
		const resolved = { ...inbound, resolvedAt: '2026-11-21T12:00:00.000Z' };
		expect(read('2026-11-21T12:01', 'respondedAt', resolved)).toBe('times-out-of-order');
		expect(read('2026-11-21T12:01', 'startedAt', resolved)).toBe('times-out-of-order');
	});

	it('are never in the future', () => {
		expect(read('2026-11-22T12:00', 'resolvedAt')).toBe('2026-11-22T12:00:00.000Z');
		expect(read('2026-11-22T12:01', 'resolvedAt')).toBe('time-in-the-future');
	});

	it('within one minute are one moment, and one left as it was keeps its seconds', () => {
		expect(read('2026-11-20T09:00', 'respondedAt', inbound)).toBe('2026-11-20T09:00:42.500Z');
		expect(read('2026-11-20T09:00', 'startedAt')).toBe('2026-11-20T09:00:42.500Z');
	});

	it('may be blank, but for the first; half a date is none', () => {
		expect(read('', 'resolvedAt')).toBeUndefined();
		expect(read('', 'startedAt')).toBe('time-unreadable');
		expect(read('0202-11-20T09:00', 'startedAt')).toBe('time-unreadable');
	});

	it('take along what follows from them', () => {
		const at = '2026-11-20T08:00:00.000Z';
		expect(timeRegisters(inbound, 'startedAt', at)).toEqual([
			['startedAt', at],
			['receivedAt', at]
		]);
		const { receivedAt: _, ...outbound } = inbound;
		expect(timeRegisters(outbound, 'startedAt', at)).toEqual([['startedAt', at]]);
		expect(timeRegisters(inbound, 'resolvedAt', at)).toContainEqual(['status', 'resolved']);
		expect(timeRegisters(inbound, 'resolvedAt', undefined)).toContainEqual(['status', 'open']);
		expect(statusRegisters('open', at)).toContainEqual(['resolvedAt', undefined]);
		expect(statusRegisters('resolved', at)).toContainEqual(['resolvedAt', at]);
	});
});

describe('a contact the other way round', () => {
	const outbound: Interaction = { ...inbound, direction: 'out', channel: 'email' };

	it('waits for an answer, but on channels that are answered as they come in', () => {
		const turned = (contact: Interaction) =>
			Object.fromEntries(directionRegisters(contact, 'in')) as Partial<Interaction>;
		expect(turned(outbound)).toMatchObject({ receivedAt: outbound.startedAt, respondedAt: undefined, status: 'open' });
		const call = { ...outbound, channel: 'phone' as const };
		expect(turned(call)).toMatchObject({ respondedAt: call.startedAt, status: 'resolved' });
		expect(turned({ ...call, outcome: 'no-answer' })).toMatchObject({ respondedAt: undefined, status: 'open' });
	});

	it('leaves nothing behind that a response time could be made of', () => {
		expect(Object.fromEntries(directionRegisters(answered, 'out'))).toEqual({
			...{ direction: 'out', receivedAt: undefined, respondedAt: undefined, resolvedAt: undefined, status: undefined }
		});
	});

	it('says what the customer waits for', () => {
		expect(waitsFor(inbound)).toBe('answer');
		expect(waitsFor(answered)).toBe('resolution');
		expect(waitsFor({ ...answered, status: 'resolved' })).toBeNull();
		expect(waitsFor({ ...inbound, direction: 'out' })).toBeNull();
	});
});

describe('minutes', () => {
	it('are whole, and a day at most', () => {
		expect(readMinutes(' ３５ ')).toEqual({ ok: true, value: 35 });
		expect(readMinutes('1440')).toEqual({ ok: true, value: 1440 });
		expect(readMinutes('')).toEqual({ ok: true, value: undefined });
		for (const text of ['1441', '-1', '1.5', 'half']) expect(readMinutes(text).ok, text).toBe(false);
	});

	it('of a visit are counted up to twelve hours, by a clock that runs forwards', () => {
		const start = '2026-11-22T12:00:00.000Z';
		expect(visitMinutes(start, now)).toBe(1);
		expect(visitMinutes(start, now + 89_999)).toBe(1);
		expect(visitMinutes(start, now + 90_000)).toBe(2);
		expect(visitMinutes(start, now + 12 * 3_600_000)).toBe(720);
		expect(visitMinutes(start, now + 12 * 3_600_000 + 1)).toBeNull();
		expect(visitMinutes(start, now - 1)).toBeNull();
	});
});
