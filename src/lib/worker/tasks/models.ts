import type { StoredModel } from '../../domain/model';
import { removeModel } from '../../db/models';
import { book } from '../../db/open';
import type { TaskContext } from '../context';

/**
 * Takes a model out of use with all it says of anybody: one action, undone whole; cancelled, nothing is written.
 *
 * @param input.now milliseconds since 1970
 */
export async function remove(
	{ kind, now }: { kind: NonNullable<StoredModel['kind']>; now: number },
	{ report }: TaskContext
): Promise<{ action: string }> {
	const { action } = await removeModel(book(), kind, now, report);
	return { action };
}
