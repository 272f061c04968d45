import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countOverdue, readDay } from '$lib/db/day';
import { Phone } from './phone';

const today = '2026-11-22';
let phone: Phone;
beforeEach(() => (phone = new Phone()));
afterEach(() => phone.db.delete());

it('a day is what is overdue, what is due, and who has a birthday, with what the way there needs', async () => {
	const place = { lat: 31.2, lng: 121.5 };
	const due = (id: string, dueOn: string, values: object = {}) => ({
		table: 'followUps' as const,
		create: { id, customerId: 'a', dueOn, ...values }
	});
	await phone.write(
		{ table: 'customers', create: { id: 'a', name: 'Li Na', morePhones: ['110'], address: 'Shanghai', place } },
		{ table: 'customers', create: { id: 'b', name: 'Born', birthday: '1990-11-22' } },
		{ table: 'customers', create: { id: 'c', name: 'Gone', birthday: '1990-11-22', deleted: true } },
		due('tomorrow', '2026-11-23'),
		due('any time', today, { kind: 'call' }),
		due('at two', today, { dueTime: '14:00', kind: 'visit' }),
		due('late', '2026-11-21'),
		due('done', '2026-11-20', { doneAt: '2026-11-20T10:00:00.000Z' })
	);
	const { tasks, birthdays, moreOverdue } = await readDay(phone.db, today);
	expect(tasks.map(({ id }) => id)).toEqual(['late', 'at two', 'any time']);
	expect(tasks[1]).toMatchObject({ customer: 'Li Na', phone: '110', address: 'Shanghai', place });
	expect(birthdays.map(({ id }) => id)).toEqual(['b']);
	expect(moreOverdue).toBe(false);
	expect(await countOverdue(phone.db, today)).toBe(1);
});
