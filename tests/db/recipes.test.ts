import 'fake-indexeddb/auto';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeRecipe, savedRecipes, saveRecipe } from '$lib/db/recipes';
import { SatchelDatabase } from '$lib/db/schema';
import { undo } from '$lib/db/undo';

const now = Date.parse('2026-11-22T12:00:00Z');
let db: SatchelDatabase;

beforeEach(() => {
	db = new SatchelDatabase(`test-${uuid()}`);
});
afterEach(() => db.delete());

const contents = async () => (await savedRecipes(db)).map(({ content }) => content);

describe('a recipe', () => {
	const mine = { name: 'Mine', steps: [] };
	const better = { name: 'Mine', steps: [{ step: 'normalise' }] };

	it('is saved in the place of the one of its name, and undone', async () => {
		const first = await saveRecipe(db, mine, now);
		await saveRecipe(db, { name: 'Other' }, now);
		const second = await saveRecipe(db, better, now);
		expect(second.id).toBe(first.id);
		expect(await contents()).toEqual([better, { name: 'Other' }]);
		await undo(db, second.action, now);
		expect(await contents()).toEqual([mine, { name: 'Other' }]);
	});

	it('goes to the trash and comes back', async () => {
		const { id } = await saveRecipe(db, mine, now);
		const removed = await removeRecipe(db, id, now);
		expect(await contents()).toEqual([]);
		const again = await saveRecipe(db, better, now);
		expect(again.id).not.toBe(id);
		await undo(db, removed.action, now);
		expect(await contents()).toEqual([mine, better]);
	});
});
