import { fold } from '../text';
import type { Han } from './han';
import { PinyinPattern } from './pinyin';
import { isForgiven, letterSignature } from './typo';

/** One part of what was typed; a line matches when each of its terms does. */
export interface SearchTerm {
	/** Folded; found anywhere in a line. */
	needle: string;
	/** Of digits in several words: all of them in the text will do as well. The longest, which the fewest hold, first. */
	words?: readonly string[];
	/** Where it may be pinyin. */
	pinyin?: PinyinPattern;
	/** The letters of a word in which a typo is forgiven. */
	signature?: number;
}

const PHONE_LIKE = /^[\d+().\-/]+$/;
/** Sets words apart or encloses them; nobody is told by it: «Smith, Anna», <anna@example.com>. */
const BETWEEN = /[,;<>"“”„«»、。《》「」]+/gu;
/** The zero that is dialled only inside a country: +44 (0)20 7946 0018. */
const TRUNK = '(0)';
/** Digits left below this are too few to tell somebody by, so zeros in front of them are kept. */
const FEWEST_DIGITS = 4;
/** More than anybody types; beyond it a pasted page would be compared word by word with every customer. */
const MOST_TERMS = 12;

/**
 * The terms of a search: words in any order, and each run of digits («138 0013», «+86-138…») as one number written
 * in any spacing. Zeros in front of a longer number are a trunk or an international prefix and may be missing from
 * the stored number: +44 20 7946 0018 is found by 020 7946 and by 0044 20.
 */
export function searchTerms(text: string, han?: Han): SearchTerm[] {
	const folded = han ? han.simplify(fold(text)) : fold(text);
	const terms: SearchTerm[] = [];
	let run: string[] = [];
	const endRun = () => {
		if (run.length > 0) terms.push(...numberTerms(run));
		run = [];
	};
	for (const word of folded.replace(BETWEEN, ' ').split(' ')) {
		if (PHONE_LIKE.test(word)) run.push(word);
		else {
			endRun();
			// Dictation ends a sentence.
			if (word) terms.push(wordTerm(word.replace(/\.+$/, ''), han));
		}
	}
	endRun();
	return terms.slice(0, MOST_TERMS);
}

function wordTerm(needle: string, han: Han | undefined): SearchTerm {
	const signature = isForgiven(needle) ? letterSignature(needle) : undefined;
	return { needle, pinyin: han && PinyinPattern.of(needle, han), signature };
}

function numberTerms(words: string[]): SearchTerm[] {
	const digits = words.join('').replace(TRUNK, '').replace(/\D+/g, '');
	if (digits === '') return words.map((word) => ({ needle: word }));
	const significant = digits.replace(/^0+/, '');
	const needle = significant.length >= FEWEST_DIGITS ? significant : digits;
	if ((words.length === 1 && words[0] === needle) || words.length > MOST_TERMS) return [{ needle }];
	return [{ needle, words: words.sort((a, b) => b.length - a.length) }];
}

/** Several terms as one, in the order they were typed: a name that begins so is told by nothing better. */
export function phraseOf(terms: readonly SearchTerm[]): SearchTerm | undefined {
	if (terms.length < 2) return undefined;
	const pinyin = terms.flatMap((term) => term.pinyin ?? []);
	return {
		needle: terms.map(({ needle }) => needle).join(' '),
		pinyin: pinyin.length === terms.length ? PinyinPattern.joined(pinyin) : undefined
	};
}
