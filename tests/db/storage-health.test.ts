import { beforeEach, describe, expect, it, vi } from 'vitest';
import { problem } from '$lib/domain/problem';

type Health = typeof import('$lib/db/storage-health');
let health: Health;
let alarms: string[];

/** A fresh page: the module keeps what this session met. */
beforeEach(async () => {
	vi.resetModules();
	health = await import('$lib/db/storage-health');
	alarms = [];
	health.onAlarm((alarm) => alarms.push(alarm.problem.code));
});

const named = (name: string, inner?: unknown) => Object.assign(new Error(name), { name, inner });

describe('a storage error', () => {
	it.each([
		['QuotaExceededError', named('QuotaExceededError'), 'storage-full'],
		['a full disk, found at commit', named('AbortError', named('QuotaExceededError')), 'storage-full'],
		['an abort by the browser, no reason given', named('AbortError', null), 'storage-failed'],
		['a database that does not open, no reason given', named('OpenFailedError', named('Error')), 'storage-failed'],
		['no IndexedDB', named('OpenFailedError', named('MissingAPIError')), 'storage-blocked'],
		['cookies switched off', named('OpenFailedError', named('SecurityError')), 'storage-blocked'],
		['older code', named('StaleCode'), 'storage-newer-version']
	])('is told by its cause: %s', (_, error, code) => {
		expect(health.storageProblemOf(error)?.code).toBe(code);
	});

	it.each([named('TypeError'), named('ConstraintError'), named('toString'), 'text', null, undefined])(
		'is not %s: a bug stays a bug',
		(error) => {
			expect(health.storageProblemOf(error)).toBeNull();
			expect(health.raiseStorageProblem(error)).toBe(false);
			expect(() => health.refuseWhenReadOnly()).not.toThrow();
		}
	);

	it('stops all writing, and the first one is the cause', () => {
		health.raiseStorageProblem(named('QuotaExceededError'));
		health.raiseStorageProblem(named('DatabaseClosedError'));
		expect(alarms).toEqual(['storage-full']);
		expect(health.readOnlyBecause()?.code).toBe('storage-full');
		expect(() => health.refuseWhenReadOnly()).toThrow(
			expect.objectContaining({ problem: problem('storage-read-only', { cause: 'storage-full' }) })
		);
	});

	it('met on the other side of the worker bridge is told by its cause', () => {
		health.raiseStorageProblem(new health.StorageProblem(problem('storage-read-only', { cause: 'storage-full' })));
		expect(alarms).toEqual(['storage-full']);
	});

	it('is heard by who listens later, once', () => {
		health.raiseStorageProblem(named('UnknownError'));
		const late: string[] = [];
		const stop = health.onAlarm((alarm) => late.push(alarm.problem.code));
		stop();
		health.raiseProblem(problem('worker-failed'));
		expect(late).toEqual(['storage-failed']);
	});
});

describe('a worker that does not start', () => {
	it('is told of beside a storage error, and stops no writing', () => {
		health.raiseProblem(problem('worker-failed'));
		health.raiseProblem(problem('worker-failed'));
		health.raiseProblem(problem('service-worker-failed'));
		expect(() => health.refuseWhenReadOnly()).not.toThrow();
		health.raiseStorageProblem(named('UnknownError'));
		expect(alarms).toEqual(['worker-failed', 'service-worker-failed', 'storage-failed']);
	});
});

it('a problem of one record or file is nobody else’s alarm', () => {
	health.raiseProblem(problem('record-missing'));
	health.raiseStorageProblem(new health.StorageProblem(problem('cancelled')));
	expect(alarms).toEqual([]);
	expect(health.readOnlyBecause()).toBeNull();
});
