import { beforeEach, describe, expect, it, vi } from 'vitest';
import { allDrafts, forgetDrafts, forgetNewRecord, newRecordId, readDraft, writeDraft } from '$lib/ui/draft';

/** Storage of the browser's shape: its keys are its own properties. */
function storage(): Storage {
	const methods = {
		getItem: (key: string) => (Object.hasOwn(items, key) ? items[key]! : null),
		setItem: (key: string, value: string) => void (items[key] = value),
		removeItem: (key: string) => void delete items[key]
	};
	const items: Record<string, string> = Object.create(methods) as Record<string, string>;
	return items as unknown as Storage;
}

beforeEach(() => {
	vi.stubGlobal('localStorage', storage());
});

describe('a draft', () => {
	it('is kept by record and field, and forgotten by either', () => {
		writeDraft('a', 'name', 'Li');
		writeDraft('a', 'notes', '');
		writeDraft('ab', 'name', 'Ann');
		expect(readDraft('a', 'name')).toBe('Li');
		expect(readDraft('a', 'notes')).toBe('');
		writeDraft('a', 'name', undefined);
		expect(readDraft('a', 'name')).toBeUndefined();
		writeDraft('a', 'custom/Shoe.size', '41');
		expect(allDrafts()).toContainEqual({ record: 'a', field: 'custom/Shoe.size', text: '41' });
		forgetDrafts('a');
		expect(readDraft('a', 'notes')).toBeUndefined();
		expect(allDrafts()).toEqual([{ record: 'ab', field: 'name', text: 'Ann' }]);
	});

	it('of a new record is found by the next new record, until the record is stored', () => {
		expect(newRecordId('first')).toBe('first');
		expect(newRecordId('second')).toBe('second');
		writeDraft('second', 'name', 'Li');
		expect(newRecordId('third')).toBe('second');
		forgetNewRecord();
		expect(newRecordId('fourth')).toBe('fourth');
	});

	it('is done without where storage is blocked', () => {
		vi.stubGlobal('localStorage', undefined);
		writeDraft('a', 'name', 'Li');
		expect(readDraft('a', 'name')).toBeUndefined();
		expect(allDrafts()).toEqual([]);
		expect(newRecordId('fresh')).toBe('fresh');
		forgetDrafts('a');
		forgetNewRecord();
	});
});
