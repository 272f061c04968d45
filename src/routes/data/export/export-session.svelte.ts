import { customerFileName, type CustomerFormat } from '$lib/domain/export/customer-file';
import { saveFile } from '$lib/files/save';
import { today } from '$lib/ui/clock.svelte';
import { run } from '$lib/worker/client';
import { Job } from '../../job.svelte';

/** What came of it, as the page says it. */
export type ExportOutcome = { of: 'exported'; customers: number; file: File } | { of: 'nobody' } | { of: 'cancelled' };

/** Carries customers out as a file. The worker writes it; this is what is shown. */
export class ExportSession {
	readonly job = new Job();
	outcome = $state.raw<ExportOutcome>();

	async export(format: CustomerFormat): Promise<void> {
		if (this.job.working) return;
		this.outcome = undefined;
		const written = await this.job.run((options) => run('export', 'exportCustomers', { format }, options));
		if (this.job.cancelled) this.outcome = { of: 'cancelled' };
		if (!written) return;
		const { customers } = written;
		if (customers === 0) {
			this.outcome = { of: 'nobody' };
			return;
		}
		const file = new File([written.file], customerFileName(format, today()), { type: written.file.type });
		saveFile(file, file.name);
		this.outcome = { of: 'exported', customers, file };
	}
}
