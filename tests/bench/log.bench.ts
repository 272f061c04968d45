import { afterAll, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { commit } from '$lib/db/commit';
import { logContact } from '$lib/db/interactions';
import { SatchelDatabase } from '$lib/db/schema';
import { compare } from './ratio';

/** Contacts logged one after the other, each waited for, as taps are; against as many bare transactions, both strict. */
const CONTACTS = 50;
const CUSTOMERS = 1000;
const db = new SatchelDatabase(`bench-${uuid()}`);
const bareName = `bare-${uuid()}`;
const now = Date.UTC(2026, 10, 22);

function bare(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(bareName, 1);
		request.onupgradeneeded = () => {
			const store = request.result.createObjectStore('interactions', { keyPath: 'id' });
			store.createIndex('[customerId+startedAt]', ['customerId', 'startedAt']);
			for (const index of ['startedAt', 'channel', 'status', 'batch']) store.createIndex(index, index);
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

function bareWrite(into: IDBDatabase, row: object): Promise<void> {
	return new Promise((resolve, reject) => {
		const transaction = into.transaction('interactions', 'readwrite', { durability: 'strict' });
		transaction.objectStore('interactions').add(row);
		transaction.oncomplete = () => resolve();
		transaction.onerror = () => reject(transaction.error);
	});
}

afterAll(async () => {
	await db.delete();
	indexedDB.deleteDatabase(bareName);
});

test('a contact logged', async () => {
	const raw = await bare();
	await commit(db, { kind: 'import', now }, ['customers'], {
		changes: Array.from({ length: CUSTOMERS }, (_, index) => ({
			table: 'customers',
			create: { id: `c${index}`, name: `Customer ${index}` }
		}))
	});
	const customer = (index: number) => `c${(index * 37) % CUSTOMERS}`;
	await compare(
		'a contact logged, stamped and journaled, against one bare strict transaction',
		2.5,
		async () => {
			for (let index = 0; index < CONTACTS; index++)
				await bareWrite(raw, {
					...{ id: uuid(), customerId: customer(index), by: '0mfx3k2p', channel: 'phone', direction: 'out' },
					...{ startedAt: new Date(now).toISOString(), clock: { '*': '0mfx3k2p100012345678' } }
				});
		},
		async () => {
			for (let index = 0; index < CONTACTS; index++)
				await logContact(db, { customerId: customer(index), channel: 'phone' }, now);
		}
	);
	raw.close();
});
