import { onCommit } from '$lib/db/announce';
import { book } from '$lib/db/open';
import { readSetting, writeSetting } from '$lib/db/settings';
import { now } from '$lib/ui/clock.svelte';

/** A refusal may turn into a yes once the app is installed or used often; asking more often would nag. */
const ASK_AGAIN_AFTER_MS = 7 * 86_400_000;

/** Asks the browser to keep the book for good, at the first save of this start; returns the way to stop listening. */
export function askToKeepBook(): () => void {
	const stop = onCommit(() => {
		stop();
		// The answer comes with the next save where storage fails now; that failure has its own alert.
		ask().catch(() => {});
	});
	return stop;
}

async function ask(): Promise<void> {
	if (!navigator.storage?.persist) return;
	const answer = await readSetting(book(), 'persistence');
	const granted = await navigator.storage.persisted();
	if (granted ? answer?.granted : answer && now() - Date.parse(answer.at) < ASK_AGAIN_AFTER_MS) return;
	await writeSetting(book(), 'persistence', {
		granted: granted || (await navigator.storage.persist()),
		at: new Date(now()).toISOString()
	});
}
