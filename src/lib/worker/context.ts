import { Cancelled, type Pace } from '../domain/pace';

/** What every task is given beside its input. */
export interface TaskContext {
	/** Await it between slices of long work. */
	pace: Pace;
	signal: AbortSignal;
}

/** Longest stretch of work between two looks at the message queue, in milliseconds. */
const SLICE_MS = 25;

/** A pace that reports at most every slice, lets the worker hear a cancel, and throws once cancelled. */
export function paced(signal: AbortSignal, report: (done: number, total: number) => void): Pace {
	let last = performance.now();
	return async (done, total) => {
		if (signal.aborted) throw new Cancelled();
		if (performance.now() - last < SLICE_MS) return;
		report(done, total);
		await new Promise((resume) => setTimeout(resume));
		last = performance.now();
		if (signal.aborted) throw new Cancelled();
	};
}
