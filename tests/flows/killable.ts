import { spawn, type ChildProcess } from 'node:child_process';
import { readdir, readlink } from 'node:fs/promises';
import { chromium, type BrowserContext } from '@playwright/test';
import { chromiumFlags, findChromium, findHeadlessShell } from '../../.config/chromium.mjs';

/** A browser in a process group of its own, with a profile that outlives it. */
export class KillableBrowser {
	readonly context: BrowserContext;
	readonly #process: ChildProcess;

	private constructor(
		context: BrowserContext,
		process: ChildProcess,
		private readonly profile: string
	) {
		this.context = context;
		this.#process = process;
	}

	static async start(profile: string): Promise<KillableBrowser> {
		const flags = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
		const browser = spawn((findHeadlessShell() ?? findChromium())!, [...chromiumFlags, ...flags, 'about:blank'], {
			detached: true,
			stdio: ['ignore', 'ignore', 'pipe']
		});
		const address = await new Promise<string>((resolve, reject) => {
			let said = '';
			browser.stderr!.on('data', (data) => {
				said += data;
				const [, found] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
				if (found) resolve(found);
			});
			browser.on('exit', () => reject(new Error(`The browser did not start.\n${said}`)));
		});
		const { contexts } = await chromium
			.connectOverCDP(address)
			.then((connected) => ({ contexts: connected.contexts() }));
		return new KillableBrowser(contexts[0]!, browser, profile);
	}

	/** `kill -9` to every process of the browser at once, as when the phone runs out of memory or battery. */
	async kill(): Promise<void> {
		if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
		const gone = new Promise((resolve) => this.#process.on('exit', resolve));
		process.kill(-this.#process.pid!, 'SIGKILL');
		await gone;
		// The rest may take a moment longer, and the next browser must not find the store's files in use.
		for (let wait = 0; wait < 500; wait++) {
			if (!isAlive(-this.#process.pid!) && !(await isOpen(this.profile))) return;
			await new Promise((resume) => setTimeout(resume, 20));
		}
		throw new Error('Something still holds the profile of the browser that was killed.');
	}
}

/** Whether a process has a file of the folder open. Linux tells; elsewhere there is taken to be none. */
async function isOpen(folder: string): Promise<boolean> {
	const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
	for (const pid of pids) {
		const open = await readdir(`/proc/${pid}/fd`).catch(() => []);
		const files = await Promise.all(open.map((each) => readlink(`/proc/${pid}/fd/${each}`).catch(() => '')));
		if (files.some((file) => file.startsWith(folder))) return true;
	}
	return false;
}

/** @param pid negative: of any process of the group */
function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
