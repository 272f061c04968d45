// `npm test`: installs what is missing, runs every check in turn and closes with one line «N passed, N failed».
// `node .config/test.mjs check` runs the quick ones only (format, lint, unused, types, unit).
import { execSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { installPackages } from './install.mjs';

const quick = process.argv[2] === 'check';
const results = '.test-results';
let passed = 0;
let failed = 0;

function run(name, command, args, count) {
	console.log(`\n── ${name}`);
	const started = Date.now();
	const { status } = spawnSync('npx', ['--no-install', command, ...args], {
		stdio: 'inherit',
		shell: process.platform === 'win32'
	});
	const [good, bad] = count?.() ?? (status === 0 ? [1, 0] : [0, 1]);
	passed += good;
	// A runner that fails without a failed test (it could not start, say) is a failure too.
	failed += status !== 0 && bad === 0 ? 1 : bad;
	console.log(`   ${status === 0 ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - started) / 1000)} s`);
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

function installChromium() {
	if (findChromium()) return;
	const install = 'apt-get update -qq && apt-get install -y -qq chromium';
	if (process.platform === 'linux' && (process.getuid?.() === 0 || process.env.CI)) {
		console.log('── Chromium is missing; installing it');
		execSync(process.getuid?.() === 0 ? install : `sudo sh -c '${install}'`, { stdio: 'inherit' });
	} else {
		console.error(
			`The browser tests need Chrome or Chromium. Install it, or set CHROME_PATH:\n  sudo sh -c '${install}'`
		);
		process.exit(1);
	}
}

installPackages();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

run('Kit types', 'svelte-kit', ['sync']);
run('Messages', 'paraglide-js', [
	...['compile', '--project', 'src/lib/i18n/project.inlang'],
	...['--outdir', 'src/lib/i18n/paraglide', '--strategy', 'baseLocale']
]);
run('Format', 'prettier', [...['--config', '.config/prettier.json', '--log-level', 'warn', '--check', '.']]);
run('Lint', 'eslint', ['--config', '.config/eslint.config.js', '--max-warnings', '0', '.']);
run('Unused', 'knip', ['--config', '.config/knip.config.js']);
run('Types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']);
// Written for another kind of global scope than the pages.
run('Types of the service worker', 'tsc', ['--project', '.config/service-worker.tsconfig.json']);

const unit = `${results}/unit.json`;
run(
	'Unit and laws',
	'vitest',
	['run', '--project', 'unit', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
	vitestCounts(unit)
);
if (!quick) {
	installChromium();
	const browser = `${results}/browser.json`;
	run(
		'Browser',
		'vitest',
		['run', '--project', 'browser', '--reporter=default', '--reporter=json', `--outputFile.json=${browser}`],
		vitestCounts(browser)
	);
	run('Build', 'vite', ['build', '--logLevel', 'warn']);
	const flows = `${results}/flows.json`;
	process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = flows;
	run('Flows', 'playwright', ['test', '--config', '.config/playwright.config.ts'], playwrightCounts(flows));
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
