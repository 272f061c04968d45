import type { Prediction, StoredModel } from '../domain/model';
import type { SatchelDatabase } from './schema';

type Kind = NonNullable<StoredModel['kind']>;

/** The model of a kind in use: the one made last, on whichever phone. Undone, the one before it is in use again. */
export async function currentModel(db: SatchelDatabase, kind: Kind): Promise<StoredModel | undefined> {
	const models = (await db.records('models').toArray()).filter((model) => model.kind === kind && !model.deleted);
	return models.reduce<StoredModel | undefined>(
		(last, each) => ((last?.at ?? '') > (each.at ?? '') ? last : each),
		undefined
	);
}

/** Whether there is a model of a kind. */
export const hasModel = async (db: SatchelDatabase, kind: Kind): Promise<boolean> =>
	(await currentModel(db, kind)) !== undefined;

/** Id of the row of `predictions` that says what a model of the kind holds of a customer. */
export const predictionId = (kind: Kind, customerId: string): string => `${kind}/${customerId}`;

/** What the model of a kind in use says of the customers, by their ids; those it says nothing of are left out. */
export async function saidOf(
	db: SatchelDatabase,
	kind: Kind,
	customers: readonly string[]
): Promise<Map<string, Prediction>> {
	const model = await currentModel(db, kind);
	if (!model) return new Map();
	const rows = await db.records('predictions').bulkGet(customers.map((id) => predictionId(kind, id)));
	return new Map(
		(rows as (Prediction | undefined)[]).flatMap((row) =>
			row && row.model === model.id && !row.deleted ? [[row.customerId, row] as const] : []
		)
	);
}
