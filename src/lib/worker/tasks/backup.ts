import { EXPORTED_TABLES, writeBackup } from '../../db/export';
import type { MergeSummary } from '../../db/merge-plan';
import { book } from '../../db/open';
import { mergeBackup, previewMerge, replaceBook } from '../../db/restore';
import { deleteSnapshot, loadSnapshot, scrubSnapshots } from '../../db/snapshots';
import type { LastCopy } from '../../db/settings';
import type { BackupHeader } from '../../domain/backup/format';
import { loadBackup, type LoadedBackup } from '../../domain/backup/load';
import { readBackup } from '../../domain/backup/read';
import { paceOfPart } from '../../domain/pace';
import { failed, ok, type Result } from '../../domain/problem';
import type { TaskContext } from '../context';

/** A backup as it leaves the phone: read back from its own bytes and found whole. */
export interface VerifiedBackup {
	bytes: Blob;
	copy: LastCopy;
}

/** Writes the book as a backup and reads it back. @param input.now milliseconds since 1970 */
export async function exportBackup(
	{ now }: { now: number },
	{ pace, report }: TaskContext
): Promise<Result<VerifiedBackup>> {
	const db = book();
	const half = (done: number, total: number) => report(done / Math.max(total, 1) / 2, 1);
	const written = await db.transaction('r', EXPORTED_TABLES, () => writeBackup(db, now, half));
	const read = await readBackup(written.bytes, () => {}, paceOfPart(pace, 1, 2));
	if (!read.ok) return read;
	const { counts, exportedAt } = read.value;
	const [customers = 0, interactions = 0, attachments = 0] = [
		counts.customers,
		counts.interactions,
		counts.attachments
	];
	return ok({ bytes: written.bytes, copy: { at: exportedAt, customers, interactions, attachments } });
}

/** What a backup brings, before anything is written. */
export interface BackupPreview {
	header: Pick<BackupHeader, 'exportedAt' | 'device' | 'counts'>;
	summary: MergeSummary;
}

/** The backup that the page has open, checked whole. The page holds the worker meanwhile (`holdWorker`). */
let opened: LoadedBackup | undefined;

/** Reads a backup and works out what merging it would come to. */
export async function open(file: Blob, { pace }: TaskContext): Promise<Result<BackupPreview>> {
	opened = undefined;
	const loaded = await loadBackup(file, pace);
	if (!loaded.ok) return loaded;
	opened = loaded.value;
	const { exportedAt, device, counts } = opened.header;
	return ok({ header: { exportedAt, device, counts }, summary: await previewMerge(book(), opened.book) });
}

export async function close(): Promise<void> {
	opened = undefined;
}

/** Merges the open backup; `action` undoes it and is missing where it brought nothing new. */
export async function merge(
	{ now }: { now: number },
	{ pace, report }: TaskContext
): Promise<{ action?: string; summary: MergeSummary }> {
	const { action, summary } = await mergeBackup(book(), opened!.book, now, report);
	opened = undefined;
	await scrubSnapshots(book(), pace);
	return { ...(action !== undefined && { action }), summary };
}

/** Puts the open backup in the place of the book; the old book stays as a snapshot. */
export async function replace({ now }: { now: number }, { report }: TaskContext): Promise<{ snapshot?: string }> {
	const { snapshot } = await replaceBook(book(), opened!.book, now, { onSlice: report });
	opened = undefined;
	return { ...(snapshot !== undefined && { snapshot }) };
}

/** Brings an old book back in the place of this one, which becomes a snapshot in its turn. */
export async function restoreSnapshot(
	{ id, now }: { id: string; now: number },
	{ pace, report }: TaskContext
): Promise<Result<{ snapshot?: string }>> {
	const loaded = await loadSnapshot(book(), id, pace);
	if (!loaded.ok) return loaded;
	const { snapshot } = await replaceBook(book(), loaded.value.book, now, { restores: id, onSlice: report });
	return ok({ ...(snapshot !== undefined && { snapshot }) });
}

/** The bytes of an old book, as a backup. */
export async function snapshotFile({ id }: { id: string }): Promise<Result<Blob>> {
	const snapshot = await book().snapshots.get(id);
	return snapshot ? ok(snapshot.bytes) : failed('record-missing');
}

export const removeSnapshot = ({ id }: { id: string }): Promise<void> => deleteSnapshot(book(), id);
