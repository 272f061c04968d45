import { problem, type Problem } from '../domain/problem';

/**
 * After the first storage error nothing more is written: what is on the disk is worth more than what was being typed,
 * and export still works. A worker that does not start is told of too, but stops no writing. A reload starts afresh.
 */
let stoppedBy: Problem | null = null;
const raised = new Map<Problem['code'], Alarm>();
const listeners = new Set<(alarm: Alarm) => void>();

export interface Alarm {
	problem: Problem;
	/** What was thrown, for the error log. */
	error?: unknown;
}

export class StorageProblem extends Error {
	override name = 'StorageProblem';
	constructor(readonly problem: Problem) {
		super(problem.code);
	}
}

const STORAGE_ERRORS = new Map<string, Problem['code']>([
	['QuotaExceededError', 'storage-full'],
	['StaleCode', 'storage-newer-version'],
	['VersionError', 'storage-newer-version'],
	['MissingAPIError', 'storage-blocked'],
	['SecurityError', 'storage-blocked'],
	['UnknownError', 'storage-failed'],
	['DataError', 'storage-failed'],
	['NotReadableError', 'storage-failed'],
	['InvalidStateError', 'storage-failed'],
	['DatabaseClosedError', 'storage-failed'],
	['TimeoutError', 'storage-failed']
]);
/** Say nothing of the cause themselves; the error inside them may. */
const WRAPPERS = new Set(['AbortError', 'OpenFailedError']);

/** The storage problem behind an error, or null. A full disk surfaces at commit, as AbortError with an inner QuotaExceededError. */
export function storageProblemOf(error: unknown): Problem | null {
	if (error instanceof StorageProblem) return error.problem;
	let wrapped = false;
	for (let each = error; each instanceof Object; each = (each as { inner?: unknown }).inner) {
		const { name = '' } = each as { name?: string };
		const code = STORAGE_ERRORS.get(name);
		if (code) return problem(code);
		wrapped ||= WRAPPERS.has(name);
	}
	return wrapped ? problem('storage-failed') : null;
}

/** Notes a storage error found here or, as a StorageProblem, in the worker. False where it is none: a bug, then. */
export function raiseStorageProblem(error: unknown): boolean {
	const found = storageProblemOf(error);
	if (found) raiseProblem(found, error);
	return found !== null;
}

/** Tells the person, once a session and on every page, that storage, worker or service worker failed. */
export function raiseProblem(found: Problem, error?: unknown): void {
	const { code, facts } = found;
	// The other side of the worker bridge met it first, and told its cause.
	if (code === 'storage-read-only') return raiseProblem(problem(facts.cause as Problem['code']), error);
	const stops = code.startsWith('storage-');
	if (!stops && code !== 'worker-failed' && code !== 'service-worker-failed') return;
	// The first storage error is the cause; what follows from it is no news.
	if (raised.has(code) || (stops && stoppedBy)) return;
	if (stops) stoppedBy = found;
	const alarm: Alarm = { problem: found, error };
	raised.set(code, alarm);
	listeners.forEach((listener) => listener(alarm));
}

/** Why nothing is written any more, or null while all is well. */
export const readOnlyBecause = (): Problem | null => stoppedBy;

/** @throws StorageProblem once the app has gone read-only */
export function refuseWhenReadOnly(): void {
	if (stoppedBy) throw new StorageProblem(problem('storage-read-only', { cause: stoppedBy.code }));
}

/** Calls `listener` for every alarm of this session, those raised before it listened included; returns the way to stop. */
export function onAlarm(listener: (alarm: Alarm) => void): () => void {
	raised.forEach(listener);
	listeners.add(listener);
	return () => listeners.delete(listener);
}
