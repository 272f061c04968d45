import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cadenceTerm, nextBest, overdueTerm, shareBelow, type Candidate } from '$lib/domain/care/next-best';
import { nextDueOn, parseDueOn, parseRepeat } from '$lib/domain/care/promise';
import { channelsOf, refusedChannel } from '$lib/domain/care/promised';
import { wayOut, wayTo } from '$lib/domain/care/way';
import { addDays } from '$lib/domain/time';

const today = '2026-11-22';
const customer = (values: object) => ({ id: 'a', clock: {}, ...values });
const withdrawn = { state: 'withdrawn', at: '2026-01-01T00:00:00.000Z' } as const;
const given = { ...withdrawn, state: 'given' } as const;

describe('the way to a customer', () => {
	it('is what was promised, else what they prefer, else what the book knows', () => {
		const known = { phone: '+447700900123', email: 'a@example.com', preferredChannel: 'email' } as const;
		expect(wayTo(customer(known), ['visit'])).toEqual({ channel: 'visit', blocked: [] });
		expect(wayTo(customer(known))).toEqual({ channel: 'email', blocked: [] });
		expect(wayTo(customer({ ...known, preferredChannel: undefined }))).toEqual({ channel: 'phone', blocked: [] });
		expect(wayTo(customer({ address: 'Long Street' })).channel).toBe('visit');
		expect(wayTo(customer({}))).toEqual({ blocked: [] });
	});

	it('never leads over a channel whose consent was withdrawn; unknown consent allows', () => {
		const consent = { phone: withdrawn, email: given };
		const known = { phone: '+447700900123', morePhones: [], email: 'a@example.com', consent };
		expect(wayTo(customer(known), ['phone'])).toEqual({ channel: 'chat', blocked: ['phone'] });
		const all = { ...consent, chat: withdrawn, email: withdrawn };
		expect(wayTo(customer({ ...known, consent: all }))).toEqual({ blocked: ['phone', 'chat', 'email'] });
	});

	it('of a follow-up is a channel of its kind, and no channel that they refused since', () => {
		const kinds = ['call', 'message', 'email', 'visit', 'other', undefined] as const;
		expect(kinds.map((kind) => channelsOf(kind)[0])).toEqual(['phone', 'chat', 'email', 'visit', undefined, undefined]);
		const refused = (...channels: string[]) => ({
			consent: Object.fromEntries(channels.map((each) => [each, withdrawn]))
		});
		expect(kinds.map((kind) => refusedChannel(refused('phone'), kind))).toEqual(['phone', ...Array(5)]);
		// A message is a chat or a text message, whichever is left.
		expect(refusedChannel(refused('chat'), 'message')).toBeUndefined();
		expect(wayTo(customer({ phone: '+447700900123', ...refused('chat') }), channelsOf('message')).channel).toBe('sms');
		expect(refusedChannel(refused('chat', 'sms'), 'message')).toBe('chat');
	});

	it('leads out of the app only where they consent', () => {
		const phone = '+447700900123';
		const out = (values: object, channel: Parameters<typeof wayOut>[1]) => wayOut(customer(values), channel);
		expect(out({ phone }, 'phone')).toEqual({ href: `tel:${phone}`, channel: 'phone' });
		expect(out({ phone }, 'chat')).toEqual({ href: `sms:${phone}`, channel: 'sms' });
		expect(out({ phone, consent: { sms: withdrawn } }, 'chat')).toBeUndefined();
		const whatsapp = { phone, handles: { whatsapp: '+447700900456' }, consent: { sms: withdrawn } };
		expect(out(whatsapp, 'chat')).toEqual({ href: 'https://wa.me/447700900456', channel: 'chat' });
		expect(out({ phone, handles: { wechat: 'ann' } }, 'chat')).toBeUndefined();
		expect(out({ moreEmails: ['a@example.com'] }, 'email')).toEqual({ href: 'mailto:a@example.com', channel: 'email' });
		expect(out({ phone }, 'visit')).toBeUndefined();
	});
});

