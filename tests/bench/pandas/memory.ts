/**
 * Memory of a file on its way, over what the process had before, in bytes: what is held after each stage (heap and
 * buffers after a forced collection), and the peak (greatest resident set, rubbish not yet collected included).
 * `FILE`, under `node --expose-gc`.
 */
import { readFileSync } from 'node:fs';
import { clean } from '$lib/domain/intake/clean';
import { makePlan } from '$lib/domain/intake/plan';
import { RECIPES } from '$lib/domain/intake/recipe';
import { unpaced } from '$lib/domain/pace';
import { readLoaded } from '$lib/worker/intake/reading';

const held = () => {
	globalThis.gc!();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
};
const [before, residentBefore] = [held(), process.memoryUsage().rss];
const peak = () => process.resourceUsage().maxRSS * 1024 - residentBefore;

const bytes = new Uint8Array(readFileSync(process.argv[2]!));
const { reading, sheet } = await readLoaded(bytes, {}, unpaced);
if (!sheet || !reading.table.ok) throw new Error('The file was refused.');
const [read, readPeak] = [held() - before, peak()];
const options = { country: 'CN', today: '2026-11-22' };
const cleaned = await clean(sheet, reading.table.value.mapping, RECIPES.strict, options, unpaced);
const [clear, cleanPeak] = [held() - before, peak()];
let ids = 0;
const plan = await makePlan(
	cleaned,
	[],
	{
		batch: 'batch',
		newId: () => `01900000-0000-7000-8000-${String(ids++).padStart(12, '0')}`,
		country: 'CN',
		moment: { today: options.today, at: `${options.today}T08:00:00.000Z` },
		imported: new Set()
	},
	unpaced
);
const [planned, planPeak] = [held() - before, peak()];
if (bytes.length === 0 || plan.counts.rows !== sheet.rowCount) throw new Error('Rows are missing.');
console.log(
	JSON.stringify({
		'held once read': read,
		'peak of reading': readPeak,
		'held once cleaned': clear,
		'peak of cleaning': cleanPeak,
		'held once planned': planned,
		'peak of planning': planPeak
	})
);
