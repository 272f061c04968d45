import { expose } from 'comlink';
import { problem, type Problem } from '../domain/problem';
import { raiseProblem, StorageProblem, storageProblemOf } from '../db/storage-health';
import { paced, type TaskContext } from './context';
import { TASKS } from './tasks';

type AnyTask = (input: unknown, context: TaskContext) => unknown;
/** Expected failures cross as values: Comlink keeps only the message of what is thrown. */
export type Settled = { value: unknown } | { cancelled: true } | { problem: Problem };

const running = new Map<number, AbortController>();

const api = {
	async run(
		call: number,
		task: keyof typeof TASKS,
		method: string,
		input: unknown,
		report: (done: number, total: number) => void,
		stoppedBy: Problem | null
	): Promise<Settled> {
		const controller = new AbortController();
		running.set(call, controller);
		// What the page met stops the worker's writing too.
		if (stoppedBy) raiseProblem(stoppedBy);
		try {
			const module = (await load(task)) as Record<string, AnyTask>;
			return { value: await module[method]!(input, paced(controller.signal, report)) };
		} catch (error) {
			if (controller.signal.aborted) return { cancelled: true };
			const found = storageProblemOf(error);
			if (found) return { problem: found };
			throw error;
		} finally {
			running.delete(call);
		}
	},

	cancel(call: number): void {
		running.get(call)?.abort();
	}
};

/** A task's code; its host may be gone, or hold another build by now. */
async function load(task: keyof typeof TASKS): Promise<unknown> {
	try {
		return await TASKS[task]();
	} catch {
		throw new StorageProblem(problem('worker-failed'));
	}
}

export type WorkerApi = typeof api;

expose(api);
