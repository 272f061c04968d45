import { isHan, letterBit, type Han } from './han';
import { nameEnd, namesEnd } from './line';
import { surnameReadings } from './surnames';

/** The 26 letters in a signature. */
const LETTERS = (1 << 26) - 1;
/** Beside them: there are Chinese characters. */
export const HAN = 1 << 26;
/** The name begins with a surname that is read its own way. */
export const SURNAME = 1 << 27;
/** There is a line at all. */
const LINE = 1 << 28;

/** What a search can know of a line without reading it: of the name on display, and of the names beside it. */
export type Signatures = readonly [name: number, others: number];

/**
 * The letters that names are written with, those that the pinyin of a character in them starts with, and whether there
 * is Chinese in them.
 *
 * @param isPerson whether the name is that of a person, as far as is known
 */
export function lineSignatures(line: string, isPerson: boolean, han?: Han): Signatures {
	if (line === '') return [0, 0];
	const end = nameEnd(line);
	let name = LINE | signatureOf(line, 0, end, han);
	if (isPerson && name & HAN)
		for (const reading of surnameReadings(line.slice(0, end)).flat())
			name |= SURNAME | letterBit(reading.charCodeAt(0));
	return [name, signatureOf(line, end, namesEnd(line), han)];
}

function signatureOf(text: string, from: number, to: number, han: Han | undefined): number {
	let bits = 0;
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		bits |= isHan(code) ? HAN | (han ? han.initials(code) & LETTERS : 0) : letterBit(code);
	}
	return bits;
}
