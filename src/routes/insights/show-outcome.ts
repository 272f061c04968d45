import { tick } from 'svelte';

/**
 * Brings what came of long work into sight. The keyboard's focus goes there too where it was lost: what was pressed gave
 * way to the progress bar, and that to nothing.
 *
 * @param outcome may be focused by script (`tabindex="-1"`)
 */
export async function showOutcome(outcome: () => HTMLElement | undefined): Promise<void> {
	await tick();
	const element = outcome();
	if (!element) return;
	if (document.activeElement === document.body) element.focus({ preventScroll: true });
	element.scrollIntoView({ block: 'start' });
}
