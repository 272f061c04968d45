import { onCommit } from '$lib/db/announce';
import { book } from '$lib/db/open';
import { holdsOwnCustomers } from '$lib/db/sample-count';
import { readSetting, writeSetting } from '$lib/db/settings';
import { now } from '$lib/ui/clock.svelte';

/** A refusal may turn into a yes once the app is installed or used often; asking more often would nag. */
const ASK_AGAIN_AFTER_MS = 7 * 86_400_000;

/**
 * Asks the browser to keep the book for good, at the first save of this start after which it holds somebody of the
 * person's own: samples are nothing to keep. Returns the way to stop listening.
 */
export function askToKeepBook(): () => void {
	let asking = false;
	const stop = onCommit(() => {
		if (asking) return;
		asking = true;
		askForOwn()
			.then((isOwn) => isOwn && stop())
			// The answer comes with the next save where storage fails now; that failure has its own alert.
			.catch(() => {})
			.finally(() => (asking = false));
	});
	return stop;
}

/** Whether there was somebody to ask for. */
async function askForOwn(): Promise<boolean> {
	const isOwn = await holdsOwnCustomers(book());
	if (isOwn) await ask();
	return isOwn;
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
