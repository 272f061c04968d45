import { saveFile } from '$lib/files/save';
import { m } from '$lib/i18n';
import { problemText } from '$lib/ui/problem-text';
import { run } from '$lib/worker/client';
import { attempt } from '../../undoable';

/** Saves the rows that an import, or without `batch` the plan, kept aside. @param name of the file they came from */
export async function downloadQuarantined(name: string, batch?: string): Promise<void> {
	const reasons = await attempt(() => run('intake', 'quarantineReasons', { batch }));
	if (!reasons) return;
	const words = {
		row: m.import_quarantine_row(),
		column: m.import_quarantine_column(),
		reason: m.import_quarantine_reason(),
		sentences: reasons.map(problemText)
	};
	const file = await attempt(() => run('intake', 'quarantineFile', { batch, words }));
	if (file) saveFile(file, `${name.replace(/\.[^.]*$/, '')} - ${m.import_quarantine_file()}.csv`);
}
