import type { Pace } from '../pace';
import { ok, type Result } from '../problem';
import { emptyBook, type Book, type Erased, type LostValue, type Row } from './book';
import type { BackupHeader } from './format';
import { readBackup } from './read';
import type { ByteSource } from './scan';

export interface LoadedBackup {
	header: BackupHeader;
	book: Book;
}

/** The whole book of a backup in memory, or why there is none; see {@link readBackup}. */
export async function loadBackup(source: ByteSource, pace: Pace): Promise<Result<LoadedBackup>> {
	const book = emptyBook();
	const take = (table: string, row: Row): void => {
		if (table === 'history') book.history.set(row.id, row as unknown as LostValue);
		else if (table === 'erased') book.erased.set(row.id, row as unknown as Erased);
		else {
			const rows = book.tables.get(table) ?? new Map<string, Row>();
			book.tables.set(table, rows.set(row.id, row));
		}
	};
	const read = await readBackup(source, take, pace);
	return read.ok ? ok({ header: read.value, book: { ...book, seen: read.value.seen ?? {} } }) : read;
}
