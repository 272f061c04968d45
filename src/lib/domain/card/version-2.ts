import { escapeText } from '../content-line';

/**
 * Lines of a vCard 2.1, which Android's phones still write, as lines of 3.0: quoted-printable decoded, bare parameters
 * (`TEL;CELL:`) gone, values escaped.
 */
export const asVersion3 = (body: string): string[] => wholeLines(body).map(convert);

const QUOTED_PRINTABLE = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i;

/** A quoted-printable line goes on after `=`, any other where the next begins with a space. */
function wholeLines(body: string): string[] {
	const lines: string[] = [];
	for (const line of body.split('\n')) {
		const last = lines.at(-1) ?? '';
		if (last.endsWith('=') && QUOTED_PRINTABLE.test(last)) lines[lines.length - 1] = last.slice(0, -1) + line;
		else if (/^[ \t]/.test(line) && lines.length) lines[lines.length - 1] = last + line.slice(1);
		else lines.push(line);
	}
	return lines;
}

function convert(line: string): string {
	const [, name, parameters, value] = /^([^;:]*)((?:;[^:]*)?):(.*)$/su.exec(line) ?? [];
	if (name === undefined) return line;
	const charset = /;CHARSET=([^;]+)/i.exec(parameters!)?.[1] ?? 'utf-8';
	const text = QUOTED_PRINTABLE.test(line) ? decodeQuotedPrintable(value!, charset) : value!;
	// Only names, addresses and companies have parts; a semicolon in any other is one.
	if (!/^(?:.*\.)?(?:N|ADR|ORG)$/iu.test(name)) return `${name}:${escapeText(text)}`;
	const parts = text.split(/(?<!\\);/u).map((part) => escapeText(part.replaceAll('\\;', ';')));
	return `${name}:${parts.join(';')}`;
}

function decodeQuotedPrintable(text: string, charset: string): string {
	const encoder = new TextEncoder();
	const bytes = [...text.matchAll(/=([0-9A-F]{2})|[^]/giu)].flatMap(([each, hex]) =>
		hex ? [parseInt(hex, 16)] : [...encoder.encode(each)]
	);
	return new TextDecoder(charset).decode(Uint8Array.from(bytes));
}
