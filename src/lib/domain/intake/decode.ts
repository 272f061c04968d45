import { failed, ok, type Problem, type Result, problem } from '../problem';

/** Encodings a person can choose, under their names in the Encoding Standard (WHATWG). */
export const ENCODINGS = [
	...['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'],
	...['windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254', 'windows-1255'],
	...['windows-1256', 'windows-1257', 'windows-1258', 'windows-874', 'iso-8859-2', 'koi8-r', 'macintosh']
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Largest file that is read, in bytes. */
export const MOST_BYTES = 50 * 1024 * 1024;

const EXTENSIONS = new Set(['csv', 'tsv', 'tab', 'txt', 'json', 'ndjson', 'jsonl']);
/** The last is what Windows says of a .csv file where Excel is installed. */
const MEDIA_TYPES = /^(text\/.*|application\/(csv|json|jsonl|x-ndjson|vnd\.ms-excel))?$/;

/**
 * Refuses a file for its name or size before a byte of it is read: `file-wrong-type`, `file-empty`,
 * `file-too-large`. A known extension decides; the media type is asked only where there is no extension.
 *
 * @param file as the browser's `File` describes it; `size` in bytes
 */
export function checkFile(file: { name: string; type: string; size: number }): Problem | null {
	const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase();
	const readable = extension ? EXTENSIONS.has(extension) : MEDIA_TYPES.test(file.type);
	if (!readable) return problem('file-wrong-type', { type: extension ?? file.type });
	if (file.size === 0) return problem('file-empty');
	if (file.size > MOST_BYTES) return problem('file-too-large', { size: file.size, limit: MOST_BYTES });
	return null;
}

/**
 * The whole file as text, without its byte order mark. Fails with `file-undecodable` (`facts.line`: the first line of
 * the file, from 1, that is not in the encoding) or `file-empty`. Surrogates written as UTF-8 are let through for the
 * cell to be repaired; UTF-16 has no bytes that cannot be read.
 */
export function decode(bytes: Uint8Array, encoding: Encoding): Result<string> {
	const text = decodeOrNull(bytes, encoding);
	if (text === null) return failed('file-undecodable', { encoding, line: firstBadLine(bytes, encoding) });
	return text.trim() === '' ? failed('file-empty') : ok(text);
}

function decodeOrNull(bytes: Uint8Array, encoding: Encoding): string | null {
	try {
		return new TextDecoder(encoding, { fatal: !encoding.startsWith('utf-16') }).decode(bytes);
	} catch {
		return encoding === 'utf-8' ? decodeWithSurrogates(bytes) : null;
	}
}

/** Generalised UTF-8 (Sapin, WTF-8): ED A0..BF xx is a surrogate; two in a row are the character they make up. */
function decodeWithSurrogates(bytes: Uint8Array): string | null {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let text = '';
	let from = 0;
	try {
		for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
			const [second = 0, third = 0] = bytes.subarray(at + 1, at + 3);
			if (second < 0xa0 || second > 0xbf || third >> 6 !== 2) continue;
			text += decoder.decode(bytes.subarray(from, at));
			text += String.fromCharCode(0xd000 | ((second & 0x3f) << 6) | (third & 0x3f));
			from = at + 3;
		}
		return text + decoder.decode(bytes.subarray(from));
	} catch {
		return null;
	}
}

/**
 * The first line, from `line` on, that cannot be decoded, by halving. A line feed is never part of a longer character
 * in any encoding that can fail, so lines decode by themselves.
 */
function firstBadLine(bytes: Uint8Array, encoding: Encoding, line = 1): number {
	const feed = bytes.indexOf(0x0a, bytes.length >> 1);
	const middle = feed >= 0 && feed < bytes.length - 1 ? feed + 1 : bytes.indexOf(0x0a) + 1;
	if (middle === 0 || middle === bytes.length) return line;
	const first = bytes.subarray(0, middle);
	if (decodeOrNull(first, encoding) === null) return firstBadLine(first, encoding, line);
	let lines = 0;
	for (let at = first.indexOf(0x0a); at >= 0; at = first.indexOf(0x0a, at + 1)) lines++;
	return firstBadLine(bytes.subarray(middle), encoding, line + lines);
}

/** Bytes that are enough for the first rows. */
const START = 64 * 1024;

/** The start of the file for a preview, in any encoding: what cannot be read shows as U+FFFD. */
export function decodeStart(bytes: Uint8Array, encoding: Encoding): string {
	return new TextDecoder(encoding).decode(bytes.subarray(0, START), { stream: true });
}
