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
