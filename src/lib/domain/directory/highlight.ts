import { displayName, type Customer } from '../customer';
import { fold } from '../text';
import type { Han } from './han';
import { isPersonName } from './line';
import { surnameReadings } from './surnames';
import type { SearchTerm } from './terms';
import { findTypo } from './typo';

/** Start and end in a text as it is shown, in UTF-16 code units. */
export type Span = readonly [start: number, end: number];

/** Where a search found a customer. Spans are in order and apart. */
export interface Found {
	name: Span[];
	company: Span[];
	/** What else of the customer holds a term that neither name nor company does; the first such. */
	elsewhere?: { field: FoundField; text: string; spans: Span[] };
}
export type FoundField = 'email' | 'phone' | 'handle' | 'address' | 'tag' | 'notes' | 'number' | 'merged';

/** Code units of a long text that are shown before and after what was found in it. */
const BEFORE = 12;
const AFTER = 60;

/**
 * Where the terms of a search are in what a list shows of a customer, for reading: made anew for the rows on screen.
 *
 * @param merged names and numbers of those merged into the customer
 */
export function findIn(
	customer: Customer,
	terms: readonly SearchTerm[],
	han?: Han,
	merged: readonly Customer[] = []
): Found {
	const shown = displayName(customer);
	const name = new Folded(shown, han, isPersonName(customer));
	const company = new Folded(customer.company ?? '', han);
	const missing = terms.filter((term) => !name.holds(term) && !company.holds(term));
	const places = missing.length > 0 ? placesOf(customer, merged).filter(([, text]) => text !== shown) : [];
	const folded = new Map(places.map((place) => [place, foldedOf(...place, han)]));
	const isElsewhere = (term: SearchTerm) => (place: Place) => folded.get(place)!.holds(term);
	// Only what is nowhere as it was typed was found by a typo.
	const typos = missing.filter((term) => !places.some(isElsewhere(term)));
	const found: Found = { name: name.spans(terms, typos), company: company.spans(terms, typos) };
	const others = missing.filter((term) => !typos.includes(term));
	const elsewhere = others[0] && places.find(isElsewhere(others[0]));
	if (elsewhere) found.elsewhere = excerpt(...elsewhere, folded.get(elsewhere)!.spans(others));
	return found;
}

type Place = readonly [field: FoundField, text: string];

function placesOf(customer: Customer, merged: readonly Customer[]): Place[] {
	const own = ({ externalId, email, moreEmails, phone, morePhones, handles, address, tags, notes }: Customer) => [
		...[phone, ...(morePhones ?? [])].map((text) => ['phone', text] as const),
		...[email, ...(moreEmails ?? [])].map((text) => ['email', text] as const),
		...Object.values(handles ?? {}).map((text) => ['handle', text] as const),
		['address', address] as const,
		...(tags ?? []).map((text) => ['tag', text] as const),
		['notes', notes] as const,
		['number', externalId] as const
	];
	const others = merged.flatMap((each) => [
		['merged', each.name] as const,
		['merged', each.company] as const,
		...own(each)
	]);
	return [...own(customer), ...others].filter((place): place is Place => !!place[1]);
}

const foldedOf = (field: FoundField, text: string, han: Han | undefined) =>
	new Folded(text, field === 'phone' ? undefined : han, field === 'merged', field === 'phone');

function excerpt(field: FoundField, text: string, spans: readonly Span[]): Found['elsewhere'] {
	const first = spans[0]?.[0] ?? 0;
	// Not in the middle of a pair: the character before a low surrogate comes along.
	const isLow = (at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
	let from = Math.max(0, first - BEFORE);
	if (isLow(from)) from--;
	let to = Math.min(text.length, first + AFTER);
	if (isLow(to)) to++;
	const [head, tail] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
	const shift = head.length - from;
	return {
		field,
		text: head + text.slice(from, to) + tail,
		spans: spans.flatMap(([start, end]) => (start >= to ? [] : [[start + shift, Math.min(end, to) + shift] as const]))
	};
}

/** A text as it is shown beside the same folded as lines are, with the place of each folded code unit in the text. */
class Folded {
	#text: string;
	#folded = '';
	/** Where in the text each code unit of the folded one comes from, and the text's end. */
	#places: number[] = [];
	#han: Han | undefined;
	#isPerson: boolean;

	/** @param digitsOnly as phones are searched */
	constructor(text: string, han?: Han, isPerson = false, digitsOnly = false) {
		this.#text = text;
		this.#han = han;
		this.#isPerson = isPerson;
		let at = 0;
		for (const character of text) {
			this.#add(digitsOnly ? character.normalize('NFKC').replace(/\D/g, '') : this.#fold(character), at);
			at += character.length;
		}
		this.#places.push(text.length);
	}

	/** One space for several, none in front. */
	#fold(character: string): string {
		if (/\s/u.test(character)) return this.#folded === '' || this.#folded.endsWith(' ') ? '' : ' ';
		const folded = fold(character);
		return this.#han ? this.#han.simplify(folded) : folded;
	}

	#add(folded: string, at: number): void {
		this.#folded += folded;
		for (let unit = 0; unit < folded.length; unit++) this.#places.push(at);
	}

	/** Whether the term is in the text as it was typed. */
	holds(term: SearchTerm): boolean {
		return this.#find(term).length > 0;
	}

	/** What the terms are found at, some of them after a typo is forgiven; overlapping ones made one. */
	spans(terms: readonly SearchTerm[], typos: readonly SearchTerm[] = []): Span[] {
		const found = [...terms.flatMap((term) => this.#find(term)), ...typos.flatMap((term) => this.#findTypo(term))];
		const all = found.sort(([a], [b]) => a - b);
		const apart: [number, number][] = [];
		for (const [start, end] of all) {
			const last = apart.at(-1);
			if (last && start <= last[1]) last[1] = Math.max(last[1], end);
			else apart.push([start, end]);
		}
		return apart;
	}

	#find({ needle, words, pinyin }: SearchTerm): Span[] {
		const folded = this.#folded;
		const spans = this.#occurrences(needle);
		if (spans.length > 0) return spans;
		if (words?.every((word) => folded.includes(word))) return words.flatMap((word) => this.#occurrences(word));
		const read = pinyin?.find(folded, 0, folded.length, this.#surname);
		return read ? [this.#span(...read)] : [];
	}

	#findTypo({ needle, pinyin, signature }: SearchTerm): Span[] {
		if (signature === undefined) return [];
		const folded = this.#folded;
		const typo = findTypo(needle, folded, 0, folded.length);
		if (typo >= 0) return [this.#span(typo, typo + /^\p{L}*/u.exec(folded.slice(typo))![0].length)];
		const read = this.#isPerson ? pinyin?.findTypo(folded, 0, folded.length, this.#surname) : undefined;
		return read ? [this.#span(...read)] : [];
	}

	get #surname() {
		return this.#isPerson ? surnameReadings(this.#folded) : undefined;
	}

	#occurrences(needle: string): Span[] {
		const spans: Span[] = [];
		for (let at = this.#folded.indexOf(needle); at >= 0; at = this.#folded.indexOf(needle, at + needle.length))
			spans.push(this.#span(at, at + needle.length));
		return spans;
	}

	/** Up to where the next folded unit comes from, so that marks and pairs stay whole. */
	#span(start: number, end: number): Span {
		const from = this.#places[start]!;
		let next = end;
		while (next < this.#places.length - 1 && this.#places[next] === this.#places[end - 1]) next++;
		return [from, Math.max(this.#places[next]!, from + 1) || this.#text.length];
	}
}
