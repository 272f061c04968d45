/**
 * Awaited between slices of long work. It tells how far the work got, lets the worker read its messages, and throws
 * {@link Cancelled} when the person has cancelled; work that holds no half-done state simply lets it pass.
 *
 * @param done units finished @param total units in all
 */
export type Pace = (done: number, total: number) => Promise<void>;

export class Cancelled extends Error {
	override name = 'Cancelled';
}

/** For callers that neither show progress nor cancel. */
export const unpaced: Pace = () => Promise.resolve();

const SLICE = 1000;

/** Calls `each` with 0 … `count` − 1, letting the pace in every thousand. */
export async function pacedEach(count: number, pace: Pace, each: (index: number) => void): Promise<void> {
	for (let index = 0; index < count; index++) {
		if (index % SLICE === 0) await pace(index, count);
		each(index);
	}
}

/** The pace of part `part` (from 0) of `parts` equal parts of a longer work. */
export const paceOfPart =
	(pace: Pace, part: number, parts: number): Pace =>
	(done, total) =>
		pace(part + done / Math.max(total, 1), parts);
