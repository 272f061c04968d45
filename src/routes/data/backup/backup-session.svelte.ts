import { book } from '$lib/db/open';
import { StorageProblem } from '$lib/db/storage-health';
import { writeSetting, type LastCopy } from '$lib/db/settings';
import { backupName } from '$lib/domain/backup/format';
import type { Problem, Result } from '$lib/domain/problem';
import { saveFile } from '$lib/files/save';
import { now, today } from '$lib/ui/clock.svelte';
import { unsaved } from '$lib/ui/unsaved.svelte';
import { holdWorker, run } from '$lib/worker/client';
import type { BackupPreview } from '$lib/worker/tasks/backup';
import { Job, type JobOptions } from '../../job.svelte';
import { attempt } from '../../undoable';

export type BackupStage = 'exporting' | 'reading' | 'merging' | 'replacing';

/** What came of it, as the page says it. */
export type BackupOutcome =
	| { of: 'exported'; copy: LastCopy; file: File }
	| { of: 'merged'; action: string | undefined; customers: number; interactions: number }
	| { of: 'replaced'; snapshot: string | undefined; customers: number; interactions: number }
	| { of: 'refused'; problem: Problem }
	| { of: 'cancelled' };

/** Carries the book out as a backup, and a backup into the book. The worker does it; this is what is shown. */
export class BackupSession {
	readonly #job = new Job();
	#stage = $state<BackupStage>('exporting');
	readonly working = $derived(this.#job.working && { stage: this.#stage, ...this.#job.working });
	/** A backup that is open and whole; nothing of it is written yet. */
	preview = $state.raw<BackupPreview>();
	outcome = $state.raw<BackupOutcome>();
	#release: (() => void) | undefined;

	async export(): Promise<void> {
		const result = await this.#run('exporting', (options) => run('backup', 'exportBackup', { now: now() }, options));
		const verified = this.#accepted(result);
		if (!verified) return;
		const { bytes, copy } = verified;
		const file = new File([bytes], backupName(today()), { type: 'application/json' });
		saveFile(file, file.name);
		this.outcome = { of: 'exported', copy, file };
		try {
			await writeSetting(book(), 'lastCopy', copy);
		} catch (error) {
			// A book that can only be read any more can still be carried out; that it was is then not remembered.
			if (!(error instanceof StorageProblem)) throw error;
		}
	}

	async open(file: File): Promise<void> {
		this.close();
		this.#release = holdWorker();
		const preview = this.#accepted(
			await this.#run('reading', (options) => run('backup', 'open', file as Blob, options))
		);
		if (preview) this.preview = preview;
		else this.close();
	}

	async merge(): Promise<void> {
		const { counts } = this.preview!.header;
		const merged = await this.#run('merging', (options) => run('backup', 'merge', { now: now() }, options));
		if (!merged) return;
		this.close();
		this.outcome = { of: 'merged', action: merged.action, ...heldBy(counts) };
	}

	async replace(): Promise<void> {
		const { counts } = this.preview!.header;
		const replaced = await this.#run('replacing', (options) => run('backup', 'replace', { now: now() }, options));
		if (!replaced) return;
		this.close();
		this.outcome = { of: 'replaced', snapshot: replaced.snapshot, ...heldBy(counts) };
	}

	/** Brings an old book back. @param counts what it holds */
	async restoreSnapshot(id: string, counts: Record<string, number>): Promise<void> {
		this.close();
		const restored = this.#accepted(
			await this.#run('replacing', (options) => run('backup', 'restoreSnapshot', { id, now: now() }, options))
		);
		if (restored) this.outcome = { of: 'replaced', snapshot: restored.snapshot, ...heldBy(counts) };
	}

	cancel(): void {
		this.#job.cancel();
	}

	/** Lets go of the backup that is open. */
	close(): void {
		this.preview = undefined;
		if (!this.#release) return;
		void attempt(() => run('backup', 'close', undefined));
		this.#release();
		this.#release = undefined;
	}

	#accepted<T>(result: Result<T> | undefined): T | undefined {
		if (!result) return undefined;
		if (result.ok) return result.value;
		this.outcome = { of: 'refused', problem: result.problem };
		return undefined;
	}

	/** Does one thing at a time. Undefined where it was cancelled or storage failed, which is then told. */
	async #run<T>(stage: BackupStage, work: (options: JobOptions) => Promise<T>): Promise<T | undefined> {
		if (this.working) return undefined;
		this.outcome = undefined;
		this.#stage = stage;
		const done = await this.#job.run(work).finally(unsaved.mark());
		if (this.#job.cancelled) this.outcome = { of: 'cancelled' };
		return done;
	}
}

const heldBy = ({ customers = 0, interactions = 0 }: Readonly<Record<string, number>>) => ({ customers, interactions });
