/**
 * What was typed and is not stored yet, by record and field, in `localStorage`: it outlives a reload, a crash and a
 * storage error of the database. Nothing else personal is kept there, and this only until it is saved.
 */
const PREFIX = 'satchel.draft.';
const keyOf = (record: string, field: string): string => `${PREFIX}${record}.${field}`;

export function readDraft(record: string, field: string): string | undefined {
	try {
		return localStorage.getItem(keyOf(record, field)) ?? undefined;
	} catch {
		return undefined;
	}
}

/** @param text `undefined` forgets the draft */
export function writeDraft(record: string, field: string, text: string | undefined): void {
	try {
		if (text === undefined) localStorage.removeItem(keyOf(record, field));
		else localStorage.setItem(keyOf(record, field), text);
	} catch {
		// Storage is blocked or full: what was typed is on screen, and nowhere else.
	}
}

const draftsOf = (record: string): string[] =>
	Object.keys(localStorage).filter((key) => key.startsWith(keyOf(record, '')));

/** Every draft that was left behind. */
export function allDrafts(): { record: string; field: string; text: string }[] {
	try {
		return Object.keys(localStorage)
			.filter((key) => key.startsWith(PREFIX))
			.map((key) => {
				const [record, ...field] = key.slice(PREFIX.length).split('.');
				return { record: record!, field: field.join('.'), text: localStorage.getItem(key) ?? '' };
			});
	} catch {
		return [];
	}
}

/** Forgets every draft of a record. */
export function forgetDrafts(record: string): void {
	try {
		for (const key of draftsOf(record)) localStorage.removeItem(key);
	} catch {
		// Storage is blocked: there are none.
	}
}

const NEW_RECORD = 'satchel.new';

/** Id of the record to be made next: of the one whose first words were typed and never stored, or else `fresh`. */
export function newRecordId(fresh: string): string {
	try {
		const begun = localStorage.getItem(NEW_RECORD);
		if (begun !== null && draftsOf(begun).length > 0) return begun;
		localStorage.setItem(NEW_RECORD, fresh);
	} catch {
		// Storage is blocked: there are no drafts.
	}
	return fresh;
}

/** The new record is stored: the next new one is another. */
export function forgetNewRecord(): void {
	try {
		localStorage.removeItem(NEW_RECORD);
	} catch {
		// Storage is blocked: it was never kept.
	}
}
