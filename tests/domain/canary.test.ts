import { describe, expect, it } from 'vitest';
import { judgeBook, parseCanary, type Canary } from '$lib/domain/canary';

const early = 'mi9x00000000abcdefgh';
const late = 'mi9x00001000abcdefgh';
const canary: Canary = { database: 'a', newest: late, customers: 347, interactions: 2814 };

describe('the book found beside what was remembered', () => {
	it('is whole on a first run, and as long as it is the same database no older than remembered', () => {
		expect(judgeBook(null, { database: 'new', newest: '' })).toBe('whole');
		expect(judgeBook(canary, { database: 'a', newest: late })).toBe('whole');
		// The last commit came through, the canary's own writing did not.
		expect(judgeBook({ ...canary, newest: early }, { database: 'a', newest: late })).toBe('whole');
	});

	it('is lost where another database stands, whatever that one holds', () => {
		expect(judgeBook(canary, { database: 'b', newest: '' })).toBe('lost');
		expect(judgeBook(canary, { database: 'b', newest: 'zzzzzzzzz000abcdefgh' })).toBe('lost');
		expect(judgeBook({ ...canary, customers: 0 }, { database: 'b', newest: '' })).toBe('lost');
	});

	it('is older where the latest stamp is gone', () => {
		expect(judgeBook(canary, { database: 'a', newest: early })).toBe('older');
		expect(judgeBook(canary, { database: 'a', newest: '' })).toBe('older');
	});

	it('was no loss where nothing had been in it', () => {
		const empty = { ...canary, customers: 0, interactions: 0 };
		expect(judgeBook(empty, { database: 'b', newest: '' })).toBe('whole');
	});
});

describe('a remembered book', () => {
	it('is read back as it was written', () => {
		expect(parseCanary(JSON.stringify(canary))).toEqual(canary);
		expect(parseCanary(JSON.stringify({ ...canary, newest: '' }))).toEqual({ ...canary, newest: '' });
	});

	it.each([
		null,
		'',
		'{',
		'7',
		'[]',
		'null',
		'{}',
		JSON.stringify({ ...canary, database: 3 }),
		JSON.stringify({ ...canary, newest: 'x' }),
		JSON.stringify({ ...canary, customers: 1.5 }),
		JSON.stringify({ ...canary, interactions: '9' })
	])('is none where %j stands', (text) => {
		expect(parseCanary(text)).toBeNull();
	});
});
