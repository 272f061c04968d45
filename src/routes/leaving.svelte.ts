import { unsaved } from '$lib/ui/unsaved.svelte';

/** Has the browser ask before the tab is closed, but only while something would be lost; returns the way to stop. */
export function askBeforeLeaving(): () => void {
	const ask = (event: BeforeUnloadEvent) => event.preventDefault();
	return $effect.root(() => {
		$effect(() => {
			if (!unsaved.any) return;
			addEventListener('beforeunload', ask);
			return () => removeEventListener('beforeunload', ask);
		});
	});
}
