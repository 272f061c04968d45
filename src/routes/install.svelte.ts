import { onCommit } from '$lib/db/announce';
import { readLocal, writeLocal } from '$lib/ui/local-storage';

/** Chromium's own event; no standard has typings for it. */
interface InstallPromptEvent extends Event {
	prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** Local storage: how many saves there have been, counted up to the offer; `never` once it was turned down. */
const KEY = 'satchel.install';
/** Before the app has proved useful an offer is an advertisement. */
const OFFERED_AFTER_SAVES = 3;

/** Putting the app on the home screen: what this browser can do about it, and whether to offer it. */
class Install {
	/** Whether this window is the installed app. */
	done = $state(false);
	/** Whether the browser has a dialog for it and would show it now. */
	canAsk = $state(false);
	/** On an iPhone or iPad only the person can do it, from the share menu. */
	byHand = $state(false);
	#due = $state(false);
	/** What Today offers: the browser's dialog, the steps to do it by hand, or nothing. */
	readonly offer = $derived.by(() => {
		if (!this.#due || this.done) return null;
		return this.canAsk ? 'dialog' : this.byHand ? 'steps' : null;
	});
	#event: InstallPromptEvent | undefined;

	/** Listens for the browser's readiness and counts saves; returns the way to stop. */
	watch(): () => void {
		const { matches } = matchMedia('(display-mode: standalone)');
		this.byHand = 'standalone' in navigator;
		this.done = matches || (this.byHand && (navigator as { standalone?: boolean }).standalone === true);
		this.#due = savesCounted() === OFFERED_AFTER_SAVES;
		const listening = new AbortController();
		const { signal } = listening;
		addEventListener('beforeinstallprompt', (event) => this.#ready(event as InstallPromptEvent), { signal });
		addEventListener('appinstalled', () => (this.done = true), { signal });
		const stop = onCommit(() => this.#count());
		return () => {
			stop();
			listening.abort();
		};
	}

	/** Opens the browser's dialog. A no there is a no for good. */
	async ask(): Promise<void> {
		this.canAsk = false;
		const answer = await this.#event?.prompt();
		if (answer?.outcome === 'dismissed') this.refuse();
	}

	/** Never offers it again; the page *Install* stays. */
	refuse(): void {
		this.#due = false;
		writeLocal(KEY, 'never');
	}

	#ready(event: InstallPromptEvent): void {
		// Else the browser shows a banner of its own, at a moment of its own.
		event.preventDefault();
		this.#event = event;
		this.canAsk = true;
	}

	#count(): void {
		const count = savesCounted();
		if (count === null || count >= OFFERED_AFTER_SAVES) return;
		writeLocal(KEY, String(count + 1));
		this.#due = savesCounted() === OFFERED_AFTER_SAVES;
	}
}

/** Saves counted so far, at most as many as the offer waits for; null where it must not be made. */
function savesCounted(): number | null {
	const kept = readLocal(KEY);
	return kept === 'never' ? null : Math.min(Number(kept) || 0, OFFERED_AFTER_SAVES);
}

export const install = new Install();
