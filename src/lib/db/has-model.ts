import type { StoredModel } from '../domain/model';
import type { SatchelDatabase } from './schema';

/** Whether there is a model of a kind. In a file of its own, for Today asks. */
export async function hasModel(db: SatchelDatabase, kind: NonNullable<StoredModel['kind']>): Promise<boolean> {
	const models = await db.records('models').toArray();
	return models.some((model) => model.kind === kind && !model.deleted);
}
