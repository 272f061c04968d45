import { Live } from '$lib/db/live.svelte';
import { currentModel } from '$lib/db/current-model';
import { book } from '$lib/db/open';
import { run } from '$lib/worker/client';
import type { ModelOfBook } from '$lib/worker/tasks/prediction';
import { attempt } from '../../undoable';

/** The model that predicts satisfaction, as it stands in the book. */
export class ModelInUse {
	/** Undefined until it is known; null where there is none, or a newer Satchel made it. */
	value = $state.raw<ModelOfBook | null>();

	/** Call while a component initialises. */
	constructor() {
		const stored = new Live(() => async () => (await currentModel(book(), 'satisfaction')) ?? null);
		$effect(() => {
			const row = stored.value;
			if (row) void this.#read(() => stored.value === row);
			else this.value = row;
		});
	}

	async #read(isCurrent: () => boolean): Promise<void> {
		const read = await attempt(() => run('prediction', 'current', null));
		if (isCurrent()) this.value = read ?? null;
	}
}
