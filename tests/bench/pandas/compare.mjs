// CSV bytes → recipe Strict at 100,000 rows against pandas: the same file, CPU time, every cell kept as text, both
// warm; then as whole processes, start-up included; then the memory that an import needs. Prints lines for `.config/bench.mjs`. Needs
// Debian's python3-pandas, and goes on without it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROWS = 100_000;
const PAIRS = 5;
const here = dirname(fileURLToPath(import.meta.url));
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** The customers.csv of the first pipeline: gaps, repeats, days that are none; half of it Chinese. */
function table() {
	let state = 7;
	const below = (limit) => (state = (state * 48271) % 0x7fffffff) % limit;
	const gap = (text, percent) => (below(100) < percent ? '' : text);
	const two = (number) => String(number).padStart(2, '0');
	const rows = ['name,email,phone,address,birthday,age,order_count,total_amount,satisfied'];
	for (let row = 0; row < ROWS; row++) {
		const person = below(20) === 0 ? below(row + 1) : row;
		const cells = [
			gap(row % 2 ? `王小明${person}` : `Maria Ortega ${person}`, 2),
			gap(`customer${person}@example.com`, 3),
			gap(`138${String(person).padStart(8, '0')}`, 3),
			gap(row % 2 ? `上海市南京路${below(900)}号` : `"${below(900)} Long Street, Some Town"`, 10),
			gap(`${1950 + below(50)}-${two(1 + below(12))}-${two(1 + below(31))}`, 5),
			18 + below(60),
			below(200),
			(below(1_000_000) / 100).toFixed(2),
			gap(below(2) ? '是' : '否', 5)
		];
		rows.push(cells.join());
	}
	return rows.join('\n') + '\n';
}

/** The intake and its entry as one script for Node; its path. */
async function bundle(folder, entry) {
	await build({
		configFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: join(here, '../../../src/lib') } },
		ssr: { noExternal: true },
		build: {
			// As the app's worker is.
			minify: true,
			ssr: join(here, entry),
			outDir: folder,
			emptyOutDir: false,
			rolldownOptions: { output: { entryFileNames: '[name].mjs' } }
		}
	});
	return join(folder, entry.replace(/\.ts$/, '.mjs'));
}

/** CPU milliseconds of a whole process, and what it printed. */
function run(command, ...args) {
	const meter =
		'import os,subprocess,sys;print(subprocess.run(sys.argv[1:],capture_output=True,text=True,check=True).stdout,end="");t=os.times();print((t.children_user+t.children_system)*1000)';
	const { stdout, stderr, status } = spawnSync('python3', ['-c', meter, command, ...args], { encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr);
	const [printed, milliseconds] = stdout.trim().split('\n');
	return { ...JSON.parse(printed), whole: Number(milliseconds) };
}

function printRatio(name, limit, ours, theirs) {
	const ratio = median(ours.map((milliseconds, pair) => milliseconds / theirs[pair]));
	console.log(
		`BENCH | ${name} | ${ratio.toFixed(2)} × | ≤ ${limit} × | ${median(ours).toFixed(0)} ms | ${median(theirs).toFixed(0)} ms |`
	);
}

/** Takes both in turn, so that what else the machine does meets both alike. */
function compare(python, script, file) {
	const [warm, whole] = [[], []];
	const pair = (...rounds) => [
		run('node', script, file, ...rounds),
		run(python, join(here, 'strict.py'), file, ...rounds)
	];
	for (let each = 0; each < PAIRS; each++) {
		const [ours, theirs] = pair('3', '4');
		const [equal, expected] = [ours, theirs].map(({ outcome }) => JSON.stringify(Object.entries(outcome).sort()));
		if (equal !== expected) throw new Error(`Not the same: ${equal}, ${expected}`);
		warm.push([median(ours.milliseconds), median(theirs.milliseconds)]);
		whole.push(pair('1', '0').map((process) => process.whole));
	}
	const columns = (pairs) => [0, 1].map((side) => pairs.map((each) => each[side]));
	printRatio(`CSV → Strict, ${ROWS} rows, against pandas (CPU, warm)`, 0.9, ...columns(warm));
	printRatio(`CSV → Strict, ${ROWS} rows, against pandas (CPU, whole process)`, 0.5, ...columns(whole));
}

/** Heaps that are tried, in MB. */
const HEAPS = Array.from({ length: 32 }, (_, index) => 4 * (index + 1));

/**
 * Peak memory in the least heap in which the import comes to its end, as on a phone. Where memory is plenty, the peak
 * says when V8 cares to collect, not what the work needs.
 */
function printMemory(script, file) {
	const peakWithin = (megabytes) => {
		const limits = [`--max-old-space-size=${megabytes}`, '--max-semi-space-size=1'];
		const { status, stdout } = spawnSync('node', [...limits, script, file], { encoding: 'utf8' });
		return status === 0 ? Number(stdout) : undefined;
	};
	let [low, high, peak] = [0, HEAPS.length, undefined];
	while (low < high) {
		const middle = (low + high) >> 1;
		const found = peakWithin(HEAPS[middle]);
		if (found === undefined) low = middle + 1;
		else [high, peak] = [middle, found];
	}
	if (peak === undefined) throw new Error(`The import needs more than ${HEAPS.at(-1)} MB.`);
	const { size } = statSync(file);
	console.log(
		`BENCH | peak memory of an import, ${ROWS} rows, against the file (in ${HEAPS[low]} MB of heap, the least it runs in) | ${(peak / size).toFixed(1)} × | ≤ 6 × | ${(peak / 1e6).toFixed(0)} MB | ${(size / 1e6).toFixed(0)} MB |`
	);
}

const hasPandas = (python) => spawnSync(python, ['-c', 'import pandas'], { stdio: 'ignore' }).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'satchel-bench-'));
try {
	const file = join(folder, 'customers.csv');
	writeFileSync(file, table());
	const python = ['/usr/bin/python3', 'python3'].find(hasPandas);
	if (python) compare(python, await bundle(folder, 'strict.ts'), file);
	else console.log('pandas not found: install python3-pandas to compare with it');
	printMemory(await bundle(folder, 'memory.ts'), file);
} finally {
	rmSync(folder, { recursive: true });
}
