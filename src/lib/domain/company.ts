import { standsFor, type Customer } from './customer';
import { fold } from './text';

/** What is kept of a customer to tell who works where. */
interface Kept {
	id: string;
	isCompany: boolean;
	/** A company's own name, folded. */
	name: string;
	/** The word a person gives for their company, folded. */
	company: string;
	companyId?: string;
	mergedInto?: string;
	deleted?: boolean;
}

/** The people at a company, by id. */
export interface People {
	/** Linked to the company, or to one merged into it. */
	linked: string[];
	/** Linked to none, and giving a company of this name. */
	named: string[];
}

/**
 * Companies and who is at them, in memory. A person's company is a link (`companyId`) beside a word (`company`);
 * whoever was merged into somebody else counts for them, on both sides of the link.
 */
export class Companies {
	#kept = new Map<string, Kept>();

	put(customer: Customer): void {
		const { id, kind, companyId, mergedInto, deleted } = customer;
		const isCompany = kind === 'company';
		const company = isCompany ? '' : fold(customer.company ?? '');
		if (!isCompany && company === '' && companyId === undefined && mergedInto === undefined) this.#kept.delete(id);
		else {
			const name = isCompany ? fold(customer.name || customer.company || '') : '';
			this.#kept.set(id, { id, isCompany, name, company, companyId, mergedInto, deleted });
		}
	}

	remove(id: string): void {
		this.#kept.delete(id);
	}

	peopleOf(companyId: string): People {
		const company = this.#standIn(companyId);
		const name = this.#kept.get(company)?.name ?? '';
		const [linked, named] = [new Set<string>(), new Set<string>()];
		for (const { id, deleted, isCompany, company: word, companyId: link } of this.#kept.values()) {
			if (deleted || isCompany) continue;
			// A link to a company that was erased is none.
			if (link !== undefined && this.#kept.has(link)) {
				if (this.#standIn(link) === company) linked.add(this.#standIn(id));
			} else if (name !== '' && word === name) named.add(this.#standIn(id));
		}
		return { linked: [...linked], named: [...named].filter((id) => !linked.has(id)) };
	}

	/** Ids of companies whose name holds a text: that of just this name first, then the shortest names. */
	find(text: string, most: number): string[] {
		const wanted = fold(text);
		const found = [...this.#kept.values()].filter(
			({ id, isCompany, deleted, name }) =>
				isCompany && !deleted && name !== '' && name.includes(wanted) && this.#standIn(id) === id
		);
		found.sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
		return found.slice(0, most).map(({ id }) => id);
	}

	#standIn(id: string): string {
		return standsFor(id, (each) => this.#kept.get(each)?.mergedInto);
	}
}
