import { describe, expect, it } from 'vitest';
import { checkFile, decode, decodeStart, MOST_BYTES } from '$lib/domain/intake/decode';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: (number | string)[]) =>
	Uint8Array.from(values.flatMap((value) => (typeof value === 'string' ? [...utf8(value)] : [value])));
/** 姓名,张 in gb18030. */
const CHINESE = bytes(0xd0, 0xd5, 0xc3, 0xfb, ',', 0xd5, 0xc5, '\n');
const utf16 = (text: string) => [...text].flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8]);

describe('a file is refused unread', () => {
	const file = (name: string, type = '', size = 10) => checkFile({ name, type, size });

	it('for its type', () => {
		expect(file('book.xlsx')).toEqual({ code: 'file-wrong-type', facts: { type: 'xlsx' } });
		expect(file('photo', 'image/png')).toEqual({ code: 'file-wrong-type', facts: { type: 'image/png' } });
		for (const name of ['a.csv', 'A.CSV', 'b.tsv', 'c.txt', 'list.v2.tab']) expect(file(name)).toBeNull();
		expect(file('a.csv', 'application/vnd.ms-excel')).toBeNull();
		expect(file('shared', 'text/plain')).toBeNull();
	});

	it('for its size', () => {
		expect(file('a.csv', '', 0)).toEqual({ code: 'file-empty', facts: {} });
		expect(file('a.csv', '', MOST_BYTES)).toBeNull();
		expect(file('a.csv', '', MOST_BYTES + 1)).toEqual({
			code: 'file-too-large',
			facts: { size: MOST_BYTES + 1, limit: MOST_BYTES }
		});
	});
});

describe('decode', () => {
	it('drops the mark', () => {
		expect(decode(bytes(0xef, 0xbb, 0xbf, 'a,b'), 'utf-8')).toEqual({ ok: true, value: 'a,b' });
		expect(decode(bytes(0xff, 0xfe, ...utf16('姓')), 'utf-16le')).toEqual({ ok: true, value: '姓' });
	});

	it('reads gb18030', () => expect(decode(CHINESE, 'gb18030')).toEqual({ ok: true, value: '姓名,张\n' }));

	it('refuses what the chosen encoding cannot mean, with the line', () => {
		expect(decode(bytes('name\nA\n', CHINESE[0]!, CHINESE[1]!, '\n'), 'utf-8')).toEqual({
			ok: false,
			problem: { code: 'file-undecodable', facts: { encoding: 'utf-8', line: 3 } }
		});
	});

	it('names the first bad line wherever it is', () => {
		for (const bad of [1, 2, 3, 500, 999, 1000]) {
			const lines = Array.from({ length: 1000 }, (_, index) => bytes('x', index + 1 === bad ? 0xff : 'y', '\n'));
			const given = Uint8Array.from(lines.flatMap((line) => [...line]));
			for (const whole of [given, given.subarray(0, -1)]) {
				const result = decode(whole, 'utf-8');
				expect(result.ok ? null : result.problem.facts.line).toBe(bad);
			}
		}
	});

	it('refuses nothing but space', () => {
		expect(decode(utf8(' \r\n'), 'utf-8')).toEqual({ ok: false, problem: { code: 'file-empty', facts: {} } });
	});

	it('lets surrogates through for the cell to be repaired, and joins those that belong together', () => {
		const lone = decode(bytes('Ann', 0xed, 0xa0, 0xbd, ',1'), 'utf-8');
		expect(lone).toEqual({ ok: true, value: 'Ann\ud83d,1' });
		const pair = decode(bytes('퀀', 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80, ','), 'utf-8');
		expect(pair).toEqual({ ok: true, value: '퀀😀,' });
		expect(decode(bytes(0xed, 0xa0, 0xbd, 0xff), 'utf-8').ok).toBe(false);
	});
});

it('previews the start in any encoding, whatever is cut', () => {
	const long = utf8('客户'.repeat(50_000));
	const start = decodeStart(long, 'utf-8');
	expect(start.length).toBeGreaterThan(20_000);
	expect('客户'.repeat(50_000).startsWith(start)).toBe(true);
	expect(decodeStart(CHINESE, 'utf-8')).toContain('\ufffd');
});
