/** The app's side of models.node.bench.ts: least CPU milliseconds, warm, and what it came to, as JSON. */
import { cluster } from '$lib/domain/insights/clusters';
import { fitLogistic } from '$lib/domain/insights/logistic';
import { scaleOf, standardised } from '$lib/domain/insights/standardise';
import { unpaced } from '$lib/domain/pace';
import { RandomState } from '$lib/domain/random-state';

async function timed(rounds: number, work: () => Promise<number[]>): Promise<void> {
	let result = await work();
	const times: number[] = [];
	for (let round = 0; round < rounds; round++) {
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

async function clustered(columns: Float64Array[], ks: number[]): Promise<number[]> {
	const scaled = columns.map((column) => standardised(column, scaleOf(column)));
	const points = Array.from(scaled[0]!, (_, row) => scaled.map((column) => column[row]!));
	return (await cluster(points, ks, 1, unpaced)).map(({ inertia }) => inertia);
}

async function logistic(): Promise<void> {
	const [a, b, c, chance] = numbers(100_000, 4) as [Float64Array, Float64Array, Float64Array, Float64Array];
	const labels = Uint8Array.from(chance, (each, row) => (each < 1 / (1 + Math.exp(b[row]! - 2 * a[row]!)) ? 1 : 0));
	await timed(40, async () => (await fitLogistic([a, b, c], labels, unpaced)).coefficients);
}

async function one(): Promise<void> {
	const columns = numbers(100_000, 1);
	await timed(5, () => clustered(columns, [3]));
}

async function several(): Promise<void> {
	const columns = numbers(10_000, 6);
	await timed(3, () => clustered(columns, [2, 3, 4, 5, 6, 7, 8]));
}

const measured = new Map([
	['logistic', logistic],
	['one', one],
	['several', several]
]);
await measured.get(process.argv[2]!)!();
