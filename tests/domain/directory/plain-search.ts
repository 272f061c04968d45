import { displayName, type Customer } from '$lib/domain/customer';
import type { Han } from '$lib/domain/directory/han';
import { isPersonName } from '$lib/domain/directory/line';
import { surnameReadings } from '$lib/domain/directory/surnames';
import type { SearchTerm } from '$lib/domain/directory/terms';
import { findTypo } from '$lib/domain/directory/typo';
import { digitsOf, fold } from '$lib/domain/text';

/** A letter or a digit of a folded text: what a word does not begin after. */
const inWord = /[0-9a-z]|[^\0-\u00bf\u2000-\u206f\u3000-\u303f]/;

/**
 * What a search means, said plainly: a customer at a time, a part at a time, a place at a time, and nothing known
 * beforehand. 1 to 7 as `RANK` says, 0 where the customer is not found.
 */
export function plainRanks(customers: readonly Customer[], terms: readonly SearchTerm[], han: Han): number[] {
	const books = customers.map((customer) => partsOf(customer, han));
	const typed = books.map((parts) => Math.max(...worst(terms.map((term) => typedRank(parts, term)))));
	const few = typed.filter((rank) => rank > 0).length < 10;
	return typed.map((rank, index) => {
		if (rank > 0 || !few) return rank;
		const parts = books[index]!;
		const isNear = (term: SearchTerm) => typedRank(parts, term) > 0 || hasTypo(parts, term);
		return terms.some(({ signature }) => signature !== undefined) && terms.every(isNear) ? 7 : 0;
	});
}

const worst = (ranks: number[]): number[] => (ranks.includes(0) ? [0] : ranks);

interface Parts {
	name: string;
	isPerson: boolean;
	company: string;
	texts: string[];
	phones: string[];
}

function partsOf(customer: Customer, han: Han): Parts {
	const shown = displayName(customer);
	const { name, company, externalId, email, moreEmails = [], tags = [], notes, phone, morePhones = [] } = customer;
	const folded = (text: string | undefined) => han.simplify(fold(text ?? ''));
	return {
		name: folded(shown),
		isPerson: isPersonName(customer),
		company: company === shown ? '' : folded(company),
		texts: [name ? externalId : undefined, email, ...moreEmails, ...tags, notes].map(folded),
		phones: [phone ?? '', ...morePhones].map(digitsOf)
	};
}

function typedRank({ name, isPerson, company, texts, phones }: Parts, { needle, words, pinyin }: SearchTerm): number {
	if (name.startsWith(needle)) return 1;
	const places = Array.from(name.split(''), (_, at) => at).filter((at) => name.startsWith(needle, at));
	if (places.some((at) => !inWord.test(name[at - 1]!))) return 2;
	if (places.length > 0) return 3;
	const read = pinyin?.find(name, 0, name.length, isPerson ? surnameReadings(name) : undefined);
	if (read) return read[0] === 0 ? 4 : 5;
	if (pinyin?.find(company, 0, company.length)) return 6;
	if ([company, ...texts, ...phones].some((part) => part.includes(needle))) return 6;
	return words?.every((word) => [name, company, ...texts].some((part) => part.includes(word))) ? 6 : 0;
}

const hasTypo = ({ name, company }: Parts, { needle, signature }: SearchTerm): boolean =>
	signature !== undefined && [name, company].some((part) => findTypo(needle, part, 0, part.length) >= 0);
