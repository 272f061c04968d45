import { isHan, letterBit, type Han } from './han';

/** Positions in the letters are bits of one number. */
const MOST_LETTERS = 30;
const SEARCHABLE = /^(?=.*[a-z])[a-z㐀-鿿]+$/;

/** How the characters that a name begins with are read in it, where that is not as anywhere else. */
type Readings = readonly (readonly string[])[];
const AS_ANYWHERE: Readings = [];

/**
 * A search term as the pinyin of neighbouring characters: in full (`shanxiongxin`), by initials (`sxx`, `zh` for `zhang`
 * too), both mixed (`shanxx`), its last syllable begun (`shanxi`), or with characters among them (`单xx`). A match starts
 * at a character.
 *
 * It is an automaton that reads characters and uses up letters, all its states at once (Baeza-Yates, Gonnet 1992); where
 * a character leads is worked out when it is first met, for thousands of customers share the characters of their names.
 */
export class PinyinPattern {
	/** The bit of the first letter; 0 where it begins with a character. */
	readonly initial: number;
	#letters: string;
	#han: Han;
	/** By character and the count of letters used up before it. */
	#moves = new Map<number, number>();

	private constructor(letters: string, han: Han) {
		this.#letters = letters;
		this.#han = han;
		this.initial = letterBit(letters.charCodeAt(0));
	}

	/** Undefined where the term cannot be pinyin. Apostrophes part syllables: xi'an. */
	static of(term: string, han: Han): PinyinPattern | undefined {
		const letters = term.replace(/['’]/g, '');
		return letters.length <= MOST_LETTERS && SEARCHABLE.test(letters) ? new PinyinPattern(letters, han) : undefined;
	}

	/**
	 * @param text folded and simplified @param surname readings of the first characters from `from` on
	 * @returns start and end in the text, the leftmost
	 */
	find(text: string, from: number, to: number, surname = AS_ANYWHERE): readonly [number, number] | undefined {
		for (let start = from; start < to; start++) {
			const code = text.charCodeAt(start);
			const begins =
				start - from < surname.length
					? isHan(code)
					: this.initial
						? this.#han.initials(code) & this.initial
						: code === this.#letters.charCodeAt(0);
			if (!begins) continue;
			const end = this.#matchFrom(text, start, to, from, surname);
			if (end > start) return [start, end];
		}
		return undefined;
	}

	#matchFrom(text: string, start: number, to: number, nameStart: number, surname: Readings): number {
		/** Bit n: the first n letters are used up. */
		let reached = 1;
		for (let at = start; at < to && reached !== 0; at++) {
			const code = text.charCodeAt(at);
			// A space or a dot inside a name: 欧阳 娜娜, 阿依古丽·买买提.
			if (at > start && (code === 0x20 || code === 0xb7)) continue;
			const readings = surname[at - nameStart];
			let next = 0;
			for (let used = 0; reached >> used !== 0; used++)
				if ((reached >> used) & 1) next |= readings ? this.#move(code, used, readings) : this.#knownMove(code, used);
			if ((next >> this.#letters.length) & 1) return at + 1;
			reached = next;
		}
		return -1;
	}

	#knownMove(code: number, used: number): number {
		const key = code * 32 + used;
		let next = this.#moves.get(key);
		if (next === undefined) this.#moves.set(key, (next = this.#move(code, used, this.#han.readings(code))));
		return next;
	}

	/** The counts of letters that may be used up once a character is read, a bit for each. */
	#move(code: number, used: number, readings: readonly string[]): number {
		const letters = this.#letters;
		let next = letters.charCodeAt(used) === code ? 1 << (used + 1) : 0;
		for (const reading of readings) {
			if (letters.length - used <= reading.length && reading.startsWith(letters.slice(used)))
				return 1 << letters.length;
			if (letters[used] !== reading[0]) continue;
			next |= 1 << (used + 1);
			if (reading[1] === 'h' && letters[used + 1] === 'h') next |= 1 << (used + 2);
			if (letters.startsWith(reading, used)) next |= 1 << (used + reading.length);
		}
		return next;
	}
}
