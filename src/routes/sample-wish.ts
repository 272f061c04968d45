import { SAMPLE_BOOKS, type SampleName } from '$lib/domain/sample';

const KEY = 'satchel.sample';

/** Notes which sample book was asked for, or that none is any more: a reload or a kill in mid-load forgets no tap. */
export function noteWish(name: SampleName | undefined): void {
	try {
		if (name) localStorage.setItem(KEY, name);
		else localStorage.removeItem(KEY);
	} catch {
		// Storage is blocked: a load that is broken off is then asked for again by hand.
	}
}

/** The sample book that was asked for and has not come. */
export function openWish(): SampleName | undefined {
	try {
		const noted = localStorage.getItem(KEY);
		return SAMPLE_BOOKS.find((name) => name === noted);
	} catch {
		return undefined;
	}
}
