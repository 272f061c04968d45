import { shortcutOf, type KeyTarget } from '$lib/ui/shortcut';
import { isMac, shortcuts } from '$lib/ui/shortcuts.svelte';

/** Types nothing, so single keys are free. */
const NOT_TEXT = /^(button|checkbox|color|file|image|radio|range|reset|submit)$/;

function targetOf(event: KeyboardEvent): KeyTarget {
	if (document.querySelector('dialog[open]')) return 'dialog';
	const at = event.composedPath()[0];
	if (at instanceof HTMLInputElement) return NOT_TEXT.test(at.type) ? 'page' : 'text';
	const typing = at instanceof HTMLElement && (at.isContentEditable || at.matches('textarea, select'));
	return typing ? 'text' : 'page';
}

/** Listens for the app's shortcuts until the returned function is called. What they do is loaded with the first one. */
export function listenForShortcuts(): () => void {
	const listening = new AbortController();
	addEventListener(
		'keydown',
		(event) => {
			const shortcut = shortcuts.on ? shortcutOf(event, targetOf(event), isMac) : undefined;
			if (!shortcut) return;
			event.preventDefault();
			void import('./actions').then(({ perform }) => perform(shortcut));
		},
		{ signal: listening.signal }
	);
	return () => listening.abort();
}
