import { countOverdue } from '$lib/db/day';
import { Live } from '$lib/db/live.svelte';
import { book } from '$lib/db/open';
import { clock } from '$lib/ui/clock.svelte';

/**
 * Keeps the number of overdue follow-ups on the app's icon, where the system shows one: live, over midnight, and from
 * any tab. Returns the way to stop.
 */
export function keepBadge(): () => void {
	if (!('setAppBadge' in navigator)) return () => {};
	return $effect.root(() => {
		const overdue = new Live(() => {
			const today = clock.today;
			return () => countOverdue(book(), today);
		});
		$effect(() => {
			if (overdue.ready) void show(overdue.value!);
		});
	});
}

async function show(overdue: number): Promise<void> {
	try {
		await (overdue > 0 ? navigator.setAppBadge(overdue) : navigator.clearAppBadge());
	} catch {
		// Not installed, or forbidden: the number stands on Today.
	}
}
