import { book } from '../../db/open';
import { undo, type Undone } from '../../db/undo';
import type { TaskContext } from '../context';

/** Undoes an action of any size off the page's thread, whole or, once cancelled, not at all. @param input.now milliseconds since 1970 */
export function undoAction(input: { action: string; now: number }, { report }: TaskContext): Promise<Undone | null> {
	return undo(book(), input.action, input.now, report);
}
