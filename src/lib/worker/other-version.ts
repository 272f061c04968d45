import { Cancelled } from '../domain/pace';

/** What a task keeps in memory of the book: commits raise its version. */
export interface Versioned {
	version: number;
	/** Called at the next change. */
	waiting: Set<() => void>;
}

/** Resolves as soon as what is kept is not of `version` any more. @throws Cancelled */
export async function otherVersion(kept: Versioned, version: number, signal: AbortSignal): Promise<void> {
	if (signal.aborted) throw new Cancelled();
	if (kept.version !== version) return;
	await new Promise<void>((resolve, reject) => {
		kept.waiting.add(resolve);
		signal.addEventListener('abort', () => {
			kept.waiting.delete(resolve);
			reject(new Cancelled());
		});
	});
}
