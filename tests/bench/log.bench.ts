import { afterAll, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { commit } from '$lib/db/commit';
import { logContact } from '$lib/db/interactions';
import { SatchelDatabase } from '$lib/db/schema';
import { compare } from './ratio';

/** Contacts logged one after the other, each waited for, as taps are; against as many bare transactions, all strict. */
const CONTACTS = 50;
const CUSTOMERS = 1000;
const db = new SatchelDatabase(`bench-${uuid()}`);
const now = Date.UTC(2026, 10, 22);
const at = new Date(now).toISOString();
const stamp = '0mfx3k2p100012345678';
const STORES = ['interactions', 'customers', 'journal', 'seen', 'settings'];

const done = (transaction: IDBTransaction): Promise<void> =>
	new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onerror = () => reject(transaction.error);
	});

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});

const contactOf = (customerId: string) => ({
	...{
		id: uuid(),
		customerId,
		by: '0mfx3k2p',
		channel: 'phone',
		direction: 'out',
		startedAt: at,
		clock: { '*': stamp }
	}
});

/** One row, and nothing else: the least that IndexedDB can do. */
function oneRow(bare: IDBDatabase, customerId: string): Promise<void> {
	const transaction = bare.transaction('interactions', 'readwrite', { durability: 'strict' });
	transaction.objectStore('interactions').add(contactOf(customerId));
	return done(transaction);
}

/** The rows a contact needs, read and written as it needs them: who signs it, its customer, its stamp, its way back. */
async function sameRows(bare: IDBDatabase, customerId: string): Promise<void> {
	const transaction = bare.transaction(STORES, 'readwrite', { durability: 'strict' });
	const [settings, seen, customers] = ['settings', 'seen', 'customers'].map((name) => transaction.objectStore(name));
	const [customer] = await Promise.all([
		answer(customers!.get(customerId)),
		answer(customers!.index('mergedInto').getAll(customerId)),
		answer(seen!.getAll()),
		...['device', 'userName', 'care'].map((key) => answer(settings!.get(key)))
	]);
	const contact = contactOf(customerId);
	const action = uuid();
	transaction.objectStore('interactions').add(contact);
	customers!.put({ ...customer, lastContactAt: at, lastCareAt: at });
	const inverse = [{ table: 'interactions', created: [contact.id] }];
	transaction.objectStore('journal').add({ id: action, action, at, kind: 'interaction.log', stamp, inverse });
	seen!.put({ device: '0mfx3k2p', stamp });
	return done(transaction);
}

afterAll(() => db.delete());

test('a contact logged', async () => {
	await commit(db, { kind: 'import', now }, ['customers'], {
		changes: Array.from({ length: CUSTOMERS }, (_, index) => ({
			table: 'customers',
			create: { id: `c${index}`, name: `Customer ${index}` }
		}))
	});
	const bare = db.backendDB();
	const each = async (work: (customerId: string) => Promise<unknown>) => {
		for (let index = 0; index < CONTACTS; index++) await work(`c${(index * 37) % CUSTOMERS}`);
	};
	const logged = () => each((customerId) => logContact(db, { customerId, channel: 'phone' }, now));
	const what = 'a contact logged, stamped and journaled, against one bare strict transaction';
	await compare(`${what} of the same rows`, 2.5, () => each((id) => sameRows(bare, id)), logged);
	await compare(`${what} of the contact alone`, 2.5, () => each((id) => oneRow(bare, id)), logged);
});
