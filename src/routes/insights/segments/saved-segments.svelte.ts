import { Live } from '$lib/db/live.svelte';
import { currentModel } from '$lib/db/current-model';
import { book } from '$lib/db/open';
import type { Instant } from '$lib/domain/time';
import { run } from '$lib/worker/client';
import type { SegmentsOfBook } from '$lib/worker/tasks/segments';
import { attempt } from '../../undoable';

type Saved = Omit<SegmentsOfBook, 'assignments'> & {
	/** When they were saved. */
	at: Instant;
};

/** The segments that lists are filtered by, as they stand in the book. */
export class SavedSegments {
	/** Undefined until it is known; null where there are none, or a newer Satchel made them. */
	value = $state.raw<Saved | null>();

	/** Call while a component initialises. */
	constructor() {
		const stored = new Live(() => async () => (await currentModel(book(), 'segments')) ?? null);
		$effect(() => {
			const model = stored.value;
			if (model) void this.#read(model.at ?? '', () => stored.value === model);
			else this.value = model;
		});
	}

	async #read(at: Instant, isCurrent: () => boolean): Promise<void> {
		const read = await attempt(() => run('segments', 'current', null));
		if (isCurrent()) this.value = read ? { ...read, at } : null;
	}
}
