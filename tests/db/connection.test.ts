import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Change } from '$lib/db/commit';
import { openRaw } from './installed';

type Db = InstanceType<typeof import('$lib/db/schema').SatchelDatabase>;
let db: Db;
let modules: {
	commit: typeof import('$lib/db/commit').commit;
	health: typeof import('$lib/db/storage-health');
	revive: typeof import('$lib/db/connection').revive;
	onReopened: typeof import('$lib/db/connection').onReopened;
	SatchelDatabase: typeof import('$lib/db/schema').SatchelDatabase;
};

/** A fresh page each time: what it met of storage errors is kept for the session. */
beforeEach(async () => {
	vi.resetModules();
	modules = {
		commit: (await import('$lib/db/commit')).commit,
		health: await import('$lib/db/storage-health'),
		...(await import('$lib/db/connection')),
		SatchelDatabase: (await import('$lib/db/schema')).SatchelDatabase
	};
	db = new modules.SatchelDatabase(`test-${uuid()}`);
});
afterEach(() => {
	vi.restoreAllMocks();
	db.close();
	indexedDB.deleteDatabase(db.name);
});

const write = (id: string) => {
	const changes: Change[] = [{ table: 'customers', create: { id } }];
	return modules.commit(db, { kind: 'customer.create', now: Date.parse('2026-11-22T12:00:00Z') }, [], { changes });
};
const reason = () => modules.health.readOnlyBecause()?.code;

/** Rows as they stand, read past Dexie. */
async function customersOf(raw: IDBDatabase): Promise<{ id: string }[]> {
	const request = raw.transaction('customers').objectStore('customers').getAll();
	return new Promise((resolve) => (request.onsuccess = () => resolve(request.result as { id: string }[])));
}

describe('a newer Satchel in another tab', () => {
	it('is let through, and this one never writes or reopens again', async () => {
		const warn = vi.spyOn(console, 'warn');
		await write('a');
		const newer = await openRaw(db.name, 20);
		expect(reason()).toBe('storage-newer-version');
		await expect(write('b')).rejects.toThrow('storage-read-only');
		await expect(db.customers.count()).rejects.toThrow('closed');
		expect((await customersOf(newer)).map(({ id }) => id)).toEqual(['a']);
		expect(warn).not.toHaveBeenCalled();
		newer.close();
	});

	it('waits for an action that has begun, which ends whole', async () => {
		await write('a');
		const writing = write('b');
		const newer = await openRaw(db.name, 20);
		await writing;
		expect((await customersOf(newer)).map(({ id }) => id)).toEqual(['a', 'b']);
		newer.close();
	});

	it('had its day: an older build served again reads the book, writes nothing, and says so at once', async () => {
		await write('a');
		db.close();
		(await openRaw(db.name, 20)).close();
		db = new modules.SatchelDatabase(db.name);
		expect(await db.customers.count()).toBe(1);
		expect(reason()).toBe('storage-newer-version');
		await expect(write('b')).rejects.toThrow('storage-read-only');
		// Nor does a write that never asks: the guard below Dexie knows the version.
		await expect(db.settings.put({ key: 'country', value: 'CN' })).rejects.toThrow('schema 2 > 1');
		expect(await db.customers.count()).toBe(1);
	});
});

it('a book erased in another tab closes here, and is not made anew', async () => {
	await write('a');
	const deleted = indexedDB.deleteDatabase(db.name);
	await new Promise((resolve) => (deleted.onsuccess = resolve));
	expect(reason()).toBe('storage-erased');
	await expect(db.customers.count()).rejects.toThrow('closed');
	expect(await indexedDB.databases()).not.toContainEqual(expect.objectContaining({ name: db.name }));
});

describe('a connection that no longer answers', () => {
	/** The connection that the browser has lost: every transaction on it fails. */
	let lost: IDBDatabase | undefined;
	beforeEach(async () => {
		lost = undefined;
		const { transaction } = IDBDatabase.prototype;
		vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...asked) {
			if (this === lost) throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
			return transaction.apply(this, asked);
		});
		await write('a');
	});

	it('is left alone while it does', async () => {
		const before = db.backendDB();
		const told = vi.fn();
		modules.onReopened(told);
		expect(await modules.revive(db, 50)).toBe(true);
		expect(db.backendDB()).toBe(before);
		expect(told).not.toHaveBeenCalled();
	});

	it('is opened anew, and what hung on it is asked again', async () => {
		lost = db.backendDB();
		const told = vi.fn();
		modules.onReopened(told);
		expect(await modules.revive(db, 50)).toBe(true);
		expect(db.backendDB()).not.toBe(lost);
		expect(await db.customers.count()).toBe(1);
		expect(told).toHaveBeenCalledOnce();
	});

	it('is given up where that hangs too', async () => {
		lost = db.backendDB();
		vi.spyOn(indexedDB, 'open').mockReturnValue({} as IDBOpenDBRequest);
		expect(await modules.revive(db, 50)).toBe(false);
	});

	it('is not opened again where it was closed on purpose', async () => {
		const newer = await openRaw(db.name, 20);
		expect(await modules.revive(db, 50)).toBe(true);
		expect(db.isOpen()).toBe(false);
		newer.close();
	});
});
