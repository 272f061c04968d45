import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { commit, type Change } from '$lib/db/commit';
import { book } from '$lib/db/open';
import { tags } from '$lib/worker/tasks/directory';

const write = (...changes: Change[]) =>
	commit(book(), { kind: 'import', now: Date.parse('2026-11-22T12:00:00Z') }, ['customers'], { changes });

const ofBook = async () => (await tags({ text: '', most: 9 })).tags.map(({ tag }) => tag);

it('tells the tags of the book, the commonest first, and hears of new ones', async () => {
	await write(
		{ table: 'customers', create: { id: 'a', tags: ['rare', 'vip'] } },
		{ table: 'customers', create: { id: 'b', tags: ['vip'] } },
		{ table: 'customers', create: { id: 'c', tags: ['gone'], deleted: true } }
	);
	expect(await ofBook()).toEqual(['vip', 'rare']);
	await write({ table: 'customers', id: 'b', set: [['tags/new', true]] });
	expect(await ofBook()).toEqual(['vip', 'new', 'rare']);
});
