import { problem, type Problem } from '../domain/problem';

/**
 * After the first storage error nothing more is written: what is on the disk is worth more than what was being typed,
 * and export still works. The page shows `onStorageProblem`; a reload starts afresh.
 */
let current: Problem | null = null;
const listeners = new Set<(found: Problem) => void>();

export class StorageProblem extends Error {
	override name = 'StorageProblem';
	constructor(readonly problem: Problem) {
		super(problem.code);
	}
}

const STORAGE_ERRORS: Record<string, Problem['code']> = {
	QuotaExceededError: 'storage-full',
	StaleCode: 'storage-newer-version',
	VersionError: 'storage-newer-version',
	UnknownError: 'storage-failed',
	DataError: 'storage-failed',
	NotReadableError: 'storage-failed',
	InvalidStateError: 'storage-failed',
	DatabaseClosedError: 'storage-failed',
	TimeoutError: 'storage-failed'
};

/** The storage problem behind an error, or null. A full disk surfaces at commit, as AbortError with an inner QuotaExceededError. */
export function storageProblemOf(error: unknown): Problem | null {
	for (let each = error; each instanceof Object; each = (each as { inner?: unknown }).inner) {
		const code = STORAGE_ERRORS[(each as { name?: string }).name ?? ''];
		if (code) return problem(code);
	}
	return null;
}

/** Notes a storage error found here or, as a StorageProblem, in the worker; anything else passes. */
export function raiseStorageProblem(error: unknown): void {
	const found = error instanceof StorageProblem ? error.problem : storageProblemOf(error);
	if (!found || current) return;
	current = found;
	listeners.forEach((listener) => listener(found));
}

export function refuseWhenReadOnly(): void {
	if (current) throw new StorageProblem(problem('storage-read-only', { cause: current.code }));
}

/** Calls `listener` once for the storage problem of this session, at once where it has already been. */
export function onStorageProblem(listener: (found: Problem) => void): () => void {
	if (current) listener(current);
	listeners.add(listener);
	return () => listeners.delete(listener);
}
