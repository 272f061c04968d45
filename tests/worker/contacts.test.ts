import 'fake-indexeddb/auto';
import { beforeAll, expect, it } from 'vitest';
import { commit } from '$lib/db/commit';
import { book } from '$lib/db/open';
import { undo } from '$lib/db/undo';
import { writeCard } from '$lib/domain/card/write-card';
import { paced } from '$lib/worker/context';
import { addCards, addFile } from '$lib/worker/tasks/contacts';

const now = Date.parse('2026-11-22T12:00:00Z');
const typist = { country: 'CN', today: '2026-11-22', now };
const context = () => paced(new AbortController().signal, () => {});
const card = (name: string, phone: string) => ({ name, phones: [phone], emails: [] });
const names = async () =>
	(await book().customers.toArray()).flatMap(({ name, deleted }) => (deleted ? [] : name)).sort();

beforeAll(() =>
	commit(book(), { kind: 'customer.create', now }, ['customers'], {
		changes: [
			{ table: 'customers', create: { id: 'li', name: '李娜', phone: '+8613800138000', company: 'Harbour Foods' } },
			{ table: 'customers', create: { id: 'gone', name: 'Gone', phone: '+8613800138009', deleted: true } }
		]
	})
);

it('adds new contacts in one action, leaves known ones as they are, and says who shares a number', async () => {
	const cards = [
		card('李娜', '138 0013 8000'),
		card('王芳', '13800138000'),
		card('Gone', '13800138009'),
		card('Gone', '13800138009'),
		{ phones: ['call me'], emails: [] }
	];
	const result = await addCards({ cards, ...typist }, context());
	expect(result).toMatchObject({
		added: [{ name: '王芳' }, { name: 'Gone' }],
		known: ['李娜', 'Gone'],
		sharing: ['王芳'],
		unread: [{ card: 5, problem: { code: 'row-no-name' } }]
	});
	expect(await book().customers.get('li')).toMatchObject({ company: 'Harbour Foods', clock: expect.anything() });
	expect(await names()).toEqual(['Gone', '李娜', '王芳']);
	await undo(book(), result.action!, now + 1);
	expect(await names()).toEqual(['李娜']);
});

it('reads the cards of a file, in the letters of old Chinese phones too', async () => {
	const file = new Blob([writeCard(card('Anna', '+442079460018')), writeCard(card('Ben', '+442079460019'))]);
	expect(await addFile({ file, ...typist }, context())).toMatchObject({
		ok: true,
		value: { added: [{ name: 'Anna' }, { name: 'Ben' }], known: [], sharing: [] }
	});
	const old = [new TextEncoder().encode('BEGIN:VCARD\nVERSION:3.0\nFN:'), Uint8Array.of(0xcd, 0xf5), '\nEND:VCARD'];
	expect(await addFile({ file: new Blob(old), ...typist }, context())).toMatchObject({
		ok: true,
		value: { added: [{ name: '王' }] }
	});
	expect(await addFile({ file: new Blob(['name,phone\nLi,110']), ...typist }, context())).toMatchObject({
		ok: false,
		problem: { code: 'card-none' }
	});
});
