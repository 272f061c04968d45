import { Cancelled } from '$lib/domain/pace';
import { attempt } from './undoable';

/** What a task of the worker takes to be cancelled and to tell how far it got. */
export interface JobOptions {
	signal: AbortSignal;
	onProgress: (done: number, total: number) => void;
}

/** As `attempt`, for work that may be cancelled: undefined then too. */
export async function unlessCancelled<T>(work: () => Promise<T>): Promise<T | undefined> {
	try {
		return await attempt(work);
	} catch (error) {
		if (!(error instanceof Cancelled)) throw error;
		return undefined;
	}
}

/** One long task of the worker at a time: how far it got, and the way to cancel it. */
export class Job {
	/** Undefined while nothing is done. */
	working = $state.raw<{ done: number; total: number }>();
	/** Whether the person cancelled the last one. */
	cancelled = $state(false);
	#controller = new AbortController();

	/** Undefined where it was cancelled or where storage failed; that has been told. */
	async run<T>(task: (options: JobOptions) => Promise<T>): Promise<T | undefined> {
		if (this.working) return undefined;
		this.#controller = new AbortController();
		this.cancelled = false;
		this.working = { done: 0, total: 0 };
		const { signal } = this.#controller;
		const onProgress = (done: number, total: number) => (this.working = { done, total });
		try {
			return await attempt(() => task({ signal, onProgress }));
		} catch (error) {
			if (!(error instanceof Cancelled)) throw error;
			this.cancelled = true;
			return undefined;
		} finally {
			this.working = undefined;
		}
	}

	cancel(): void {
		this.#controller.abort();
	}
}
