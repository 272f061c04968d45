import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { cluster } from '$lib/domain/insights/clusters';
import { fitLogistic } from '$lib/domain/insights/logistic';
import { trainSatisfaction } from '$lib/domain/insights/satisfaction';
import { scaleOf, standardised } from '$lib/domain/insights/standardise';
import { unpaced } from '$lib/domain/pace';
import { RandomState } from '$lib/domain/random-state';
import { planted } from '../domain/insights/planted';

/** CPU time against scikit-learn's, where Debian's packages are there: both sides draw the same numbers from one seed. */
function baseline(what: string): { ms: number; result: number[] } | null {
	const { stdout, status } = spawnSync('/usr/bin/python3', ['tests/bench/models_baseline.py', what], {
		encoding: 'utf8',
		env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
	});
	return status === 0 ? (JSON.parse(stdout) as { ms: number; result: number[] }) : null;
}

function numbers(rows: number, columns: number): Float64Array[] {
	const state = new RandomState(1);
	return Array.from({ length: columns }, () => Float64Array.from({ length: rows }, () => state.random()));
}

/** Least CPU milliseconds of a warm run: what else the machine does only ever adds to them. */
async function timed<T>(work: () => Promise<T>, rounds: number): Promise<{ ms: number; result: T }> {
	let result = await work();
	const times: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const start = process.cpuUsage();
		result = await work();
		const { user, system } = process.cpuUsage(start);
		times.push((user + system) / 1000);
	}
	return { ms: Math.min(...times), result };
}

function print(name: string, limit: number, ours: number, theirs: number | undefined): void {
	const ratio = theirs ? `${(ours / theirs).toFixed(2)} ×` : 'no scikit-learn here';
	console.log(`BENCH | ${name} | ${ratio} | ≤ ${limit} × | ${ours.toFixed(1)} ms | ${theirs?.toFixed(1) ?? ''} ms |`);
}

test('logistic regression', async () => {
	const [a, b, c, chance] = numbers(100_000, 4) as [Float64Array, Float64Array, Float64Array, Float64Array];
	const labels = Uint8Array.from(chance, (each, row) => (each < 1 / (1 + Math.exp(b[row]! - 2 * a[row]!)) ? 1 : 0));
	const { ms, result } = await timed(() => fitLogistic([a, b, c], labels, unpaced), 15);
	const theirs = baseline('logistic');
	print('logistic regression of 100,000 rows, against scikit-learn', 0.3, ms, theirs?.ms);
	// Its own solver stops where the gradient is small.
	theirs?.result.forEach((value, index) => expect(Math.abs(result.coefficients[index]! - value)).toBeLessThan(1e-2));
});

const pointsOf = (columns: Float64Array[]) => {
	const scaled = columns.map((column) => standardised(column, scaleOf(column)));
	return Array.from(scaled[0]!, (_, row) => scaled.map((column) => column[row]!));
};

test('k-means of one feature', async () => {
	const points = pointsOf(numbers(100_000, 1));
	const { ms, result } = await timed(() => cluster(points, [3], 1, unpaced), 9);
	const theirs = baseline('one');
	print('k-means of 100,000 numbers, against scikit-learn, n_init=10', 0.22, ms, theirs?.ms);
	if (theirs) expect(result[0]!.inertia).toBeLessThanOrEqual(theirs.result[0]! * (1 + 1e-9));
});

test('k-means of several features', async () => {
	const points = pointsOf(numbers(10_000, 6));
	const { ms, result } = await timed(() => cluster(points, [2, 3, 4, 5, 6, 7, 8], 1, unpaced), 1);
	const theirs = baseline('several');
	print('k-means of 10,000 rows of 6, k 2-8, against scikit-learn, n_init=10', 1, ms, theirs?.ms);
	const worst = Math.max(...(theirs?.result ?? []).map((inertia, index) => result[index]!.inertia / inertia));
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
