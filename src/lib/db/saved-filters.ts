import { v7 as uuid } from 'uuid';
import { sameValue } from '../domain/backup/canonical';
import { savedFilterOf, type SavedFilter } from '../domain/directory/filter';
import type { StoredModel } from '../domain/model';
import { commit, type Receipt } from './commit';
import type { SatchelDatabase } from './schema';

/** A filter as it is kept. */
export type KeptFilter = SavedFilter & { id: string };

/** The saved filters that are not in the trash, in the order they were first saved. */
export async function savedFilters(db: SatchelDatabase): Promise<KeptFilter[]> {
	const rows = (await db.records('models').toArray()).filter(({ kind, deleted }) => kind === 'filter' && !deleted);
	const age = ({ at = '', id }: StoredModel) => `${at} ${id}`;
	return rows
		.sort((a, b) => (age(a) < age(b) ? -1 : 1))
		.flatMap(({ id, content }) => {
			const filter = savedFilterOf(content);
			return filter ? { ...filter, id } : [];
		});
}

/** Keeps a filter, in the place of a saved one of the same name. @param now milliseconds since 1970 */
export function saveFilter(db: SatchelDatabase, content: SavedFilter, now: number): Promise<Receipt> {
	return commit(db, { kind: 'filter.save', now }, ['models'], async () => {
		const same = (await savedFilters(db)).find(({ name }) => name === content.name);
		if (!same)
			return {
				changes: [{ table: 'models', create: { id: uuid(), kind: 'filter', at: new Date(now).toISOString(), content } }]
			};
		const { id, ...before } = same;
		return { changes: sameValue(before, content) ? [] : [{ table: 'models', id, set: [['content', content]] }] };
	});
}

/** Puts a saved filter into the trash. @param now milliseconds since 1970 */
export const removeFilter = (db: SatchelDatabase, id: string, now: number): Promise<Receipt> =>
	commit(db, { kind: 'filter.remove', now }, ['models'], {
		changes: [{ table: 'models', id, set: [['deleted', true]] }]
	});
