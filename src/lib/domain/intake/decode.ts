import { failed, ok, type Problem, type Result, problem } from '../problem';

/** Encodings a person can choose; the labels are those of the Encoding Standard. */
export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Largest file that is read, in bytes. */
export const MOST_BYTES = 50 * 1024 * 1024;

const EXTENSIONS = new Set(['csv', 'tsv', 'tab', 'txt']);
/** The last is what Windows says of a .csv file where Excel is installed. */
const MEDIA_TYPES = /^(text\/.*|application\/csv|application\/vnd\.ms-excel)?$/;

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

/** What a file starts with that is no text, whatever its name says. */
const MAGIC: [kind: string, bytes: number[]][] = [
	['zip', [0x50, 0x4b, 0x03, 0x04]],
	['excel', [0xd0, 0xcf, 0x11, 0xe0]],
	['pdf', [0x25, 0x50, 0x44, 0x46]],
	['image', [0x89, 0x50, 0x4e, 0x47]],
	['image', [0x47, 0x49, 0x46, 0x38]],
	['image', [0xff, 0xd8, 0xff]],
	['gzip', [0x1f, 0x8b]]
];
const MARKS: [encoding: Encoding, bytes: number[]][] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]]
];
const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, index) => bytes[index] === byte);
const markOf = (bytes: Uint8Array) => MARKS.find(([, mark]) => startsWith(bytes, mark))?.[0];

/** How far Git looks for a NUL before it calls a file binary. */
const NUL_WITHIN = 8000;

/** `file-binary` with what the file is: `excel`, `zip`, `pdf`, `image`, `gzip` or `binary`; null for text. */
function binaryProblem(bytes: Uint8Array): Problem | null {
	const kind = MAGIC.find(([, magic]) => startsWith(bytes, magic))?.[0];
	if (kind === 'zip') {
		const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
		return problem('file-binary', { kind: /xl\/|\[Content_Types\]/.test(start) ? 'excel' : 'zip' });
	}
	if (kind) return problem('file-binary', { kind });
	return bytes.subarray(0, NUL_WITHIN).includes(0) ? problem('file-binary', { kind: 'binary' }) : null;
}

export interface Sniffed {
	encoding: Encoding;
	/** The bytes could as well be another encoding: show the preview and ask. */
	doubtful: boolean;
}

/**
 * The encoding of a file: its byte order mark, else UTF-8 where it is valid, else gb18030. Further guesses go between
 * the last two and the refusal. Fails with `file-empty`, `file-binary` or `file-undecodable`.
 */
export function sniffEncoding(bytes: Uint8Array): Result<Sniffed> {
	if (bytes.length === 0) return failed('file-empty');
	const marked = markOf(bytes);
	if (marked) return ok({ encoding: marked, doubtful: false });
	const binary = binaryProblem(bytes);
	if (binary) return { ok: false, problem: binary };
	if (decode(bytes, 'utf-8').ok) return ok({ encoding: 'utf-8', doubtful: false });
	const chinese = decode(bytes, 'gb18030');
	return chinese.ok ? ok({ encoding: 'gb18030', doubtful: !mostlyCommonHanzi(bytes) }) : chinese;
}

/**
 * Whether nearly all two-byte characters lie in the square of GB 2312, where ordinary Chinese does. Western text read
 * as gb18030 pairs an accented letter with an ASCII one and falls outside.
 */
function mostlyCommonHanzi(bytes: Uint8Array): boolean {
	let pairs = 0;
	let common = 0;
	for (let at = 0; at < bytes.length - 1; at++) {
		if (bytes[at]! < 0x81) continue;
		pairs++;
		if (bytes[at]! >= 0xa1 && bytes[at]! <= 0xf7 && bytes[at + 1]! >= 0xa1) common++;
		at++;
	}
	return pairs > 0 && common / pairs > 0.9;
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
 * in UTF-8 or gb18030, so lines decode by themselves.
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
