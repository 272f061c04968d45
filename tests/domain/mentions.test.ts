import { expect, it } from 'vitest';
import { mentions } from '$lib/domain/mentions';
import type { Customer } from '$lib/domain/customer';

const person: Customer = {
	id: 'a',
	clock: {},
	name: 'Zoë Lund',
	email: 'zoe@example.com',
	phone: '+442079460018',
	morePhones: ['12345678 ext 9']
};
const nobody: Customer = { id: 'b', clock: {} };

it.each<[boolean, string[]]>([
	[true, ['x', 'ZOE@example.com']],
	[true, ['Somebody', '020 7946 0018']],
	[true, ['+44 (20) 7946-0018']],
	[true, ['0044 20 7946 0018']],
	[true, ['zoe lund']],
	[true, [' Ｚoë　Lund ', '', '12']],
	[false, ['Zoë Lund', 'other@example.com']],
	[false, ['Zoë Lund', '020 7946 0099']],
	[false, ['Zoë', 'Lund']],
	[false, ['460018', '44']],
	[false, ['', ' ']],
	[false, []]
])('%s: %j', (mentioned, cells) => {
	expect(mentions(cells, [person, nobody])).toBe(mentioned);
	expect(mentions(cells, [nobody])).toBe(false);
});
