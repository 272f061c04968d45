import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/** Installs the packages of the lockfile where they are missing or older than it. */
export function installPackages() {
	const marker = 'node_modules/.package-lock.json';
	if (existsSync(marker) && statSync(marker).mtimeMs >= statSync('package-lock.json').mtimeMs) return;
	console.log('── Installing packages');
	execSync('npm ci --ignore-scripts --no-audit --no-fund', { stdio: 'inherit' });
}
