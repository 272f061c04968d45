import { v7 as uuid } from 'uuid';
import { sameValue } from '../domain/backup/canonical';
import type { StoredRecipe } from '../domain/stored-recipe';
import { toTrash } from './change';
import { commit, type Receipt } from './commit';
import type { SatchelDatabase } from './schema';

/** The recipes that were saved and not removed, the oldest first. */
export async function savedRecipes(db: SatchelDatabase): Promise<StoredRecipe[]> {
	const rows = await db.records('recipes').toArray();
	return rows.filter(({ deleted }) => !deleted);
}

/**
 * Keeps a recipe, in the place of a saved one of the same name.
 *
 * @param content a recipe file's own form of it @param now milliseconds since 1970
 */
export async function saveRecipe(
	db: SatchelDatabase,
	content: { name: string },
	now: number
): Promise<Receipt & { id: string }> {
	let id: string = uuid();
	const receipt = await commit(db, { kind: 'recipe.save', now }, ['recipes'], async () => {
		const same = (await savedRecipes(db)).find((saved) => nameOf(saved) === content.name);
		if (!same) return { changes: [{ table: 'recipes', create: { id, content } }] };
		id = same.id;
		return { changes: sameValue(same.content, content) ? [] : [{ table: 'recipes', id, set: [['content', content]] }] };
	});
	return { ...receipt, id };
}

const nameOf = ({ content }: StoredRecipe): unknown => (content as { name?: unknown } | undefined)?.name;

/** Puts a saved recipe into the trash. @param now milliseconds since 1970 */
export const removeRecipe = (db: SatchelDatabase, id: string, now: number): Promise<Receipt> =>
	commit(db, { kind: 'recipe.remove', now }, ['recipes'], {
		changes: [toTrash('recipes', id)]
	});
