import { onCommit } from '$lib/db/announce';
import { CANARY_KEY, checkBook, keepCanary, readCanary, rememberBook } from '$lib/db/canary';
import { revive } from '$lib/db/connection';
import { book } from '$lib/db/open';
import { onAlarm, raiseProblem, raiseStorageProblem, storageProblemOf } from '$lib/db/storage-health';
import type { BookVerdict, Canary } from '$lib/domain/canary';
import { problem, type Problem } from '$lib/domain/problem';
import { now } from '$lib/ui/clock.svelte';
import { noteError } from '$lib/ui/error-log';
import { notices } from '$lib/ui/notices.svelte';
import { deviceProblemText } from '$lib/ui/device-problem-text';
import { typing } from '$lib/ui/typing.svelte';
import { unsaved } from '$lib/ui/unsaved.svelte';

/**
 * How the book stands: it opens; older code in another tab keeps it `blocked`; it is `whole`, and pages are shown; it
 * is `lost` or `older` than remembered, and the person decides; it is `shut`, for it did not open.
 */
type Standing = 'opening' | 'blocked' | 'shut' | BookVerdict;

class BookWatch {
	standing = $state<Standing>('opening');
	/** What was remembered of a book that is lost or older. */
	remembered = $state.raw<Canary | null>(null);
	/** What every page tells: the storage error that stopped writing, a worker that did not start. */
	alarms = $state.raw<readonly Problem[]>([]);
	#stopCanary = () => {};

	/** Opens the book and watches over it; returns the way to stop. */
	start(): () => void {
		const db = book();
		const blocked = () => {
			this.standing = 'blocked';
			// Dexie's own handler would write to the console.
			return false;
		};
		db.on('blocked', blocked);
		const stops = [
			onAlarm((alarm) => {
				this.alarms = [...this.alarms, alarm.problem];
				noteError(alarm.error, now(), alarm.problem.code);
			}),
			listen(window, 'error', ({ error }: ErrorEvent) => noteError(error, now())),
			listen(window, 'unhandledrejection', (event: PromiseRejectionEvent) => {
				const found = storageProblemOf(event.reason);
				if (!found) return noteError(event.reason, now());
				// Expected, then, though its page did not: what storage refused is said, and is no bug.
				event.preventDefault();
				notices.show({ text: () => deviceProblemText(found) });
			}),
			listen(window, 'storage', ({ key }: StorageEvent) => {
				// Another tab restored the book, or was told to go on without it.
				if (key === CANARY_KEY && this.isMissing) void this.#judge();
			}),
			listen(document, 'visibilitychange', () => void this.#comeBack()),
			() => db.on.blocked.unsubscribe(blocked),
			() => this.#stopCanary()
		];
		void this.#judge();
		return () => stops.forEach((stop) => stop());
	}

	get isMissing(): boolean {
		return this.standing === 'lost' || this.standing === 'older';
	}

	/** The person goes on with the book as it is; what is missing is noted, for whoever asks later. */
	async accept(): Promise<void> {
		noteError(null, now(), `book-${this.standing}`);
		await this.#restored();
	}

	async #judge(): Promise<void> {
		try {
			await book().open();
			this.#stand(await checkBook(book()));
		} catch (error) {
			if (!raiseStorageProblem(error)) reportError(error);
			this.standing = 'shut';
		}
	}

	#stand(verdict: BookVerdict): void {
		this.#stopCanary();
		this.remembered = verdict === 'whole' ? null : readCanary();
		this.standing = verdict;
		this.#stopCanary =
			verdict === 'whole'
				? keepCanary(book(), (found) => this.#stand(found))
				: // Only the backup page can be reached now: records it writes are the book restored.
					onCommit((touched) => {
						if (Object.keys(touched).length) void this.#restored();
					});
	}

	async #restored(): Promise<void> {
		await rememberBook(book());
		this.#stand('whole');
	}

	/** The app is on screen again: the store must still answer, or what is tapped next hangs. */
	async #comeBack(): Promise<void> {
		if (document.visibilityState !== 'visible' || this.standing === 'opening' || this.standing === 'blocked') return;
		if (await revive(book())) return;
		// A reload gives a new connection. Over unsaved words the person decides when; the alarm says so.
		if (unsaved.any || typing.current) raiseProblem(problem('storage-failed'));
		else location.reload();
	}
}

function listen<T extends Window | Document, E>(target: T, type: string, heard: (event: E) => void): () => void {
	target.addEventListener(type, heard as (event: unknown) => void);
	return () => target.removeEventListener(type, heard as (event: unknown) => void);
}

/** Read by the layout, which shows pages only while the book is whole. */
export const bookWatch = new BookWatch();
