// `npm test`: installs what is missing, runs every check and closes with one line «N passed, N failed».
// `node .config/test.mjs check` runs the quick ones only (format, lint, unused, types, unit).
import { execSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findChromium, findHeadlessShell } from './chromium.mjs';
import { installPackages } from './install.mjs';

const quick = process.argv[2] === 'check';
const results = '.test-results';
let passed = 0;
let failed = 0;

/** Runs a check beside others and says what it said when it is done, or, for one that runs alone, as it says it. */
async function run(name, command, args, { count, alone = false } = {}) {
	const started = Date.now();
	const heading = `\n── ${name}`;
	if (alone) console.log(heading);
	const { status, said } = await ended(
		spawn('npx', ['--no-install', command, ...args], {
			stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32'
		})
	);
	const [good, bad] = count?.() ?? (status === 0 ? [1, 0] : [0, 1]);
	passed += good;
	// A runner that fails without a failed test (it could not start, say) is a failure too.
	failed += status !== 0 && bad === 0 ? 1 : bad;
	if (!alone) process.stdout.write(`${heading}\n${said}`);
	console.log(`   ${status === 0 ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - started) / 1000)} s`);
}

/** Resolves once a program has ended, with all that it wrote where that comes through a pipe; -1 if it cannot start. */
function ended(program) {
	return new Promise((resolve) => {
		let said = '';
		for (const stream of [program.stdout, program.stderr])
			stream?.setEncoding('utf8').on('data', (text) => (said += text));
		program.on('error', (error) => resolve({ status: -1, said: `${said}${error.message}\n` }));
		program.on('close', (status) => resolve({ status, said }));
	});
}

const json = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
const vitestCounts = (file) => () => {
	const report = json(file);
	return report ? [report.numPassedTests, report.numFailedTests] : [0, 1];
};
const playwrightCounts = (file) => () => {
	const stats = json(file)?.stats;
	return stats ? [stats.expected + stats.flaky, stats.unexpected] : [0, 1];
};

const mayInstall = process.platform === 'linux' && (process.getuid?.() === 0 || Boolean(process.env.CI));
const asRoot = (command) => (process.getuid?.() === 0 ? command : `sudo -n sh -c '${command}'`);

function installChromium() {
	if (findChromium()) return;
	const install = 'apt-get update -qq && apt-get install -y -qq chromium';
	if (mayInstall) {
		console.log('── Chromium is missing; installing it');
		execSync(asRoot(install), { stdio: 'inherit' });
	} else {
		console.error(
			`The browser tests need Chrome or Chromium. Install it, or set CHROME_PATH:\n  sudo sh -c '${install}'`
		);
		process.exit(1);
	}
}

/** Chromium's headless shell saves the flows minutes; where it cannot be had, they take the whole browser. */
async function installHeadlessShell() {
	if (findHeadlessShell() || process.env.CHROME_PATH || !mayInstall) return;
	// Where there is no network, that is found out soon.
	const apt = 'apt-get -qq -o Acquire::Retries=0 -o Acquire::http::Timeout=15 -o Acquire::https::Timeout=15';
	const install = `export DEBIAN_FRONTEND=noninteractive; ${apt} update; ${apt} install -y chromium-headless-shell`;
	const { status } = await ended(spawn('sh', ['-c', asRoot(install)], { stdio: 'ignore' }));
	console.log(
		`\n── Headless shell of Chromium: ${status === 0 ? 'installed' : 'not to be had; the flows take longer'}`
	);
}

const vitest = (project) => {
	const file = `${results}/${project}.json`;
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	// Left to itself it takes one core less than there are: on two it would run one file at a time.
	const args = ['run', '--project', project, '--maxWorkers', '100%', ...reporters];
	return ['vitest', args, { count: vitestCounts(file) }];
};

installPackages();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
if (!quick) installChromium();

await run('Kit types', 'svelte-kit', ['sync']);
await run('Messages', 'paraglide-js', [
	...['compile', '--project', 'src/lib/i18n/project.inlang'],
	...['--outdir', 'src/lib/i18n/paraglide', '--strategy', 'baseLocale']
]);

/** Each of these keeps one core busy; the tests beside them, and the build, take the rest. */
async function source() {
	await run('Format', 'prettier', ['--config', '.config/prettier.json', '--log-level', 'warn', '--check', '.']);
	await run('Lint', 'eslint', ['--config', '.config/eslint.config.js', '--max-warnings', '0', '.']);
	await run('Unused', 'knip', ['--config', '.config/knip.config.js']);
	// Written for another kind of global scope than the pages.
	await run('Types of the service worker', 'tsc', ['--project', '.config/service-worker.tsconfig.json']);
	await run('Types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']);
}

async function units() {
	await run('Unit and laws', ...vitest('unit'));
	if (quick) return;
	// It may bring a newer Chromium with it, which must not happen under a running one.
	await shell;
	await run('Browser', ...vitest('browser'));
	await run('Build', 'vite', ['build', '--logLevel', 'warn']);
}

const shell = quick ? undefined : installHeadlessShell();
await Promise.all([source(), units()]);
if (!quick) {
	const flows = `${results}/flows.json`;
	process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = flows;
	const args = ['test', '--config', '.config/playwright.config.ts'];
	await run('Flows', 'playwright', args, { count: playwrightCounts(flows), alone: true });
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
