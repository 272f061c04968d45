import { v7 as uuid } from 'uuid';
import { sameValue } from '../domain/backup/canonical';
import type { Prediction, StoredModel } from '../domain/model';
import { toTrash } from './change';
import { commit, type Change, type Receipt, type Work } from './commit';
import { currentModel, predictionId, saidOf } from './current-model';
import type { ActionKind } from './rows';
import type { SatchelDatabase } from './schema';

type Kind = NonNullable<StoredModel['kind']>;
/** What a model says of a customer. */
export type Said = Pick<Prediction, 'customerId' | 'probability' | 'reasons' | 'unseen' | 'segment'>;

/** What the model in use says of every customer it can speak of. */
export async function currentPredictions(db: SatchelDatabase, kind: Kind): Promise<Prediction[]> {
	const model = await currentModel(db, kind);
	const prefix = `${kind}/`;
	const rows = model ? await db.records('predictions').where(':id').startsWith(prefix).toArray() : [];
	return rows.filter((row) => row.model === model!.id && !row.deleted);
}

/** What the model in use says of a customer; a row that an undone or replaced model left says nothing. */
export async function predictionOf(
	db: SatchelDatabase,
	kind: Kind,
	customerId: string
): Promise<Prediction | undefined> {
	return (await saidOf(db, kind, [customerId])).get(customerId);
}

interface ModelToKeep {
	kind: Kind;
	action: ActionKind & ('model.train' | 'model.import' | 'segments.save');
	/** The file's own form of it. */
	content: unknown;
	/** What it says of the customers it can speak of. */
	said: readonly Said[];
	/** Milliseconds since 1970. */
	now: number;
}

/**
 * Takes a model into use, with what it says of every customer: one action, undone as a whole. Models before it stay, to
 * go back to.
 *
 * @param onSlice may throw to cancel; nothing is written then
 */
export function keepModel(
	db: SatchelDatabase,
	{ kind, action, content, said, now }: ModelToKeep,
	onSlice?: Work['onSlice']
): Promise<Receipt> {
	const at = new Date(now).toISOString();
	const model = uuid();
	return commit(db, { kind: action, now, facts: { customers: said.length } }, ['models', 'predictions'], async () => {
		const changes: Change[] = [{ table: 'models', create: { id: model, kind, at, content } }];
		const stored = await db.records('predictions').where(':id').startsWith(`${kind}/`).toArray();
		const before = new Map(stored.map((row) => [row.id, row]));
		for (const each of said) {
			const id = predictionId(kind, each.customerId);
			const old = before.get(id);
			before.delete(id);
			changes.push(
				old
					? { table: 'predictions', id, set: news(old, { unseen: undefined, ...each, model, at, deleted: undefined }) }
					: { table: 'predictions', create: { id, ...each, model, at } }
			);
		}
		for (const { id, deleted } of before.values()) if (!deleted) changes.push(toTrash('predictions', id));
		return { changes, onSlice };
	});
}

/** The registers in which a row differs. */
const news = (row: Prediction, now: Partial<Prediction>): [string, unknown][] =>
	Object.entries(now).filter(([field, value]) => !sameValue(row[field as keyof Prediction], value));

/**
 * Puts the model of a kind into the trash, with what it says: one action, undone as a whole.
 *
 * @param now milliseconds since 1970 @param onSlice may throw to cancel; nothing is written then
 */
export function removeModel(db: SatchelDatabase, kind: Kind, now: number, onSlice?: Work['onSlice']): Promise<Receipt> {
	const action = kind === 'segments' ? 'segments.remove' : 'model.remove';
	return commit(db, { kind: action, now }, ['models', 'predictions'], async () => {
		const models = (await db.records('models').toArray()).filter((model) => model.kind === kind);
		const said = await db.records('predictions').where('id').startsWith(predictionId(kind, '')).toArray();
		const remove = (table: 'models' | 'predictions', rows: readonly { id: string; deleted?: boolean }[]) =>
			rows.flatMap(({ id, deleted }) => (deleted ? [] : toTrash(table, id)));
		return { changes: [...remove('models', models), ...remove('predictions', said)], onSlice };
	});
}
