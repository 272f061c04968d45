import type { AsideKind } from '$lib/db/imports';
import { saveFile } from '$lib/files/save';
import { m } from '$lib/i18n';
import { problemText } from '$lib/ui/problem-text';
import { run } from '$lib/worker/client';
import { attempt } from '../../undoable';

/**
 * Saves what an import, or without `batch` the plan, kept aside: rows, or the rows of single cells.
 *
 * @param name of the file they came from
 */
export async function downloadAside(of: AsideKind, name: string, batch?: string): Promise<void> {
	const reasons = await attempt(() => run('intake', 'quarantineReasons', { of, batch }));
	if (!reasons) return;
	const words = {
		row: m.import_quarantine_row(),
		column: m.import_quarantine_column(),
		reason: m.import_quarantine_reason(),
		sentences: reasons.map(problemText)
	};
	const file = await attempt(() => run('intake', 'quarantineFile', { of, batch, words }));
	const what = of === 'rows' ? m.import_quarantine_file() : m.import_cells_file();
	if (file) saveFile(file, `${name.replace(/\.[^.]*$/, '')} - ${what}.csv`);
}
