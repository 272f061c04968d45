import type { RegisterPath } from '../domain/record';
import type { Template } from '../domain/template';
import { toTrash } from './change';
import { commit, type Receipt } from './commit';
import type { SatchelDatabase } from './schema';

/** Those not in the trash, in the order they were made. */
export const readTemplates = (db: SatchelDatabase): Promise<Template[]> =>
	db
		.records('templates')
		.filter(({ deleted }) => !deleted)
		.toArray();

/** What one edit of a template writes. */
export interface TemplateEdit {
	id: string;
	set: readonly (readonly [RegisterPath & keyof Template, string | undefined])[];
	/** Milliseconds since 1970. */
	now: number;
	/** The action this is a further step of. */
	continues?: string;
}

/** Writes some of a template; the first edit makes it. */
export function editTemplate(db: SatchelDatabase, { id, set, now, continues }: TemplateEdit): Promise<Receipt> {
	// Making and editing read the same in History where the one goes on with the other.
	return commit(db, { kind: 'template.edit', now, continues }, ['templates'], async () => {
		if (await db.records('templates').get(id)) return { changes: [{ table: 'templates', id, set }] };
		const values = Object.fromEntries(set.filter(([, value]) => value !== undefined));
		return { changes: [{ table: 'templates', create: { id, title: '', body: '', ...values } }] };
	});
}

/** @param now milliseconds since 1970 */
export function deleteTemplate(db: SatchelDatabase, id: string, now: number): Promise<Receipt> {
	return commit(db, { kind: 'template.delete', now }, ['templates'], {
		changes: [toTrash('templates', id)]
	});
}
