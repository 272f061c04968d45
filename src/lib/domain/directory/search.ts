import type { Customer } from '../customer';
import { digitsOf, fold } from '../text';

/** Between the parts of a line. No folded needle holds either, so that none matches across two parts. */
const NEXT = '\n';
const PHONES = '\t';

/**
 * What of a customer can be searched, as one folded line: name, company and e-mail addresses, then, after a tab, the
 * digits of every phone. Searching is one `includes` a word. Pinyin and initials will be further parts before the tab.
 */
export function searchLine(customer: Customer): string {
	let line = '';
	for (const text of [customer.name, customer.company, customer.email]) if (text) line += fold(text) + NEXT;
	if (customer.moreEmails) for (const text of customer.moreEmails) line += fold(text) + NEXT;
	line += PHONES;
	if (customer.phone) line += digitsOf(customer.phone) + NEXT;
	if (customer.morePhones) for (const text of customer.morePhones) line += digitsOf(text) + NEXT;
	return line;
}

/** One line for several customers that are one person. */
export function joinLines(lines: readonly string[]): string {
	const parts = lines.map((line) => line.split(PHONES));
	return parts.map(([text]) => text).join('') + PHONES + parts.map(([, phones]) => phones).join('');
}

/** A line matches a search when each term does: its needle is anywhere in the line, or all its words are in the text. */
interface SearchTerm {
	needle: string;
	words?: readonly string[];
}

const PHONE_LIKE = /^[\d+().\-/]+$/;
/** Digits left below this are too few to tell somebody by, so zeros in front of them are kept. */
const FEWEST_DIGITS = 4;

/**
 * The terms of a search: words in any order, and each run of digits («138 0013», «+86-138…») as one number written
 * in any spacing. Zeros in front of a longer number are a trunk or an international prefix and may be missing from
 * the stored number: +44 20 7946 0018 is found by 020 7946 and by 0044 20.
 */
export function searchTerms(text: string): SearchTerm[] {
	const terms: SearchTerm[] = [];
	let run: string[] = [];
	const endRun = () => {
		if (run.length > 0) terms.push(...numberTerms(run));
		run = [];
	};
	for (const word of fold(text).split(' ')) {
		if (PHONE_LIKE.test(word)) run.push(word);
		else {
			endRun();
			if (word) terms.push({ needle: word });
		}
	}
	endRun();
	return terms;
}

function numberTerms(words: string[]): SearchTerm[] {
	const digits = words.join('').replace(/\D+/g, '');
	if (digits === '') return words.map((word) => ({ needle: word }));
	const significant = digits.replace(/^0+/, '');
	const needle = significant.length >= FEWEST_DIGITS ? significant : digits;
	return [words.length === 1 && words[0] === needle ? { needle } : { needle, words }];
}

export const matches = (line: string, terms: readonly SearchTerm[]): boolean =>
	terms.every(({ needle, words }) => line.includes(needle) || (words !== undefined && inText(line, words)));

function inText(line: string, words: readonly string[]): boolean {
	const phones = line.indexOf(PHONES);
	return words.every((word) => line.lastIndexOf(word, phones) >= 0);
}

/** Indexes of the lines that match, ascending; an empty search asks nothing and matches none. */
export function search(lines: readonly string[], text: string): number[] {
	const terms = searchTerms(text);
	const [first] = terms;
	const found: number[] = [];
	if (!first) return found;
	// Most searches are one word; without the nested calls a line they cost what a bare scan costs.
	const only = terms.length === 1 && !first.words ? first.needle : undefined;
	for (let index = 0; index < lines.length; index++) {
		const line = lines[index]!;
		if (only !== undefined ? line.includes(only) : matches(line, terms)) found.push(index);
	}
	return found;
}
