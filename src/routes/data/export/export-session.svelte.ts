import { customerFileName, type CustomerFormat } from '$lib/domain/export/customer-file';
import { Cancelled } from '$lib/domain/pace';
import { saveFile } from '$lib/files/save';
import { today } from '$lib/ui/clock.svelte';
import { run } from '$lib/worker/client';
import { attempt } from '../../undoable';

/** What came of it, as the page says it. */
export type ExportOutcome = { of: 'exported'; customers: number; file: File } | { of: 'nobody' } | { of: 'cancelled' };

/** Carries customers out as a file. The worker writes it; this is what is shown. */
export class ExportSession {
	working = $state.raw<{ done: number; total: number }>();
	outcome = $state.raw<ExportOutcome>();
	#controller: AbortController | undefined;

	async export(format: CustomerFormat): Promise<void> {
		if (this.working) return;
		this.outcome = undefined;
		const { signal } = (this.#controller = new AbortController());
		const onProgress = (done: number, total: number) => (this.working = { done, total });
		onProgress(0, 0);
		try {
			const written = await attempt(() => run('export', 'exportCustomers', { format }, { signal, onProgress }));
			if (!written) return;
			const { customers } = written;
			if (customers === 0) {
				this.outcome = { of: 'nobody' };
				return;
			}
			const file = new File([written.file], customerFileName(format, today()), { type: written.file.type });
			saveFile(file, file.name);
			this.outcome = { of: 'exported', customers, file };
		} catch (error) {
			if (!(error instanceof Cancelled)) throw error;
			this.outcome = { of: 'cancelled' };
		} finally {
			this.working = undefined;
		}
	}

	cancel(): void {
		this.#controller?.abort();
	}
}
