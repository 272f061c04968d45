import { v7 as uuid } from 'uuid';
import type { StoredModel } from '../domain/model';
import type { Change } from './commit';
import type { SatchelDatabase } from './schema';

/** What the rep kept under a name: rows of `models`, so that it travels, merges and is undone like any record. */
type KeptKind = 'filter' | 'chart';

/** Those of a kind that are not in the trash, in the order they were first kept. @param read undefined where it is none */
export async function keptOf<Content>(
	db: SatchelDatabase,
	wanted: KeptKind,
	read: (content: unknown) => Content | undefined
): Promise<(Content & { id: string })[]> {
	const rows = (await db.records('models').toArray()).filter(({ kind, deleted }) => kind === wanted && !deleted);
	const age = ({ at = '', id }: StoredModel) => `${at} ${id}`;
	return rows
		.sort((a, b) => (age(a) < age(b) ? -1 : 1))
		.flatMap(({ id, content }) => {
			const kept = read(content);
			return kept ? { ...kept, id } : [];
		});
}

/** Keeps one more. @param now milliseconds since 1970 */
export const keeping = (kind: KeptKind, content: unknown, now: number): Change => ({
	table: 'models',
	create: { id: uuid(), kind, at: new Date(now).toISOString(), content }
});
