import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { commit, type Change } from '$lib/db/commit';
import { readRows } from '$lib/db/read-rows';
import { SatchelDatabase } from '$lib/db/schema';

it('gives rows in the order asked for, few or many, and undefined for those that are not there', async () => {
	const db = new SatchelDatabase('read-rows');
	const ids = Array.from({ length: 1500 }, (_, index) => `c${index}`);
	const changes = ids.map((id): Change => ({ table: 'customers', create: { id } }));
	await commit(db, { kind: 'import', now: 0 }, ['customers'], { changes });
	for (const wanted of [
		['c7', 'missing', 'c3'],
		['missing', ...ids.toReversed()]
	]) {
		const rows = await readRows(db, 'customers', wanted);
		expect(rows.map((row) => row?.id)).toEqual(wanted.map((id) => (id === 'missing' ? undefined : id)));
	}
	await db.delete();
});
