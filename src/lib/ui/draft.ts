import { localKeys, readLocal, writeLocal } from './local-storage';

/**
 * What was typed and is not stored yet, by record and field, in `localStorage`: it outlives a reload, a crash and a
 * storage error of the database. Nothing else personal is kept there, and this only until it is saved.
 */
const PREFIX = 'satchel.draft.';
const keyOf = (record: string, field: string): string => `${PREFIX}${record}.${field}`;

export const readDraft = (record: string, field: string): string | undefined =>
	readLocal(keyOf(record, field)) ?? undefined;

/** @param text `undefined` forgets the draft */
export const writeDraft = (record: string, field: string, text: string | undefined): void =>
	writeLocal(keyOf(record, field), text ?? null);

const draftsOf = (record: string): string[] => localKeys(keyOf(record, ''));

/** Every draft that was left behind. */
export const allDrafts = (): { record: string; field: string; text: string }[] =>
	localKeys(PREFIX).map((key) => {
		const [record, ...field] = key.slice(PREFIX.length).split('.');
		return { record: record!, field: field.join('.'), text: readLocal(key) ?? '' };
	});

/** Forgets every draft of a record. */
export function forgetDrafts(record: string): void {
	for (const key of draftsOf(record)) writeLocal(key, null);
}

const NEW_RECORD = 'satchel.new';

/** Id of the record to be made next: of the one whose first words were typed and never stored, or else `fresh`. */
export function newRecordId(fresh: string): string {
	const begun = readLocal(NEW_RECORD);
	if (begun !== null && draftsOf(begun).length > 0) return begun;
	writeLocal(NEW_RECORD, fresh);
	return fresh;
}

/** The new record is stored: the next new one is another. */
export const forgetNewRecord = (): void => writeLocal(NEW_RECORD, null);
