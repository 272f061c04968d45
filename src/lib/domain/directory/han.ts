const HAN = /\p{Script=Han}/u;
export const hasHan = (text: string): boolean => HAN.test(text);

/** The characters that have readings here: CJK Extension A and the unified block. */
const FIRST = 0x3400;
const LAST = 0x9fff;
export const isHan = (code: number): boolean => code >= FIRST && code <= LAST;

/**
 * What search knows of Chinese characters: which simplified one each traditional one is written as, and how each is
 * read. The dictionaries come in as arguments, because most books never need them.
 */
export class Han {
	#simplified = new Map<string, string>();
	/** The traditional characters written as each simplified one. */
	#traditional = new Map<string, string[]>();
	#pinyin: (character: string) => readonly string[];
	#readings = new Map<number, readonly string[]>();
	/** By code from `FIRST`: a bit for each letter that a reading starts with; 0 where that is not known yet. */
	#initials = new Uint32Array(LAST - FIRST + 1);

	/**
	 * @param characters OpenCC's `TSCharacters`: `傳 传|單 单|…`
	 * @param pinyin every reading of a character, toneless, `ü` as it is
	 */
	constructor(characters: string, pinyin: (character: string) => readonly string[]) {
		this.#pinyin = pinyin;
		for (const entry of characters.split('|')) {
			const [traditional, simplified] = entry.split(' ');
			if (!traditional || !simplified || traditional === simplified) continue;
			this.#simplified.set(traditional, simplified);
			const forms = this.#traditional.get(simplified);
			if (forms) forms.push(traditional);
			else this.#traditional.set(simplified, [traditional]);
		}
	}

	/** The text with each traditional character as its simplified one. Astral characters stay as they are. */
	simplify(text: string): string {
		for (let at = 0; at < text.length; at++)
			if (isHan(text.charCodeAt(at)) && this.#simplified.has(text[at]!))
				return text.replace(/[㐀-鿿]/g, (character) => this.#simplified.get(character) ?? character);
		return text;
	}

	/** Every reading of a simplified character and of those it stands for, `ü` as `v` and as `u`; none of what is not Han. */
	readings(code: number): readonly string[] {
		let readings = this.#readings.get(code);
		if (!readings) {
			const character = String.fromCharCode(code);
			const forms = isHan(code) ? [character, ...(this.#traditional.get(character) ?? [])] : [];
			const read = forms.flatMap((form) => this.#pinyin(form)).filter((each) => /^[a-zü]+$/.test(each));
			readings = [...new Set(read.flatMap((each) => [each.replaceAll('ü', 'v'), each.replaceAll('ü', 'u')]))];
			this.#readings.set(code, readings);
		}
		return readings;
	}

	/** Whether a reading of the character starts with a letter: a bit for each, `a` the lowest. */
	initials(code: number): number {
		if (!isHan(code)) return 0;
		const known = this.#initials[code - FIRST]!;
		return known || (this.#initials[code - FIRST] = initialsOf(this.readings(code)));
	}
}

/** Set beside the letters, so that what is known is never 0. */
const KNOWN = 1 << 26;
const initialsOf = (readings: readonly string[]): number =>
	readings.reduce((bits, reading) => bits | letterBit(reading.charCodeAt(0)), KNOWN);

/** The bit of a lower-case ASCII letter; 0 for anything else. */
export const letterBit = (code: number): number => (code >= 0x61 && code <= 0x7a ? 1 << (code - 0x61) : 0);
