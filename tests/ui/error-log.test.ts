import { beforeEach, describe, expect, it, vi } from 'vitest';
import { errorText, noteError, readErrors } from '$lib/ui/error-log';

const noon = Date.parse('2026-11-22T12:00:00Z');
let stored: Map<string, string>;

beforeEach(() => {
	stored = new Map();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => stored.get(key) ?? null,
		setItem: (key: string, value: string) => void stored.set(key, value)
	});
});

const thrown = (name: string, message: string, frames: string) =>
	Object.assign(new Error(message), { name, stack: frames });

describe('the error log', () => {
	it('keeps what and where, never the message, which may quote a customer', () => {
		const message = 'Li Na li.na@example.com\n    at https://example.com/Li-Na.js:1:2 is not a date';
		noteError(
			thrown(
				'RangeError',
				message,
				`RangeError: ${message}\n    at parse (https://host.example/of/this/_app/chunks/Ab3-x.js?id=77:12:345)\n    at https://host.example/b.js:1:1`
			),
			noon
		);
		expect(readErrors()).toEqual([
			{ at: '2026-11-22T12:00:00.000Z', name: 'RangeError', where: 'Ab3-x.js:12:345', times: 1 }
		]);
		expect([...stored.values()].join()).not.toMatch(/Li|example/);
	});

	it('reads the stacks of Safari and Firefox too', () => {
		noteError(
			thrown('TypeError', 'm', 'parse@https://host.example/_app/c.js:1:20\n@https://host.example/d.js:2:2'),
			noon
		);
		expect(readErrors()[0]!.where).toBe('c.js:1:20');
	});

	it('takes anything that can be thrown', () => {
		for (const each of [undefined, null, 'Li Na', { name: 'Li Na' }, { name: 7, stack: 7 }]) noteError(each, noon);
		expect(readErrors()).toEqual([{ at: '2026-11-22T12:00:00.000Z', name: 'Error', times: 5 }]);
	});

	it('keeps the last fifty, the same one in a row once', () => {
		noteError(new Error(), noon, 'first');
		for (let index = 0; index < 50; index++) noteError(null, noon, `name-${index}`);
		noteError(null, noon + 60_000, 'name-49');
		const errors = readErrors();
		expect(errors).toHaveLength(50);
		expect(errors[0]).toEqual({ at: '2026-11-22T12:01:00.000Z', name: 'name-49', times: 2 });
		expect(errors.at(-1)!.name).toBe('name-0');
	});

	it('lives with storage that is blocked, full or damaged', () => {
		stored.set('satchel.errors', '{');
		expect(readErrors()).toEqual([]);
		vi.stubGlobal('localStorage', undefined);
		expect(() => noteError(new Error(), noon)).not.toThrow();
		expect(readErrors()).toEqual([]);
	});

	it('is a line a failure when copied', () => {
		noteError(null, noon, 'storage-full');
		expect(errorText(readErrors(), '0.1.0')).toBe('Satchel 0.1.0\n2026-11-22T12:00:00.000Z storage-full ×1');
	});
});
