import { Cancelled, type Pace } from '../domain/pace';

type Report = (done: number, total: number) => void;

/** What every task is given beside its input. */
export interface TaskContext {
	/** Await it between slices of long work. */
	pace: Pace;
	/**
	 * Tells how far the work got and throws once cancelled, awaiting nothing: for work inside a transaction, where the
	 * worker hears a cancel between requests.
	 */
	report: Report;
	signal: AbortSignal;
}

/** Longest stretch of work between two looks at the message queue, in milliseconds. */
const SLICE_MS = 25;

/** A context whose pace reports at most every slice and lets the worker hear a cancel. */
export function paced(signal: AbortSignal, tell: Report): TaskContext {
	let last = performance.now();
	const report: Report = (done, total) => {
		if (signal.aborted) throw new Cancelled();
		tell(done, total);
	};
	const pace: Pace = async (done, total) => {
		if (signal.aborted) throw new Cancelled();
		if (performance.now() - last < SLICE_MS) return;
		report(done, total);
		await new Promise((resume) => setTimeout(resume));
		last = performance.now();
		if (signal.aborted) throw new Cancelled();
	};
	return { pace, report, signal };
}
