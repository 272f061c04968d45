import type { RecordTable } from '../domain/tables';

/** What a transaction wrote, by table; `all` where the ids are too many to name. */
export type Touched = Partial<Record<RecordTable, string[] | 'all'>>;

/** Commits, told to every context of this origin: the page writes the canary by it, the worker refreshes its directory. */
const CHANNEL = 'satchel-commits';
const listeners = new Set<(touched: Touched) => void>();
let channel: BroadcastChannel | undefined;

function open(): BroadcastChannel | undefined {
	if (channel || typeof BroadcastChannel === 'undefined') return channel;
	channel = new BroadcastChannel(CHANNEL);
	channel.onmessage = (event: MessageEvent<Touched>) => tell(event.data);
	// Under Node an open channel would keep the process alive.
	(channel as BroadcastChannel & { unref?: () => void }).unref?.();
	return channel;
}

/** What is told has happened, so nothing a listener throws may make the writer believe that it did not. */
function tell(touched: Touched): void {
	for (const listener of listeners) {
		try {
			listener(touched);
		} catch (error) {
			reportError(error);
		}
	}
}

export function announce(touched: Touched): void {
	tell(touched);
	open()?.postMessage(touched);
}

/** Calls `listener` after every commit of this or another context; returns the way to stop. */
export function onCommit(listener: (touched: Touched) => void): () => void {
	open();
	listeners.add(listener);
	return () => listeners.delete(listener);
}
