/** The app's side of models.node.bench.ts: least CPU milliseconds, warm, and what it came to, as JSON. */
import { cluster } from '$lib/domain/insights/clusters';
import { fitLogistic } from '$lib/domain/insights/logistic';
import { scaleOf, standardised } from '$lib/domain/standardise';
import { unpaced } from '$lib/domain/pace';
import { RandomState } from '$lib/domain/random-state';

/** Long enough for the machine to come to rest in between, as other work on it slows some rounds by half. */
const SPENT_MS = 1000;

async function timed(work: () => Promise<number[]>): Promise<void> {
	let result = await work();
	const times: number[] = [];
	for (const begun = process.cpuUsage().user; process.cpuUsage().user - begun < SPENT_MS * 1000;) {
		const start = process.cpuUsage();
		result = await work();
		const { user, system } = process.cpuUsage(start);
		times.push((user + system) / 1000);
	}
	console.log(JSON.stringify({ ms: Math.min(...times), result }));
}

function numbers(rows: number, columns: number): Float64Array[] {
	const state = new RandomState(1);
	return Array.from({ length: columns }, () => Float64Array.from({ length: rows }, () => state.random()));
}

function points(rows: number, columns: number): number[][] {
	const scaled = numbers(rows, columns).map((column) => standardised(column, scaleOf(column)));
	return Array.from(scaled[0]!, (_, row) => scaled.map((column) => column[row]!));
}

const clustered = async (rows: number[][], ks: number[]): Promise<number[]> =>
	(await cluster(rows, ks, 1, unpaced)).map(({ inertia }) => inertia);

async function logistic(): Promise<void> {
	const [a, b, c, chance] = numbers(100_000, 4) as [Float64Array, Float64Array, Float64Array, Float64Array];
	const labels = Uint8Array.from(chance, (each, row) => (each < 1 / (1 + Math.exp(b[row]! - 2 * a[row]!)) ? 1 : 0));
	await timed(async () => (await fitLogistic([a, b, c], labels, unpaced)).coefficients);
}

async function one(): Promise<void> {
	const rows = points(100_000, 1);
	await timed(() => clustered(rows, [3]));
}

async function several(): Promise<void> {
	const rows = points(10_000, 6);
	await timed(() => clustered(rows, [2, 3, 4, 5, 6, 7, 8]));
}

const measured = new Map([
	['logistic', logistic],
	['one', one],
	['several', several]
]);
await measured.get(process.argv[2]!)!();
