import type { DeviceProblemCode, Problem } from '../domain/problem';
import { m } from '$lib/i18n';

const SENTENCES: Record<DeviceProblemCode, () => string> = {
	'storage-full': m.problem_storage_full,
	'storage-failed': m.problem_storage_failed,
	'storage-read-only': m.problem_storage_read_only,
	'storage-blocked': m.problem_storage_blocked,
	'storage-newer-version': m.problem_storage_newer_version,
	'storage-erased': m.problem_storage_erased,
	'record-missing': m.problem_record_missing,
	'worker-failed': m.problem_worker_failed,
	'worker-forbids-eval': m.problem_worker_forbids_eval,
	'service-worker-failed': m.problem_service_worker_failed,
	cancelled: m.problem_cancelled
};

/**
 * The part of `problemText` that every page carries, so that what may befall any page needs no further file. A code it
 * does not know is named.
 */
export function deviceProblemText({ code }: Problem): string {
	return Object.hasOwn(SENTENCES, code) ? SENTENCES[code as DeviceProblemCode]() : m.problem_unknown({ code });
}