describe('the next best action', () => {
	const way = { channel: 'phone', blocked: [] } as const;
	const candidate = (id: string, values: Partial<Candidate> = {}): Candidate => ({
		...{ id, way: { ...way, blocked: [] }, due: { dueOn: today } },
		...values
	});
	const order = (...candidates: Candidate[]) => nextBest(candidates, today).map(({ candidate: { id } }) => id);

	it('multiplies the terms it shows', () => {
		const [first] = nextBest(
			[
				candidate('a', {
					...{ probability: 0.2, amount: 900, due: { dueOn: '2026-11-07' }, from: '2026-10-23' },
					...{ cadence: { ideal: 10, maximum: 20 }, way: { channel: 'email', blocked: ['phone'] } }
				}),
				candidate('b', { amount: 100 })
			],
			today
		);
		expect(first!.candidate.id).toBe('a');
		expect(first!.terms).toEqual({ risk: 1.3, value: 1.5, overdue: 2.5, cadence: 2.5, consent: 0.8 });
		expect(first!.score).toBeCloseTo(1.3 * 1.5 * 2.5 * 2.5 * 0.8, 12);
	});

	it('puts first the one at risk, of more value, longer overdue, longer without contact', () => {
		expect(order(candidate('a', { probability: 0.6 }), candidate('b', { probability: 0.3 }))).toEqual(['b', 'a']);
		expect(order(candidate('a', { amount: 1 }), candidate('b', { amount: 2 }))).toEqual(['b', 'a']);
		expect(order(candidate('a'), candidate('b', { due: { dueOn: '2026-11-21' } }))).toEqual(['b', 'a']);
		const cadence = { ideal: 7, maximum: 14 };
		const since = (from: string) => ({ from, cadence, due: undefined });
		expect(order(candidate('a', since('2026-11-10')), candidate('b', since('2026-11-09')))).toEqual(['b', 'a']);
	});

	it('leaves out who consents to no channel, and of whom nothing is due', () => {
		const kept = { due: undefined, from: '2026-11-20', cadence: { ideal: 7, maximum: 14 } };
		expect(order(candidate('a', { way: { blocked: ['phone'] } }))).toEqual([]);
		expect(order(candidate('a', kept), candidate('b', { due: { dueOn: '2026-11-23' } }))).toEqual([]);
		const risky = { due: undefined, probability: 0.49 };
		expect(order(candidate('a', risky), candidate('b', { ...risky, from: '2026-11-15' }))).toEqual(['a', 'b']);
		// A contact in the last week has to do its work first.
		expect(order(candidate('a', { ...risky, from: '2026-11-16' }))).toEqual([]);
		// Who cannot be reached yet is still told of.
		expect(order(candidate('a', { way: { blocked: [] } }))).toEqual(['a']);
	});

	it('counts a promise by the day, at the day', () => {
		const days = ['2026-11-23', today, '2026-11-21', '2026-10-23', '2026-01-01', undefined];
		expect(days.map((dueOn) => overdueTerm(dueOn, today))).toEqual([1, 1.5, 2 + 1 / 30, 3, 3, 1]);
	});

	it('never falls as the gap grows, and stays within its bounds', () => {
		const cadence = fc
			.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }))
			.map(([ideal, more]) => ({ ideal, maximum: ideal + more }));
		fc.assert(
			fc.property(cadence, fc.integer({ min: -3, max: 3000 }), (each, gap) => {
				const [now, next] = [gap, gap + 1].map((days) => cadenceTerm(addDays(today, -days), each, today));
				expect(now).toBeGreaterThanOrEqual(0.25);
				expect(next).toBeLessThanOrEqual(3);
				expect(next).toBeGreaterThanOrEqual(now!);
			})
		);
	});

	it('compares amounts with the others’', () => {
		expect(shareBelow([5], 5)).toBeUndefined();
		expect([5, 7, 9].map((amount) => shareBelow([5, 7, 9], amount))).toEqual([0, 0.5, 1]);
		expect(shareBelow([5, 5, 5], 5)).toBe(0.5);
	});
});

describe('a promise', () => {
	it('is for today or later; one that is late may keep its day', () => {
		expect(parseDueOn(today, today)).toEqual({ ok: true, value: today });
		expect(parseDueOn('2026-11-21', today)).toMatchObject({ problem: { code: 'follow-up-day-passed' } });
		expect(parseDueOn('2026-11-21', today, '2026-11-21')).toMatchObject({ ok: true });
		expect(parseDueOn('2027-02-29', today)).toMatchObject({ problem: { code: 'follow-up-no-day' } });
		expect(parseDueOn('9999-12-31', today)).toMatchObject({ problem: { code: 'follow-up-too-far' } });
	});

	it('repeats after whole days or not at all', () => {
		expect(parseRepeat(' ')).toEqual({ ok: true, value: undefined });
		expect(parseRepeat('14')).toEqual({ ok: true, value: 14 });
		for (const text of ['0', '-1', '1.5', '1000000000', 'x'])
			expect(parseRepeat(text)).toMatchObject({ problem: { code: 'follow-up-repeat-not-days' } });
	});

	it('has its next after today, in step with the day it was for', () => {
		const next = (dueOn: string, repeatEveryDays?: number) => nextDueOn({ dueOn, repeatEveryDays }, today);
		expect(next('2026-11-22', 7)).toBe('2026-11-29');
		expect(next('2026-11-21', 7)).toBe('2026-11-28');
		expect(next('2026-11-01', 7)).toBe('2026-11-29');
		expect(next('2026-11-25', 7)).toBe('2026-12-02');
		expect(next('2026-11-21', 1)).toBe('2026-11-23');
		for (const every of [undefined, 0, -1, 1.5, 1e9, NaN]) expect(next(today, every)).toBeUndefined();
	});
});
