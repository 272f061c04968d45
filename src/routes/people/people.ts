import { DirectoryList } from '$lib/ui/directory-list.svelte';
import { directory } from '../directory';

/** The list of People. It outlives the page, so that coming back shows the same rows at the same place at once. */
export const people = new DirectoryList(directory);
