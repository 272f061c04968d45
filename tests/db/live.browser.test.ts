import { liveQuery } from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { v7 as uuid } from 'uuid';
import { commit, type Work } from '$lib/db/commit';
import { SatchelDatabase } from '$lib/db/schema';

let db: SatchelDatabase;
/** The same book through a second connection, as another tab has it. */
let other: SatchelDatabase;
/** Numbers of customers that each connection's live query has shown. */
let shown: { here: number[]; there: number[] };

beforeEach(() => {
	db = new SatchelDatabase(`test-${uuid()}`);
	other = new SatchelDatabase(db.name);
	shown = { here: [], there: [] };
	liveQuery(() => db.customers.count()).subscribe((count) => shown.here.push(count));
	liveQuery(() => other.customers.count()).subscribe((count) => shown.there.push(count));
});
afterEach(async () => {
	other.close();
	await db.delete();
});

const settled = () => vi.waitFor(() => expect(shown).toEqual({ here: [0], there: [0] }));
const write = (onSlice: Work['onSlice']) => {
	const changes = Array.from({ length: 3000 }, (_, index) => ({
		table: 'customers' as const,
		create: { id: `c${index}` }
	}));
	return commit(db, { kind: 'import', now: Date.parse('2026-11-22T12:00:00Z') }, [], { changes, onSlice });
};

it('a live query shows an action whole, never half of it', async () => {
	await settled();
	await write(() => {});
	await vi.waitFor(() => expect(shown).toEqual({ here: [0, 3000], there: [0, 3000] }));
});

it('a live query never shows what an action that failed had written', async () => {
	await settled();
	const fail = (done: number) => {
		if (done > 2000) throw new Error('called off');
	};
	await expect(write(fail)).rejects.toThrow('called off');
	// What comes after it is seen, so what it wrote would have been.
	await commit(db, { kind: 'customer.create', now: Date.parse('2026-11-22T12:00:00Z') }, [], {
		changes: [{ table: 'customers', create: { id: 'one' } }]
	});
	await vi.waitFor(() => expect(shown.here.at(-1)).toBe(1));
	await vi.waitFor(() => expect(shown.there.at(-1)).toBe(1));
	expect([...shown.here, ...shown.there].filter((count) => count > 1)).toEqual([]);
});
