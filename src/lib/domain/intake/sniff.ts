import { failed, ok, problem, type Problem, type Result } from '../problem';
import { decode, ENCODINGS, type Encoding } from './decode';

export interface Sniffed {
	encoding: Encoding;
	/** The bytes could as well be another encoding: show the preview and ask. */
	doubtful: boolean;
	/** The whole file, where it had to be decoded to know. */
	text?: string;
}

/**
 * The encoding of a file: its byte order mark, else UTF-16 where its NULs say so, else UTF-8 where it is valid, else
 * gb18030 where its characters are those of ordinary Chinese, else what chardet (ICU's detector) guesses, which is
 * loaded then. Fails with `file-empty`, `file-binary` or `file-undecodable`.
 */
export async function sniffEncoding(bytes: Uint8Array): Promise<Result<Sniffed>> {
	if (bytes.length === 0) return failed('file-empty');
	const marked = MARKS.find(([, mark]) => startsWith(bytes, mark))?.[0] ?? unmarkedUtf16(bytes);
	if (marked) return ok({ encoding: marked, doubtful: false });
	const binary = binaryProblem(bytes);
	if (binary) return { ok: false, problem: binary };
	const plain = decode(bytes, 'utf-8');
	if (plain.ok) return ok({ encoding: 'utf-8', doubtful: false, text: plain.value });
	const chinese = decode(bytes, 'gb18030');
	if (chinese.ok && mostlyCommonChinese(bytes))
		return ok({ encoding: 'gb18030', doubtful: false, text: chinese.value });
	const guessed = await guess(bytes);
	if (guessed) return ok({ encoding: guessed, doubtful: true });
	return chinese.ok ? ok({ encoding: 'gb18030', doubtful: true }) : chinese;
}

const MARKS: [encoding: Encoding, bytes: number[]][] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]]
];
const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, index) => bytes[index] === byte);

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

/** No text has these but for tab and line ends (and form feed, and the end mark of DOS). */
const CONTROL = /(?![\t\n\f\r\x1a])\p{Cc}|\ufffe|\uffff/u;

/**
 * UTF-16 without a mark: delimiters, digits and line ends have a NUL for one of their two bytes, always on the same
 * side, and the pairs make up text of more than a line, or JSON.
 */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
	const start = bytes.subarray(0, NUL_WITHIN);
	if (bytes.length % 2 === 1 || !start.includes(0)) return undefined;
	const nuls = [0, 0];
	start.forEach((byte, index) => (nuls[index % 2]! += byte === 0 ? 1 : 0));
	const encoding = nuls[0]! > nuls[1]! ? 'utf-16be' : 'utf-16le';
	const text = new TextDecoder(encoding).decode(start, { stream: true });
	const isText = /[\r\n{]/.test(text) && text.isWellFormed() && !CONTROL.test(text);
	return Math.min(...nuls) === 0 && isText ? encoding : undefined;
}

/**
 * Whether the two-byte characters are those of ordinary Chinese. Nearly all lie in the square of GB 2312; western
 * letters pair with ASCII and fall outside. Ordered by pinyin, almost half lie in its rows C9 to D7, where the Korean of
 * EUC-KR has no syllables; and hardly any in the rows A4 and A5, where the Japanese of EUC-JP has its kana.
 */
function mostlyCommonChinese(bytes: Uint8Array): boolean {
	let [pairs, common, late, kana] = [0, 0, 0, 0];
	for (let at = 0; at < bytes.length - 1; at++) {
		const lead = bytes[at]!;
		if (lead < 0x81) continue;
		pairs++;
		if (lead >= 0xa1 && lead <= 0xf7 && bytes[at + 1]! >= 0xa1) common++;
		if (lead >= 0xc9 && lead <= 0xd7) late++;
		if (lead === 0xa4 || lead === 0xa5) kana++;
		at++;
	}
	return pairs > 0 && common / pairs > 0.9 && late / pairs > 0.1 && kana / pairs < 0.1;
}

/** Bytes that chardet looks at, from the first that is no ASCII. */
const SAMPLE = 64 * 1024;

/** Where chardet says ISO, Windows' superset is what programs mean; the Encoding Standard maps the other ones so. */
const SUPERSETS = new Map([
	['iso-8859-6', 'windows-1256'],
	['iso-8859-7', 'windows-1253'],
	['iso-8859-8', 'windows-1255']
]);

/** The likeliest encoding in which all of the bytes are text. */
async function guess(bytes: Uint8Array): Promise<Encoding | undefined> {
	const { analyse } = await import('chardet');
	const from = bytes.findIndex((byte) => byte >= 0x80);
	for (const { name } of analyse(bytes.subarray(from, from + SAMPLE))) {
		const label = standardName(name);
		const encoding = ENCODINGS.find((each) => each === label);
		const text = encoding && decode(bytes, encoding);
		if (text?.ok && !CONTROL.test(text.value)) return encoding;
	}
	return undefined;
}

/** Its name in the Encoding Standard, which knows `iso-8859-1` as windows-1252. */
function standardName(name: string): string | undefined {
	const lower = name.toLowerCase();
	try {
		return SUPERSETS.get(lower) ?? new TextDecoder(lower).encoding;
	} catch {
		return undefined;
	}
}
