import { isHan, letterBit, type Han } from './han';
import { isOneEditAway } from './typo';

/** Positions in the letters are bits of one number. */
const MOST_LETTERS = 30;
const SEARCHABLE = /^(?=.*[a-z])[a-z㐀-鿿]+$/;
/** Fewer letters are one typo away from many names. */
const FORGIVEN = /^[a-z]{5,}$/;

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

	/** Undefined where the term cannot be pinyin. */
	static of(letters: string, han: Han): PinyinPattern | undefined {
		return letters.length <= MOST_LETTERS && SEARCHABLE.test(letters) ? new PinyinPattern(letters, han) : undefined;
	}

	/** Pinyin typed in several words: zhang wei. */
	static joined(patterns: readonly PinyinPattern[]): PinyinPattern | undefined {
		const [first] = patterns;
		return first && PinyinPattern.of(patterns.map((pattern) => pattern.#letters).join(''), first.#han);
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
			// A space inside a name: 欧阳 娜娜.
			if (at > start && code === SPACE) continue;
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

	/**
	 * The same of pinyin in full with one typo: not in the first letter, and in the last only at the end of the name, for
	 * else it begins the next syllable. Undefined too where there are too few letters to tell.
	 */
	findTypo(text: string, from: number, to: number, surname = AS_ANYWHERE): readonly [number, number] | undefined {
		if (!FORGIVEN.test(this.#letters)) return undefined;
		for (let start = from; start < to; start++) {
			const end = this.#spelledFrom('', text, start, to, from, surname);
			if (end > start) return [start, end];
		}
		return undefined;
	}

	/** Where the characters from `at` on, spelled after what is spelled already, are the letters but for a typo; else -1. */
	#spelledFrom(before: string, text: string, at: number, to: number, nameStart: number, surname: Readings): number {
		if (before.length > this.#letters.length) return -1;
		for (const reading of surname[at - nameStart] ?? this.#han.readings(text.charCodeAt(at))) {
			if (before === '' && reading[0] !== this.#letters[0]) continue;
			const spelled = before + reading;
			let next = at + 1;
			while (next < to && text.charCodeAt(next) === SPACE) next++;
			const isLast = next === to || text.charCodeAt(next) === NAME_END;
			if (this.#isTypoOf(spelled, isLast)) return at + 1;
			const end = isLast ? -1 : this.#spelledFrom(spelled, text, next, to, nameStart, surname);
			if (end >= 0) return end;
		}
		return -1;
	}

	#isTypoOf(spelled: string, isWhole: boolean): boolean {
		const letters = this.#letters;
		const isLastLetter = spelled.startsWith(letters.slice(0, -1));
		if (isLastLetter && !(isWhole && spelled.length <= letters.length)) return false;
		return isOneEditAway(letters, spelled, 0, spelled.length);
	}
}

const SPACE = 0x20;
const NAME_END = 0x0a;
