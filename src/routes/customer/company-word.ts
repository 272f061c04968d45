import type { Customer } from '$lib/domain/customer';
import type { RegisterPath } from '$lib/domain/record';
import { fold } from '$lib/domain/text';

/**
 * The link that stands beside a person's word for their company: it goes with another word, and is back where the same
 * word is typed again before the box is left for good.
 */
export class WordLink {
	#gone: { id: string; word: string } | undefined;

	/** @param stored the customer before the word is written @returns the registers to write with it */
	registers({ company = '', companyId }: Customer, word: unknown): [RegisterPath, unknown][] {
		const [before, after] = [fold(company), fold(String(word ?? ''))];
		if (companyId !== undefined && before !== after) {
			this.#gone = { id: companyId, word: before };
			return [['companyId', undefined]];
		}
		if (companyId === undefined && this.#gone?.word === after) return [['companyId', this.#gone.id]];
		return [];
	}
}
