import type { DirectorySource } from '$lib/ui/directory-list.svelte';
import { run } from '$lib/worker/client';
import { unlessCancelled } from './job.svelte';
import { attempt } from './undoable';

/** The directory the worker holds. */
export const directory: DirectorySource = {
	query: (query) => attempt(() => run('directory', 'query', query)),

	async changed(version, signal) {
		await unlessCancelled(() => run('directory', 'changed', version, { signal }));
	}
};
