import type { Instant } from '../domain/time';
import type { ActionKind, JournalRow } from './rows';
import type { SatchelDatabase } from './schema';

/** What changes nothing that models learn from: what they write themselves, and what the rep lays down. */
const OF_MODELS: readonly ActionKind[] = [
	'model.train',
	'model.import',
	'model.remove',
	'segments.save',
	'segments.remove',
	'care.rule',
	'filter.save',
	'filter.remove',
	'chart.save',
	'chart.rename',
	'chart.remove'
];

const isOfModels = ({ kind, facts }: JournalRow): boolean =>
	OF_MODELS.includes((kind === 'undo' ? facts?.undoes : kind) as ActionKind);

/** Whether anything a model learns from was written, or undone, after a moment. */
export async function changedSince(db: SatchelDatabase, at: Instant): Promise<boolean> {
	const later = await db.journal
		.where('at')
		.above(at)
		.filter((head) => !isOfModels(head))
		.first();
	return later !== undefined;
}
