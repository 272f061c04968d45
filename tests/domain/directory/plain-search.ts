import { displayName, type Customer } from '$lib/domain/customer';
import type { Han } from '$lib/domain/directory/han';
import { isPersonName } from '$lib/domain/directory/line';
import { surnameReadings } from '$lib/domain/directory/surnames';
import { phraseOf, type SearchTerm } from '$lib/domain/directory/terms';
import { findTypo } from '$lib/domain/directory/typo';
import { digitsOf, fold } from '$lib/domain/text';

/** A letter or a digit of a folded text: what a word does not begin after. */
const inWord = /[0-9a-z]|[^\0-\u00bf\u2000-\u206f\u3000-\u303f]/;

/**
 * What a search means, said plainly: a customer at a time, a part at a time, a place at a time, and nothing known
 * beforehand. 1 to 9 as `RANK` says, 0 where the customer is not found.
 */
export function plainRanks(customers: readonly Customer[], terms: readonly SearchTerm[], han: Han): number[] {
	const books = customers.map((customer) => partsOf(customer, han));
	const phrase = phraseOf(terms);
	const typed = books.map((parts) => {
		const rank = Math.max(...worst(terms.map((term) => typedRank(parts, term))));
		return phrase && rank > 0
			? best([rank, ...nameRanks(parts, phrase).filter((each) => BEGINS.includes(each))])
			: rank;
	});
	const found = typed.filter((rank) => rank > 0).length;
	return typed.map((rank, index) => {
		if (rank > 0 || found >= 10) return rank;
		const parts = books[index]!;
		const isNear = (term: SearchTerm) =>
			typedRank(parts, term) > 0 || hasTypo(parts, term) || (found === 0 && hasPinyinTypo(parts, term, han));
		return terms.some(({ signature }) => signature !== undefined) && terms.every(isNear) ? 9 : 0;
	});
}

/** Ranks of a name that begins with what was typed, and of one that holds it, by letters or pinyin. */
const BEGINS = [1, 2, 4, 5, 7];
const best = (ranks: number[]): number => Math.min(...ranks);
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
	const { handles = {}, address } = customer;
	const folded = (text: string | undefined) => han.simplify(fold(text ?? ''));
	return {
		name: folded(shown),
		isPerson: isPersonName(customer),
		company: company === shown ? '' : folded(company),
		texts: [
			name ? externalId : undefined,
			email,
			...moreEmails,
			...Object.values(handles),
			address,
			...tags,
			notes
		].map(folded),
		phones: [phone ?? '', ...morePhones].map(digitsOf)
	};
}

function typedRank(parts: Parts, { needle, words, pinyin }: SearchTerm): number {
	const { name, company, texts, phones } = parts;
	const ranks = nameRanks(parts, { needle, pinyin });
	if (ranks.length > 0) return best(ranks);
	if (pinyin?.find(company, 0, company.length)) return 8;
	if ([company, ...texts, ...phones].some((part) => part.includes(needle))) return 8;
	return words?.every((word) => [name, company, ...texts].some((part) => part.includes(word))) ? 8 : 0;
}

/** Every way in which a name holds a term. */
function nameRanks({ name, isPerson }: Parts, { needle, pinyin }: SearchTerm): number[] {
	const ranks: number[] = [];
	if (name === needle) ranks.push(1);
	for (let at = 0; at < name.length; at++)
		if (name.startsWith(needle, at)) ranks.push(at === 0 ? 2 : inWord.test(name[at - 1]!) ? 6 : 3);
	const read = pinyin?.find(name, 0, name.length, isPerson ? surnameReadings(name) : undefined);
	if (read) ranks.push(read[0] > 0 ? 7 : read[1] === name.length ? 4 : 5);
	return ranks;
}

const hasTypo = ({ name, company }: Parts, { needle, signature }: SearchTerm): boolean =>
	signature !== undefined && [name, company].some((part) => findTypo(needle, part, 0, part.length) >= 0);

/**
 * Whether a name is spelled, from one of its characters on, as was typed but for a letter; not the first, and the last
 * only where the name ends.
 */
function hasPinyinTypo({ name, isPerson }: Parts, { needle }: SearchTerm, han: Han): boolean {
	const surname = isPerson ? surnameReadings(name) : [];
	const readingsAt = (at: number) => surname[at] ?? han.readings(name.charCodeAt(at));
	const spell = (at: number, spelled = ''): [spelled: string, isWhole: boolean][] => {
		while (spelled !== '' && name[at] === ' ') at++;
		const readings = at < name.length && spelled.length <= needle.length ? readingsAt(at) : [];
		if (readings.length === 0) return [[spelled, at === name.length]];
		return readings.flatMap((reading) => spell(at + 1, spelled + reading));
	};
	const isTypo = ([spelled, isWhole]: [string, boolean]) =>
		spelled[0] === needle[0] &&
		(!spelled.startsWith(needle.slice(0, -1)) || (isWhole && spelled.length <= needle.length)) &&
		findTypo(needle, spelled, 0, spelled.length) === 0;
	return (
		/^[a-z]{5,30}$/.test(needle) && Array.from(name.split(''), (_, at) => spell(at)).some((all) => all.some(isTypo))
	);
}
