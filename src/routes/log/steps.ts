import type { Receipt } from '$lib/db/commit';
import type { Step } from '$lib/db/interactions';
import { now } from '$lib/ui/clock.svelte';
import { attempt } from '../undoable';
import { storing, write } from './taps';
import type { Tap } from './taps-left';

/** The edits of one contact while it is on screen: one entry of History, written in the order of the taps. */
export class Steps {
	#entry: string | undefined;
	#last: Promise<unknown> = Promise.resolve();

	/** @param entry the journal's entry that saved the contact, where it was saved just now */
	constructor(entry?: string) {
		this.#entry = entry;
	}

	/**
	 * The edit's receipt once it is in the store; undefined where it is not. Each waits for the one before, so that it
	 * knows which entry to go on with.
	 */
	take(edit: (step: Step) => Promise<Receipt | undefined>): Promise<Receipt | undefined> {
		const taken = this.#last.then(async () => {
			const receipt = await attempt(() => edit({ now: now(), continues: this.#entry }));
			this.#entry = receipt?.action ?? this.#entry;
			return receipt;
		});
		this.#last = taken.catch(() => {});
		return taken;
	}

	/** As {@link take}, for what a single tap says: it is not lost with the page. */
	tap(tap: Tap): Promise<Receipt | undefined> {
		return storing(tap, () => this.take((step) => write(tap, step)));
	}
}
