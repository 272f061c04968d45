import { afterAll, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { commit, type Change } from '$lib/db/commit';
import { SatchelDatabase } from '$lib/db/schema';
import { compare } from './ratio';

/** Writes of 20,000 rows through `commit()` against the same rows and indexes by bare IndexedDB, both strict. */
const ROWS = 20_000;
const db = new SatchelDatabase(`bench-${uuid()}`);
const now = Date.UTC(2026, 10, 22);

const values = (index: number) => ({
	name: `Customer ${index}`,
	phone: `+8613800${String(index).padStart(6, '0')}`,
	email: `customer${index}@example.com`,
	company: `Company ${index % 500}`,
	address: `${index} Long Street, Some Town`,
	birthday: '1980-05-17',
	batch: 'bench'
});

function bare(name: string): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name, 1);
		request.onupgradeneeded = () => {
			const store = request.result.createObjectStore('customers', { keyPath: 'id' });
			for (const index of ['batch', 'lastContactAt', 'careDueOn', 'mergedInto']) store.createIndex(index, index);
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

function bareWrite(into: IDBDatabase, method: 'add' | 'put', rows: object[]): Promise<void> {
	return new Promise((resolve, reject) => {
		const transaction = into.transaction('customers', 'readwrite', { durability: 'strict' });
		const store = transaction.objectStore('customers');
		for (const row of rows) store[method](row);
		transaction.oncomplete = () => resolve();
		transaction.onerror = () => reject(transaction.error);
	});
}

const names: string[] = [];
afterAll(async () => {
	await db.delete();
	names.forEach((name) => indexedDB.deleteDatabase(name));
});

test('applying 20,000 new rows', async () => {
	const raw = await bare(names[names.push(`bare-${uuid()}`) - 1]!);
	const clock = { '*': '0mfx3k2p100012345678' };
	await compare(
		'20,000 new rows, stamped and journaled, against a raw bulk add',
		2,
		() =>
			bareWrite(
				raw,
				'add',
				Array.from({ length: ROWS }, (_, index) => ({ id: uuid(), ...values(index), clock }))
			),
		() => {
			const changes = Array.from({ length: ROWS }, (_, index): Change => {
				return { table: 'customers', create: { id: uuid(), ...values(index) } };
			});
			return commit(db, { kind: 'import', now }, ['customers'], { changes });
		}
	);
	raw.close();
});

test('updating 20,000 rows', async () => {
	const raw = await bare(names[names.push(`bare-${uuid()}`) - 1]!);
	const clock = { '*': '0mfx3k2p100012345678' };
	const ids = Array.from({ length: ROWS }, () => uuid());
	await bareWrite(
		raw,
		'add',
		ids.map((id, index) => ({ id, ...values(index), clock }))
	);
	const creates = ids.map((id, index): Change => ({ table: 'customers', create: { id, ...values(index) } }));
	await commit(db, { kind: 'import', now }, ['customers'], { changes: creates });
	let round = 0;
	await compare(
		'20,000 updated rows, stamped and journaled, against raw puts',
		2.5,
		() =>
			bareWrite(
				raw,
				'put',
				ids.map((id, index) => ({ id, ...values(index), phone: `+44${index}`, clock }))
			),
		() => {
			round++;
			const changes = ids.map((id, index): Change => ({
				table: 'customers',
				id,
				set: [['phone', `+44${round}${index}`]]
			}));
			return commit(db, { kind: 'import', now }, ['customers'], { changes });
		}
	);
	raw.close();
});
