import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trainSatisfaction } from '$lib/domain/insights/satisfaction';
import { unpaced } from '$lib/domain/pace';
import { planted } from '../domain/insights/planted';

/** Turns that the two sides take: what else the machine does slows both, but not at once. */
const TURNS = 5;

// Built as the app is, and in a process of its own like scikit-learn: among vitest's modules a loop takes twice the time.
const folder = mkdtempSync(join(tmpdir(), 'satchel-bench-'));
beforeAll(() =>
	build({
		configFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: join(import.meta.dirname, '../../src/lib') } },
		ssr: { noExternal: true },
		build: {
			ssr: join(import.meta.dirname, 'models.ts'),
			outDir: folder,
			minify: true,
			rolldownOptions: { output: { entryFileNames: '[name].mjs' } }
		}
	})
);
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
	/** CPU milliseconds, the least of some rounds. */
	ms: number;
	result: number[];
}

function run(command: string, script: string, what: string): Run | null {
	const { stdout, status } = spawnSync(command, [script, what], { encoding: 'utf8' });
	return status === 0 ? (JSON.parse(stdout) as Run) : null;
}

/**
 * CPU time beside scikit-learn's on one thread, where Debian's package is there: both sides draw the same numbers from
 * one seed. The least of both over the turns, as what else the machine does only ever adds to them. Prints a line.
 */
function compare(name: string, limit: number, what: string): { ours: number[]; theirs: number[] | null } {
	const [ours, theirs]: [Run[], Run[]] = [[], []];
	for (let turn = 0; turn < TURNS; turn++) {
		const [our, their] = [run('node', join(folder, 'models.mjs'), what), run('/usr/bin/python3', baseline, what)];
		ours.push(our!);
		if (their) theirs.push(their);
	}
	const least = (runs: Run[]) => Math.min(...runs.map(({ ms }) => ms));
	const ratio = theirs.length ? `${(least(ours) / least(theirs)).toFixed(2)} ×` : 'no scikit-learn here';
	const milliseconds = theirs.length ? least(theirs).toFixed(1) : '';
	console.log(`BENCH | ${name} | ${ratio} | ≤ ${limit} × | ${least(ours).toFixed(1)} ms | ${milliseconds} ms |`);
	return { ours: ours[0]!.result, theirs: theirs[0]?.result ?? null };
}
const baseline = join(import.meta.dirname, 'models_baseline.py');

test('logistic regression', () => {
	const { ours, theirs } = compare('logistic regression of 100,000 rows, against scikit-learn', 0.3, 'logistic');
	theirs?.forEach((value, index) => expect(Math.abs(ours[index]! - value)).toBeLessThan(1e-4));
});

test('k-means of one feature', () => {
	const { ours, theirs } = compare('k-means of 100,000 numbers, against scikit-learn, n_init=10', 0.22, 'one');
	if (theirs) expect(ours[0]!).toBeLessThanOrEqual(theirs[0]! * (1 + 1e-9));
});

test('k-means of several features', () => {
	const { ours, theirs } = compare('k-means of 10,000 rows of 6, k 2-8, against scikit-learn, n_init=10', 1, 'several');
	const worst = Math.max(...(theirs ?? []).map((inertia, index) => ours[index]! / inertia));
	if (theirs) console.log(`inertia at most ${worst.toFixed(5)} × scikit-learn's`);
	if (theirs) expect(worst).toBeLessThanOrEqual(1.002);
});

test('noise and signal', async () => {
	let [refused, found] = [0, 0];
	for (let seed = 100; seed < 200; seed++) {
		if (!(await trainSatisfaction(planted(seed, 200, 0), 1, unpaced)).ok) refused++;
		if ((await trainSatisfaction(planted(seed, 300, 1.5), 1, unpaced)).ok) found++;
	}
	console.log(`noise refused in ${refused} of 100 books, a signal found in ${found} of 100`);
	expect(refused).toBeGreaterThanOrEqual(95);
	expect(found).toBe(100);
});
