import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { commit } from '$lib/db/commit';
import { SatchelDatabase, SCHEMA_VERSION } from '$lib/db/schema';
import { describeInstalled, install, type Installed, type Rows } from './installed';

/** What a book of each released version looks like. Written once, never changed. */
const FIXTURES = readdirSync('tests/vectors')
	.filter((file) => /^schema-\d+\.json$/.test(file))
	.map((file) => JSON.parse(readFileSync(`tests/vectors/${file}`, 'utf8')) as Installed & { rows: Rows });

let db: SatchelDatabase;
beforeEach(() => {
	db = new SatchelDatabase(`test-${uuid()}`);
});
afterEach(() => db.delete());

/** Tables and indexes by name, as `customers` and `customers.batch`. */
const namesOf = ({ stores }: Installed): string[] =>
	Object.entries(stores).flatMap(([store, { indexes }]) => [
		store,
		...Object.keys(indexes).map((index) => `${store}.${index}`)
	]);

describe('the schema', () => {
	it('is what the fixture of its version says: another one needs a higher version', async () => {
		await db.open();
		const { rows: _, ...kept } = FIXTURES.find(({ version }) => version === SCHEMA_VERSION * 10)!;
		expect(describeInstalled(db.backendDB())).toEqual(kept);
	});

	it('has every table and index that an earlier version had, for older code may meet it', async () => {
		await db.open();
		const now = new Set(namesOf(describeInstalled(db.backendDB())));
		for (const fixture of FIXTURES) expect(namesOf(fixture).filter((name) => !now.has(name))).toEqual([]);
	});

	it('indexes nothing that says who somebody is', async () => {
		await db.open();
		const allowed = /^(id|key|device|action|batch|channel|status|mergedInto|promisedIn|at|\w+(Id|At|On))$/;
		const keys = db.tables.flatMap(({ schema }) =>
			[schema.primKey, ...schema.indexes].flatMap(({ keyPath }) => keyPath)
		);
		expect(keys.filter((key) => !allowed.test(key!))).toEqual([]);
	});

	it.each(FIXTURES)('opens a book of version $version with every row in it, and goes on writing', async (fixture) => {
		await install(db.name, fixture, fixture.rows);
		for (const [table, rows] of Object.entries(fixture.rows)) expect(await db.table(table).toArray()).toEqual(rows);
		const { id } = fixture.rows.customers![0]! as { id: string };
		const set = [['name', 'Edited']] as const;
		const action = { kind: 'customer.edit', now: Date.parse('2026-11-22T12:00:00Z') } as const;
		await commit(db, action, [], { changes: [{ table: 'customers', id, set }] });
		expect(await db.customers.get(id)).toMatchObject({ name: 'Edited' });
	});
});
