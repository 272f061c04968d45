import { Workbox } from 'workbox-window';
import { navigating } from '$app/state';
import { problem, type Problem } from '$lib/domain/problem';
import { typing } from '$lib/ui/typing.svelte';
import { unsaved } from '$lib/ui/unsaved.svelte';
import { trustedScript } from '$lib/worker/trusted-script';

/** Held (shared) by every tab with something unsaved; whoever brings in a new version must hold it alone. */
const LOCK = 'satchel-unsaved';
/** Session storage: the moment this tab last reloaded itself because a part of the app was missing. */
const RELOADED = 'satchel.reloaded';
const RELOAD_AGAIN_MS = 30_000;
const CHECK_AGAIN_MS = 60 * 60_000;

/**
 * Brings in new versions without ever losing a word: a new build waits until the person says so, then until nothing is
 * unsaved in any tab, and then every tab reloads.
 */
class Updates {
	/**
	 * `ready`: a new version waits for the person; `asked`: it waits for unsaved words, in this tab or another; `arrived`:
	 * it has come and opens here after the last unsaved word; `missing`: part of the running version could not be fetched.
	 */
	state = $state<'none' | 'ready' | 'asked' | 'arrived' | 'missing'>('none');
	/** Why the app is not kept for use without a connection. */
	problem = $state.raw<Problem>();
	#workbox: Workbox | undefined;
	#registration: ServiceWorkerRegistration | undefined;
	#asked: AbortController | undefined;
	#checkedAt = 0;
	/** Whether a reload would take something away here. */
	#busy = $derived(unsaved.any || typing.current);

	/** Keeps the app on this device and listens for new versions. @param folder the app's address, with a slash at the end */
	async register(folder: string): Promise<void> {
		addEventListener('vite:preloadError', (event) => this.#onMissingPart(event));
		$effect.root(() => {
			$effect(() => (this.#busy ? holdLock() : undefined));
		});
		try {
			// Workbox takes the trusted address as it is; its typings know no URL.
			const script = trustedScript(`${folder}service-worker.js`) as string;
			this.#workbox = new Workbox(script, { updateViaCache: 'none' });
			this.#workbox.addEventListener('waiting', () => (this.state = 'ready'));
			let controlled = navigator.serviceWorker.controller !== null;
			this.#workbox.addEventListener('controlling', ({ isUpdate }) => {
				// The first visit is taken over too, by the build that it came from.
				if (isUpdate || controlled) this.#reloadOnceSaved();
				controlled = true;
			});
			this.#workbox.addEventListener('redundant', () => {
				// The first one could not fetch or keep all of the app; a later one only leaves the older in charge.
				if (!this.#registration?.active) this.problem = problem('service-worker-failed');
			});
			this.#registration = await this.#workbox.register();
			document.addEventListener('visibilitychange', () => this.#check());
		} catch {
			// Blocked, private browsing, or the host went away in mid-visit: the app works, but only with its host.
			this.problem = problem('service-worker-failed');
		}
	}

	/** Brings in the version that waits, as soon as nothing is unsaved in any tab. */
	async apply(): Promise<void> {
		this.state = 'asked';
		this.#asked = new AbortController();
		try {
			await navigator.locks.request(LOCK, { signal: this.#asked.signal }, () => this.#workbox?.messageSkipWaiting());
		} catch {
			// Put off with `later`.
		}
	}

	/** Puts the new version off until the app is opened again. */
	later(): void {
		this.#asked?.abort();
		this.state = 'none';
	}

	dismiss(): void {
		this.problem = undefined;
	}

	#reloadOnceSaved(): void {
		if (this.#busy) this.state = 'arrived';
		$effect.root(() => {
			$effect(() => {
				if (!this.#busy) location.reload();
			});
		});
	}

	/** An app left open for days looks for a new version when it comes back to the front. */
	#check(): void {
		if (document.visibilityState !== 'visible' || performance.now() - this.#checkedAt < CHECK_AGAIN_MS) return;
		this.#checkedAt = performance.now();
		this.#workbox?.update().catch(() => {});
	}

	/** The host has a newer build and this one's files are gone: a reload brings the newer one, once. */
	#onMissingPart(event: Event): void {
		if (this.#busy || reloadedJustNow()) {
			this.state = 'missing';
			return;
		}
		event.preventDefault();
		if (navigating.to) location.assign(navigating.to.url);
		else location.reload();
	}
}

/** Takes the lock beside other tabs; returns the way to let it go. */
function holdLock(): () => void {
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	void navigator.locks?.request(LOCK, { mode: 'shared' }, () => held);
	return release;
}

/** Notes a reload for a missing part, and tells whether one has just been tried in vain. */
function reloadedJustNow(): boolean {
	try {
		const before = Number(sessionStorage.getItem(RELOADED));
		sessionStorage.setItem(RELOADED, String(Date.now()));
		return Date.now() - before < RELOAD_AGAIN_MS;
	} catch {
		// Storage is blocked: better to ask than to reload for ever.
		return true;
	}
}

export const updates = new Updates();
