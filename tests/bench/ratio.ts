/** Timings of two ways to do the same thing, taken in turn in one run, so that their ratio holds on a noisy machine. */
export interface Ratio {
	name: string;
	/** Median of the pairwise ratios subject ÷ baseline. */
	ratio: number;
	/** What the ratio should stay under. */
	limit: number;
	subjectMs: number;
	baselineMs: number;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

async function time(work: () => Promise<unknown> | unknown): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

/** Runs baseline and subject in turn, once unmeasured and then `rounds` times, and prints a line of the bench table. */
export async function compare(
	name: string,
	limit: number,
	baseline: () => Promise<unknown> | unknown,
	subject: () => Promise<unknown> | unknown,
	rounds = 7
): Promise<Ratio> {
	await baseline();
	await subject();
	const [baselines, subjects]: [number[], number[]] = [[], []];
	for (let round = 0; round < rounds; round++) {
		baselines.push(await time(baseline));
		subjects.push(await time(subject));
	}
	const ratio = median(subjects.map((ms, round) => ms / baselines[round]!));
	const row = { name, ratio, limit, subjectMs: median(subjects), baselineMs: median(baselines) };
	console.log(
		`BENCH | ${name} | ${ratio.toFixed(2)} × | ≤ ${limit} × | ${row.subjectMs.toFixed(1)} ms | ${row.baselineMs.toFixed(1)} ms |`
	);
	return row;
}
