/**
 * The lines that calendar files (RFC 5545, section 3.1) and contact cards (RFC 2426, section 2.6) are made of:
 * `NAME;PARAMETER=x:value`, at most 75 octets each, longer ones folded.
 */

const END = '\r\n';
/** Octets of a line without its end; of a folded one, without the space that it begins with. */
const LONGEST = 75;
/** What neither format can carry: control characters but the line break. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f]/gu;

/** Text as a value: `\`, `;`, `,` and line breaks escaped, lone surrogates and control characters gone. */
export const escapeText = (text: string): string =>
	text
		.toWellFormed()
		.replace(/\r\n?|[\u2028\u2029]/gu, '\n')
		.replace(/\t/gu, ' ')
		.replace(CONTROL, '')
		.replace(/[\\;,]/gu, '\\$&')
		.replaceAll('\n', '\\n');

const octetsOf = (character: string): number => {
	const code = character.codePointAt(0)!;
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** The line with its end, folded between characters wherever it would be longer than 75 octets of UTF-8. */
export function contentLine(name: string, value: string): string {
	let line = '';
	let octets = 0;
	for (const character of `${name}:${value}`) {
		const more = octetsOf(character);
		if (octets + more > LONGEST) {
			line += `${END} `;
			octets = 1;
		}
		line += character;
		octets += more;
	}
	return line + END;
}
