// `npm run bench`: every ratio of the README's table, measured in one run, in Chromium where the store is involved.
import { spawnSync } from 'node:child_process';
import { installPackages } from './install.mjs';

installPackages();
spawnSync(
	'npx',
	[
		'--no-install',
		'paraglide-js',
		'compile',
		'--project',
		'src/lib/i18n/project.inlang',
		'--outdir',
		'src/lib/i18n/paraglide',
		'--strategy',
		'baseLocale',
		'--silent'
	],
	{ stdio: 'ignore' }
);
const { stdout, status } = spawnSync(
	'npx',
	[
		'--no-install',
		'vitest',
		'run',
		'--project',
		'bench',
		'--project',
		'bench-node',
		'--testTimeout',
		'600000',
		...process.argv.slice(2)
	],
	{ encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] }
);
/** Beside pandas in Node, and on the built app; a bench asked for by name leaves them out. */
const programs = process.argv[2]
	? []
	: ['tests/bench/pandas/compare.mjs', 'tests/bench/pipelines/compare.mjs', 'tests/bench/page-thread.mjs'];
const printed = programs.map(
	(program) => spawnSync('node', [program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).stdout
);
const lines = [stdout, ...printed].join('\n').split('\n');
const rows = lines.flatMap((line) => /BENCH (\|.*\|)/.exec(line)?.[1] ?? []);
console.log(lines.filter((line) => line.startsWith('pandas not found')).join('\n'));
console.log(
	['| what, against what | ratio | aim | ours | baseline |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')
);
if (status !== 0) console.log(stdout);
process.exit(status ?? 1);
