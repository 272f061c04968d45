import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { editCustomer } from '$lib/db/customers';
import { erasePerson } from '$lib/db/erase';
import { readFieldHistory } from '$lib/db/field-history';
import { saveOrderOrScore } from '$lib/db/orders-and-scores';
import { NOW, Phone } from './phone';

let phone: Phone;
beforeEach(async () => {
	phone = new Phone();
	await phone.write({ table: 'customers', create: { id: 'a', phone: '1' } });
	await phone.write({ table: 'customers', create: { id: 'b', mergedInto: 'a' } });
});
afterEach(() => phone.db.delete());

const at = (second: number) => new Date(NOW + second * 1000).toISOString();
const edit = (id: string, path: string, value: unknown, second: number, { db } = phone) =>
	editCustomer(db, { id, isNew: false, registers: () => [[path, value]], now: NOW + second * 1000 });

it('tells what each field was, and until when, of those merged into a customer too', async () => {
	await edit('a', 'phone', '2', 1);
	await edit('a', 'custom/Shoe size', 42, 2);
	await edit('a', 'phone', '3', 3);
	await edit('b', 'email', 'b@example.com', 4);
	await edit('a', 'deleted', true, 5);
	expect(await readFieldHistory(phone.db, 'a')).toEqual([
		{ path: 'email', value: undefined, until: at(4) },
		{ path: 'phone', value: '2', until: at(3) },
		{ path: 'custom/Shoe size', value: undefined, until: at(2) },
		{ path: 'phone', value: '1', until: at(1) }
	]);
});

it('keeps what lost when two books met, and forgets all of it with the person', async () => {
	const other = new Phone();
	await other.bringIn(await phone.backup(), 'merge');
	await edit('a', 'phone', 'here', 1);
	await edit('a', 'phone', 'there', 2, other);
	await phone.bringIn(await other.backup(), 'merge');
	expect(await phone.db.customers.get('a')).toMatchObject({ phone: 'there' });
	expect(await readFieldHistory(phone.db, 'a')).toContainEqual({
		path: 'phone',
		value: 'here',
		until: at(1),
		lost: true
	});
	await erasePerson(phone.db, 'a', NOW);
	expect(await readFieldHistory(phone.db, 'a')).toEqual([]);
	await other.db.delete();
});

it('tells what a score was that they gave, and what they said', async () => {
	const given = { customerId: 'b', kind: 'NPS', score: 7, at: at(0) } as const;
	await saveOrderOrScore(phone.db, 'feedback', given, { now: NOW });
	const [{ id } = { id: '' }] = await phone.db.feedback.toArray();
	const changed = { ...given, score: 9, comment: 'Quick', at: at(1) };
	await saveOrderOrScore(phone.db, 'feedback', changed, { id, now: NOW + 1000 });
	const history = await readFieldHistory(phone.db, 'a');
	expect(history).toHaveLength(2);
	expect(history).toContainEqual({ path: 'score', value: 7, until: at(1), score: 'NPS' });
	expect(history).toContainEqual({ path: 'comment', value: undefined, until: at(1), score: 'NPS' });
});
