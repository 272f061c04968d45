import { isHan, letterBit, type Han } from './han';
import { surnameReadings } from './surnames';

/** Positions in the letters are bits of one number. */
const MOST_LETTERS = 30;
const SEARCHABLE = /^(?=.*[a-z])[a-z㐀-鿿]+$/;

/** A search term as pinyin is compared with it; undefined where it cannot be pinyin. Apostrophes part syllables: xi'an. */
export function pinyinLetters(term: string): string | undefined {
	const letters = term.replace(/['’]/g, '');
	return letters.length <= MOST_LETTERS && SEARCHABLE.test(letters) ? letters : undefined;
}

/**
 * Where a text has neighbouring characters that the letters are the pinyin of: in full (`shanxiongxin`), by initials
 * (`sxx`, `zh` for `zhang` too), both mixed (`shanxx`), its last syllable begun (`shanxi`), or with characters among them
 * (`单xx`). A match starts at a character.
 *
 * @param text folded and simplified @param isName whether the text begins with a name, of which the surname is read as
 * surnames are @returns start and end in the text, the leftmost
 */
export function findPinyin(
	text: string,
	from: number,
	to: number,
	letters: string,
	han: Han,
	isName: boolean
): readonly [number, number] | undefined {
	const surname = isName ? surnameReadings(text) : [];
	const initial = letterBit(letters.charCodeAt(0));
	for (let start = from; start < to; start++) {
		const code = text.charCodeAt(start);
		const begins =
			start < surname.length ? isHan(code) : initial ? han.initials(code) & initial : text[start] === letters[0];
		if (!begins) continue;
		const end = matchFrom(text, start, to, letters, han, surname);
		if (end > start) return [start, end];
	}
	return undefined;
}

/** Simulates the automaton that reads characters and uses up letters, all its states at once (Baeza-Yates, Gonnet 1992). */
function matchFrom(
	text: string,
	start: number,
	to: number,
	letters: string,
	han: Han,
	surname: readonly (readonly string[])[]
): number {
	/** Bit n: the first n letters are used up. */
	let reached = 1;
	for (let at = start; at < to && reached !== 0; at++) {
		const code = text.charCodeAt(at);
		// A space or a dot inside a name: 欧阳 娜娜, 阿依古丽·买买提.
		if (at > start && (code === 0x20 || code === 0xb7)) continue;
		const readings = surname[at] ?? han.readings(code);
		let next = 0;
		for (let used = 0; reached >> used !== 0; used++) {
			if (!((reached >> used) & 1)) continue;
			if (letters.charCodeAt(used) === code) next |= 1 << (used + 1);
			for (const reading of readings) {
				if (letters.length - used <= reading.length && reading.startsWith(letters.slice(used))) return at + 1;
				if (letters[used] !== reading[0]) continue;
				next |= 1 << (used + 1);
				if (reading[1] === 'h' && letters[used + 1] === 'h') next |= 1 << (used + 2);
				if (letters.startsWith(reading, used)) next |= 1 << (used + reading.length);
			}
		}
		if ((next >> letters.length) & 1) return at + 1;
		reached = next;
	}
	return -1;
}
