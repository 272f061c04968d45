/**
 * A file all the way but for the store: read, cleaned by Strict, planned for an empty book, its customers made slice by
 * slice as they are written. Prints the most bytes that the heap and the buffers outside it held at a time, over what
 * they held before: sampled every thousand rows, rubbish included. To be run in little heap (see `compare.mjs`). `FILE`
 */
import { readFileSync } from 'node:fs';
import { clean } from '$lib/domain/intake/clean';
import { makePlan } from '$lib/domain/intake/plan';
import { changesOf } from '$lib/domain/intake/planned';
import { STRICT } from '$lib/domain/intake/recipe';
import { readLoaded } from '$lib/worker/intake/reading';

const SLICE = 1000;
const held = () => {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
};
const before = held();
let peak = before;
const pace = async () => void (peak = Math.max(peak, held()));

const { reading, sheet } = await readLoaded(new Uint8Array(readFileSync(process.argv[2]!)), {}, pace);
if (!sheet || !reading.table.ok) throw new Error('The file was refused.');
const moment = { today: '2026-11-22', at: '2026-11-22T08:00:00.000Z' };
const cleaned = await clean(sheet, reading.table.value.mapping, STRICT, { country: 'CN', ...moment }, pace);
let ids = 0;
const newId = () => `01900000-0000-7000-8000-${String(ids++).padStart(12, '0')}`;
const plan = await makePlan(cleaned, [], { batch: '', newId, country: 'CN', moment, imported: new Set() }, pace);
const changes = changesOf(plan);
let written = 0;
for (let from = 0; from < changes.length; from += SLICE) {
	const customers = changes.slice(from, from + SLICE).flatMap((change) => ('create' in change ? change.create : []));
	written += structuredClone(customers).length;
	await pace();
}
if (written !== plan.counts.new) throw new Error('Customers are missing.');
console.log(peak - before);
