import { run } from '$lib/worker/client';
import type { DirectorySource } from '$lib/ui/directory-list.svelte';

/** The directory the worker holds. */
export const directory: DirectorySource = {
	query: (query) => run('directory', 'query', query),
	changed: (version, signal) => run('directory', 'changed', version, { signal })
};
