import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type BrowserContext } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../.config/chromium.mjs';

/** A browser in a process group of its own, with a profile that outlives it. */
export class KillableBrowser {
	readonly context: BrowserContext;
	readonly #process: ChildProcess;

	private constructor(context: BrowserContext, process: ChildProcess) {
		this.context = context;
		this.#process = process;
	}

	static async start(profile: string): Promise<KillableBrowser> {
		const flags = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
		const browser = spawn(findChromium()!, [...chromiumFlags, ...flags, 'about:blank'], {
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
		return new KillableBrowser(contexts[0]!, browser);
	}

	/** `kill -9` to every process of the browser at once, as when the phone runs out of memory or battery. */
	async kill(): Promise<void> {
		if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
		const gone = new Promise((resolve) => this.#process.on('exit', resolve));
		process.kill(-this.#process.pid!, 'SIGKILL');
		await gone;
		// The rest of the group may take a moment longer, and hold the files of the profile so long.
		for (let wait = 0; wait < 50 && isAlive(-this.#process.pid!); wait++)
			await new Promise((resume) => setTimeout(resume, 100));
	}
}

/** @param pid negative: of any process of the group */
function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
