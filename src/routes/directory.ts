import { Cancelled } from '$lib/domain/pace';
import type { DirectorySource } from '$lib/ui/directory-list.svelte';
import { run } from '$lib/worker/client';
import { attempt } from './undoable';

/** The directory the worker holds. */
export const directory: DirectorySource = {
	query: (query) => attempt(() => run('directory', 'query', query)),

	async changed(version, signal) {
		try {
			await attempt(() => run('directory', 'changed', version, { signal }));
		} catch (error) {
			if (!(error instanceof Cancelled)) throw error;
		}
	}
};
