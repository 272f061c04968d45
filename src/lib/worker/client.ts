import { proxy, wrap, type Remote } from 'comlink';
import { StorageProblem, raiseStorageProblem, readOnlyBecause } from '../db/storage-health';
import { Cancelled } from '../domain/pace';
import { problem } from '../domain/problem';
import type { Tasks } from './tasks';
import { trustedScript } from './trusted-script';
import type { WorkerApi } from './worker';
import workerUrl from './worker.ts?worker&url';

/** Minutes without a call after which the worker's memory is given back to the phone. */
const IDLE_MINUTES = 5;

let worker: Worker | undefined;
let api: Remote<WorkerApi> | undefined;
let failed: Promise<never> | undefined;
/** Whether this worker has done a task: it started, then. */
let answered = false;
let calls = 0;
let busy = 0;
let idle: ReturnType<typeof setTimeout> | undefined;

interface RunOptions {
	signal?: AbortSignal;
	onProgress?: (done: number, total: number) => void;
}

type Method<T extends keyof Tasks> = {
	[M in keyof Tasks[T]]: Tasks[T][M] extends (...args: never[]) => unknown ? M : never;
}[keyof Tasks[T]] &
	string;
type Input<F> = F extends (input: infer I, ...rest: never[]) => unknown ? I : never;
type Output<F> = F extends (...args: never[]) => infer O ? Awaited<O> : never;

/**
 * Runs a task in the worker, starting it when needed.
 *
 * @throws Cancelled when the signal aborts, StorageProblem when the store or the worker itself fails; anything else
 * thrown is a bug
 */
export async function run<T extends keyof Tasks, M extends Method<T>>(
	task: T,
	method: M,
	input: Input<Tasks[T][M]>,
	{ signal, onProgress }: RunOptions = {}
): Promise<Output<Tasks[T][M]>> {
	if (signal?.aborted) throw new Cancelled();
	const remote = start();
	const call = ++calls;
	// A cancelled call still settles in the worker, after it has put everything back: that is what is waited for.
	const cancel = () => void remote.cancel(call);
	signal?.addEventListener('abort', cancel, { once: true });
	busy++;
	// Progress comes through a port of its own, the last of it sometimes after the result.
	let over = false;
	try {
		const report = proxy((done: number, total: number) => !over && onProgress?.(done, total));
		const settled = await Promise.race([remote.run(call, task, method, input, report, readOnlyBecause()), failed!]);
		answered = true;
		if ('cancelled' in settled) throw new Cancelled();
		if ('problem' in settled) throw new StorageProblem(settled.problem);
		return settled.value as Output<Tasks[T][M]>;
	} catch (error) {
		if (error instanceof StorageProblem) raiseStorageProblem(error);
		throw error;
	} finally {
		over = true;
		signal?.removeEventListener('abort', cancel);
		busy--;
		stopWhenIdle();
	}
}

/** Keeps the worker and what it holds in memory (an opened file, say) until the returned function is called. */
export function holdWorker(): () => void {
	busy++;
	return () => {
		busy--;
		stopWhenIdle();
	};
}

function start(): Remote<WorkerApi> {
	clearTimeout(idle);
	if (api) return api;
	worker = new Worker(trustedScript(workerUrl), { type: 'module' });
	const started = worker;
	answered = false;
	failed = new Promise((_, reject) => {
		started.onerror = (event) => {
			// Once it works, an error nobody caught there is a bug to report; the tasks that run go on.
			if (answered) return reportError(new Error(event.message));
			stop();
			reject(new StorageProblem(problem('worker-failed')));
		};
	});
	// Nobody may be waiting when it fails.
	failed.catch(() => {});
	return (api = wrap<WorkerApi>(worker));
}

function stopWhenIdle(): void {
	clearTimeout(idle);
	if (busy === 0) idle = setTimeout(stop, IDLE_MINUTES * 60_000);
}

function stop(): void {
	worker?.terminate();
	worker = api = undefined;
}
