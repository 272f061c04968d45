import { book } from '$lib/db/open';
import { storageProblemOf } from '$lib/db/storage-health';
import type { Undone } from '$lib/db/undo';
import { m } from '$lib/i18n';
import { now } from '$lib/ui/clock.svelte';
import { formatNumber } from '$lib/ui/format';
import { notices } from '$lib/ui/notices.svelte';
import { deviceProblemText } from '$lib/ui/device-problem-text';

/**
 * Does a person's work on the store. What storage refuses is said and undefined here, so that the page keeps what was
 * typed. Anything else thrown is a bug.
 */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
	try {
		return await work();
	} catch (error) {
		const found = storageProblemOf(error);
		if (!found) throw error;
		notices.show({ text: () => deviceProblemText(found) });
		return undefined;
	}
}

/** Says what was done and offers the way back. @param action the journaled action */
export function tellDone(action: string, text: () => string): void {
	notices.show({ text, undo: () => undoAndTell(action) });
}

/** Undoes a small action at once and says what came of it. */
export async function undoAndTell(action: string): Promise<void> {
	const { undo } = await import('$lib/db/undo');
	const undone = await attempt(() => undo(book(), action, now()));
	if (undone !== undefined) notices.show({ text: () => undoneText(undone) });
}

/** As {@link undoAndTell}, off the page's thread: for actions that wrote more than it should rewrite. */
export async function undoInWorkerAndTell(action: string): Promise<void> {
	const { run } = await import('$lib/worker/client');
	const undone = await attempt(() => run('undo', 'undoAction', { action, now: now() }));
	if (undone !== undefined) notices.show({ text: () => undoneText(undone) });
}

/** What an undo came to, in one sentence. @param undone null where the journal no longer has the action */
export function undoneText(undone: Pick<Undone, 'restored' | 'kept'> | null): string {
	if (!undone) return m.history_undo_forgotten();
	const { restored, kept } = undone;
	if (kept.length === 0) return m.shell_undone();
	const stayed = { stayed: formatNumber(kept.length), count: kept.length };
	return restored === 0
		? m.history_undo_kept(stayed)
		: m.history_undo_partly({ ...stayed, restored: formatNumber(restored) });
}
