import { notices } from '$lib/ui/notices.svelte';
import { undoInWorkerAndTell } from '../undoable';

/** Says that a model was kept or removed, with all it says of customers, and offers the way back. */
export function tellKept(action: string, text: () => string): void {
	notices.show({ text, undo: () => undoInWorkerAndTell(action) });
}
