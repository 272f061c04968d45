import { sameValue } from '../domain/backup/canonical';
import { savedFilterOf, type SavedFilter } from '../domain/directory/filter';
import { toTrash } from './change';
import { commit, type Receipt } from './commit';
import { keeping, keptOf } from './kept';
import type { SatchelDatabase } from './schema';

/** A filter as it is kept. */
export type KeptFilter = SavedFilter & { id: string };

/** The saved filters that are not in the trash, in the order they were first saved. */
export const savedFilters = (db: SatchelDatabase): Promise<KeptFilter[]> => keptOf(db, 'filter', savedFilterOf);

/** Keeps a filter, in the place of a saved one of the same name. @param now milliseconds since 1970 */
export function saveFilter(db: SatchelDatabase, content: SavedFilter, now: number): Promise<Receipt> {
	return commit(db, { kind: 'filter.save', now }, ['models'], async () => {
		const same = (await savedFilters(db)).find(({ name }) => name === content.name);
		if (!same) return { changes: [keeping('filter', content, now)] };
		const { id, ...before } = same;
		return { changes: sameValue(before, content) ? [] : [{ table: 'models', id, set: [['content', content]] }] };
	});
}

/** Puts a saved filter into the trash. @param now milliseconds since 1970 */
export const removeFilter = (db: SatchelDatabase, id: string, now: number): Promise<Receipt> =>
	commit(db, { kind: 'filter.remove', now }, ['models'], { changes: [toTrash('models', id)] });
