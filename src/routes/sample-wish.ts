import { SAMPLE_BOOKS, type SampleName } from '$lib/domain/sample';
import { readLocal, writeLocal } from '$lib/ui/local-storage';

const KEY = 'satchel.sample';

/** Notes which sample book was asked for, or that none is any more: a reload or a kill in mid-load forgets no tap. */
export const noteWish = (name: SampleName | undefined): void => writeLocal(KEY, name ?? null);

/** The sample book that was asked for and has not come. */
export function openWish(): SampleName | undefined {
	const noted = readLocal(KEY);
	return SAMPLE_BOOKS.find((name) => name === noted);
}
