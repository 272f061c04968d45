// Both pipelines of the design as whole processes, start-up included, from file to last number: CPU time of Node with
// the app's code against pandas and scikit-learn, each on one thread (what V8 compiles ahead beside the work is done
// too late for so short a run, and would be counted all the same), the least of several runs in turn. Prints lines
// for `.config/bench.mjs`. Needs Debian's python3-pandas and python3-sklearn, and says so where they are missing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A large book. */
const ROWS = 10_000;
const PAIRS = 5;
/** Means of needs are sums of many roundings. */
const EQUAL = 1e-6;
const here = dirname(fileURLToPath(import.meta.url));

let state = 7;
const below = (limit) => (state = (state * 48271) % 0x7fffffff) % limit;
const gap = (text, percent) => (below(100) < percent ? '' : text);

/** A customers.csv whose label goes by the three features, with noise. */
function customersCsv() {
	const rows = ['name,email,phone,address,birthday,age,order_count,total_amount,satisfied'];
	for (let row = 0; row < ROWS; row++) {
		const [age, orders, amount] = [18 + below(60), below(40), below(500_000) / 100];
		const score = -2.2 + 0.03 * age + 0.1 * orders - 0.0005 * amount;
		const satisfied = below(1e6) / 1e6 < 1 / (1 + Math.exp(-score)) ? 1 : 0;
		const month = String(1 + below(12)).padStart(2, '0');
		rows.push(
			[
				...[gap(`王小明${row}`, 2), gap(`customer${row}@example.com`, 3), gap(`138${String(row).padStart(8, '0')}`, 3)],
				...[gap(`上海市南京路${below(900)}号`, 10), gap(`${1950 + below(50)}-${month}-${10 + below(22)}`, 5)],
				...[age, orders, amount.toFixed(2), satisfied]
			].join()
		);
	}
	return rows.join('\n') + '\n';
}

const customersJson = () =>
	JSON.stringify(
		Array.from({ length: ROWS }, (_, row) => {
			const age = below(50) ? 18 + below(60) : null;
			return { id: row, name: `王小明${row}`, age, gender: below(2) ? 'male' : 'female' };
		})
	);

/** CPU milliseconds of a whole process on one thread, and what it printed. */
function run(command, ...args) {
	const meter =
		'import os,subprocess,sys;print(subprocess.run(sys.argv[1:],capture_output=True,text=True,check=True).stdout,end="");t=os.times();print((t.children_user+t.children_system)*1000)';
	const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
	const { stdout, stderr, status } = spawnSync('python3', ['-c', meter, command, ...args], { encoding: 'utf8', env });
	if (status !== 0) throw new Error(stderr);
	const [printed, milliseconds] = stdout.trim().split('\n');
	return { numbers: JSON.parse(printed), milliseconds: Number(milliseconds) };
}

function compare(python, script, pipeline, file) {
	const [ours, theirs] = [[], []];
	for (let pair = 0; pair < PAIRS; pair++) {
		const found = run('node', '--single-threaded', script, pipeline, file);
		const wanted = run(python, join(here, 'pipelines.py'), pipeline, file);
		const same = wanted.numbers.every((number, index) => Math.abs(number - found.numbers[index]) < EQUAL);
		if (!same) throw new Error(`Not the same: ${found.numbers}; ${wanted.numbers}`);
		ours.push(found.milliseconds);
		theirs.push(wanted.milliseconds);
	}
	const [least, theirLeast] = [Math.min(...ours), Math.min(...theirs)];
	console.log(
		`BENCH | ${pipeline} pipeline, ${ROWS} rows, file to last number, against pandas + scikit-learn (CPU, whole process, one thread each) | ${(least / theirLeast).toFixed(2)} × | ≤ 0.4 × | ${least.toFixed(0)} ms | ${theirLeast.toFixed(0)} ms |`
	);
}

const hasBoth = (python) => spawnSync(python, ['-c', 'import pandas, sklearn'], { stdio: 'ignore' }).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'satchel-bench-'));
try {
	const python = ['/usr/bin/python3', 'python3'].find(hasBoth);
	if (!python) console.log('pandas not found: install python3-pandas and python3-sklearn to compare with them');
	else {
		await build({
			configFile: false,
			logLevel: 'error',
			resolve: { alias: { $lib: join(here, '../../../src/lib') } },
			ssr: { noExternal: true },
			build: {
				ssr: join(here, 'pipelines.ts'),
				outDir: folder,
				emptyOutDir: false,
				// As the app's worker is.
				minify: true,
				rolldownOptions: { output: { entryFileNames: '[name].mjs' } }
			}
		});
		const [csv, json] = [join(folder, 'customers.csv'), join(folder, 'customers.json')];
		writeFileSync(csv, customersCsv());
		writeFileSync(json, customersJson());
		compare(python, join(folder, 'pipelines.mjs'), 'first', csv);
		compare(python, join(folder, 'pipelines.mjs'), 'second', json);
	}
} finally {
	rmSync(folder, { recursive: true });
}
