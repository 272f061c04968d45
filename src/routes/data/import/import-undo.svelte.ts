import type { PlanCounts } from '$lib/domain/intake/planned';
import type { KeptReason, Undone } from '$lib/db/undo';
import { m } from '$lib/i18n';
import { now } from '$lib/ui/clock.svelte';
import { formatNumber } from '$lib/ui/format';
import { notices } from '$lib/ui/notices.svelte';
import { run } from '$lib/worker/client';
import { Job } from '../../job.svelte';

/** A number for a message that both says it and agrees with it. */
export const counted = (count: number) => ({ count, number: formatNumber(count) });

export const doneText = (counts: Pick<PlanCounts, 'new' | 'changed'>): string =>
	m.import_done(counted(counts.new + counts.changed));

/** Takes one import back, in the worker, whole or not at all. */
export class ImportUndo extends Job {
	/** What came of it; null where the journal no longer has the import. */
	undone = $state.raw<Undone | null>();

	async start(action: string): Promise<void> {
		const undone = await this.run((options) => run('undo', 'undoAction', { action, now: now() }, options));
		if (undone !== undefined) this.undone = undone;
	}
}

/** Why some stayed, the reasons a person can do most about first. */
const KEPT: [KeptReason, (input: { count: number; number: string }) => string][] = [
	['edited-since', m.import_kept_edited],
	['referenced-since', m.import_kept_referenced],
	['imported-since', m.import_kept_imported],
	['gone', m.import_kept_gone]
];

/** How many an undo put back, and how many stayed and why, in sentences. */
export function undoneSentences(undone: Pick<Undone, 'of' | 'kept'> | null): string[] {
	if (!undone) return [m.import_undo_forgotten()];
	const { of, kept } = undone;
	if (kept.length === 0) return [m.import_undone(counted(of))];
	const reasons = KEPT.map(([reason, say]) => ({
		say,
		count: kept.filter((each) => each.reason === reason).length
	})).filter(({ count }) => count > 0);
	const stayed = m.import_undo_stayed({
		...counted(kept.length),
		of: formatNumber(of),
		reasons: reasons.map(({ say, count }) => say(counted(count))).join(m.import_undo_comma())
	});
	const restored = of - kept.length;
	return restored > 0 ? [m.import_undone(counted(restored)), stayed] : [m.import_undo_nothing(), stayed];
}

/** Takes an import back from wherever the person is, and says what came of it. */
export async function undoImportAndTell(action: string): Promise<void> {
	const undoing = new ImportUndo();
	await undoing.start(action);
	const { undone } = undoing;
	if (undone !== undefined) notices.show({ text: () => undoneSentences(undone).join(' ') });
}
