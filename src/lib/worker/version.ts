import { Cancelled } from '../domain/pace';

/** Of what a task keeps in memory of the book: a page is given it with an answer, and waits for the next before it asks again. */
export class Version {
	/** Raised by whoever takes in a change. That of an earlier worker must not pass for one of this one's. */
	current = Date.now();
	#waiting = new Set<() => void>();

	/** Tells those who wait to look again. */
	tell(): void {
		this.#waiting.forEach((resolve) => resolve());
		this.#waiting.clear();
	}

	/** Resolves as soon as what is kept is not of version `given` any more. @throws Cancelled */
	async changed(given: number, signal: AbortSignal): Promise<void> {
		if (signal.aborted) throw new Cancelled();
		if (given !== this.current) return;
		await new Promise<void>((resolve, reject) => {
			this.#waiting.add(resolve);
			signal.addEventListener('abort', () => {
				this.#waiting.delete(resolve);
				reject(new Cancelled());
			});
		});
	}
}
