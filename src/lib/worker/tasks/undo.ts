import { book } from '../../db/open';
import { undo, type Undone } from '../../db/undo';

/** Undoes an action of any size off the page's thread. @param input.now milliseconds since 1970 */
export function undoAction(input: { action: string; now: number }): Promise<Undone | null> {
	return undo(book(), input.action, input.now);
}
