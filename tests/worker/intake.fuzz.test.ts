import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { book } from '$lib/db/open';
import { clean } from '$lib/domain/intake/clean';
import { makePlan } from '$lib/domain/intake/plan';
import type { PlanCounts } from '$lib/domain/intake/planned';
import { RECIPES, type RecipeId } from '$lib/domain/intake/recipe';
import { unpaced } from '$lib/domain/pace';
import { readLoaded } from '$lib/worker/intake/reading';
import * as intake from '$lib/worker/tasks/intake';
import { mutated } from './mutations';

const CSV = `\ufeffid,name,phone,email,birthday,age,gender,tags,satisfied,Size\r
1,Li Na,+49 30 1234567,li@example.org,1990-02-28,34,female,"vip, new",yes,"1,5"\r
2,张伟,13800138000,wei@example.cn,1985年3月1日,,male,,no,2\r
3,"Tomás ""Tom"" Lund",,,1990-02-30,200,x,"line
two",1,=1+1\r
\r
4,,,,,,,,,\r
2,张伟,13800138000,wei@example.cn,1985年3月1日,,male,,no,2\r
`;
const SEMICOLONS = 'sep=;\nname;email;address;amount\nAnna;a@x.de;"Weg 1\nUlm";1.234,50\nNULL;b@x.de;;N/A\n';
const ARRAY = JSON.stringify([
	{ id: 1, name: 'Li Na', phone: '+493012345', address: { city: 'Ulm', zip: '089' }, tags: ['vip', 'new'], vip: true },
	{ id: 2, name: '张伟', email: 'wei@example.cn', phones: [{ number: '13800138000' }], birthday: null, amount: 1.5 },
	{ id: 3, name: 'Tomás\n"Tom"', email: 'not an address' }
]);
const WRAPPED = JSON.stringify({ page: { total: 2 }, data: { items: JSON.parse(ARRAY) as unknown } }, null, 1);
const LINES = '{"name":"Anna","phone":"1"}\n{"name":"Bo","email":"b@x.de","n":{"a":{"b":1e3}}}\n';
// Nearly every change to JSON breaks it, few to a table do.
const FILES = [CSV, CSV, SEMICOLONS, SEMICOLONS, ARRAY, WRAPPED, LINES];

const recipe = fc.constantFrom(...(Object.keys(RECIPES) as RecipeId[]));
const TODAY = '2026-11-22';
const sum = ({ rows: _, ...rest }: PlanCounts) => Object.values(rest).reduce((total, count) => total + count, 0);
/** The same mutations in every run. */
const SEED = 20_261_122;

describe('whatever happens to a file on its way', () => {
	it('it is refused with a reason, or each of its rows is counted once', async () => {
		let read = 0;
		await fc.assert(
			fc.asyncProperty(mutated(FILES), recipe, async (bytes, id) => {
				const { reading, sheet } = await readLoaded(bytes, {}, unpaced);
				if (!sheet || !reading.table.ok) {
					expect(reading.table).toMatchObject({ ok: false, problem: { code: expect.stringMatching(/^file-/) } });
					return;
				}
				read++;
				const { mapping } = reading.table.value;
				const cleaned = await clean(sheet, mapping, RECIPES[id], { country: 'DE', today: TODAY }, unpaced);
				let ids = 0;
				const options = { batch: 'b', newId: () => `id-${ids++}`, country: 'DE', imported: new Set<string>() };
				const moment = { today: TODAY, at: `${TODAY}T08:00:00.000Z` };
				const { counts } = await makePlan(cleaned, [], { ...options, moment }, unpaced);
				expect(counts.rows).toBe(sheet.rowCount);
				expect(sum(counts)).toBe(counts.rows);
				for (const column of sheet.columns) expect(column).toHaveLength(sheet.rowCount);
				expect(new Set(sheet.headers).size).toBe(sheet.headers.length);
			}),
			{ seed: SEED, numRuns: 5500 }
		);
		// Neither kind of outcome is rare.
		expect(read).toBeGreaterThan(2000);
		expect(read).toBeLessThan(5000);
	});
});

describe('what becomes of it in the book', () => {
	beforeAll(async () => void (await book().open()));
	afterAll(() => book().delete());

	it('is all that its plan said, or nothing where it is stopped', async () => {
		const stored = async () => {
			const tables = [book().customers, book().quarantine, book().batches, book().journal];
			return Promise.all(tables.map((table) => table.count()));
		};
		const open = new AbortController().signal;
		await fc.assert(
			fc.asyncProperty(mutated(FILES), recipe, fc.integer({ min: 0, max: 3 }), async (bytes, id, stopAt) => {
				const context = { pace: unpaced, report: () => {}, signal: open };
				const { table } = await intake.open(new File([bytes as BlobPart], 'book'), context);
				if (!table.ok) return;
				const choices = { mapping: table.value.mapping, recipe: id, country: 'DE', preferFile: false };
				const now = Date.UTC(2026, 10, 22);
				const { counts } = await intake.plan({ ...choices, today: TODAY, now }, context);
				const before = await stored();
				let reports = 0;
				const report = () => {
					if (++reports === stopAt) throw new Error('stopped');
				};
				const outcome = await intake
					.apply({ name: 'book', now }, { ...context, report })
					.catch((error: Error) => error);
				const after = await stored();
				if (outcome instanceof Error) {
					expect(outcome.message).toBe('stopped');
					expect(after).toEqual(before);
					return;
				}
				expect(after[0]! - before[0]!).toBe(counts.new);
				expect(after[2]! - before[2]!).toBe(1);
				expect(after[1]! - before[1]!).toBeGreaterThanOrEqual(counts.quarantined);
			}),
			{ seed: SEED, numRuns: 100 }
		);
	});
});
