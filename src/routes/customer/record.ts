import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { editCustomer } from '$lib/db/customers';
import { book } from '$lib/db/open';
import { standIns } from '$lib/db/standing';
import { displayName, type Customer } from '$lib/domain/customer';
import type { RegisterPath } from '$lib/domain/record';
import { now } from '$lib/ui/clock.svelte';
import { forgetNewRecord } from '$lib/ui/draft';
import { attempt, tellDone } from '../undoable';

/** The customer on screen, as far as writing it is concerned. */
export class CustomerRecord {
	readonly id: string;
	#isNew: boolean;
	#company: string | null;
	#last: Promise<unknown> = Promise.resolve();

	/** @param company of a new customer: the company they are made at */
	constructor(id: string, isNew: boolean, company: string | null = null) {
		this.id = id;
		this.#isNew = isNew;
		this.#company = company;
	}

	/**
	 * Writes registers as one action, after the writes before it: the first one makes a new customer.
	 *
	 * @param registers from the customer as stored then @param told what a person reads of it
	 */
	write(
		registers: (customer: Customer) => [RegisterPath, unknown][],
		told: (isNew: boolean) => string,
		continues?: string
	): Promise<{ action: string } | undefined> {
		const write = async () => {
			const isNew = this.#isNew;
			const made = isNew && this.#company !== null ? await companyRegisters(this.#company) : [];
			const all = (customer: Customer) => [...made, ...registers(customer)];
			const edit = { id: this.id, isNew, registers: all, now: now(), continues };
			const receipt = await attempt(() => editCustomer(book(), edit));
			if (!receipt) return undefined;
			this.#isNew = false;
			if (isNew) {
				forgetNewRecord();
				await showRecord(this.id);
			}
			tellDone(receipt.action, () => told(isNew));
			return receipt;
		};
		const written = this.#last.then(write);
		// One that fails as a bug is thrown at its caller; the next still runs.
		this.#last = written.catch(() => {});
		return written;
	}
}

/** A company's record, and its name as the word beside it. */
async function companyRegisters(id: string): Promise<[RegisterPath, unknown][]> {
	const company = (await standIns(book(), [id])).get(id);
	if (!company) return [];
	return [
		['companyId', company.id],
		['company', displayName(company)]
	];
}

/** The address names the record as soon as there is one; nobody who is typing notices. */
function showRecord(id: string): Promise<void> {
	return goto(`${resolve('/')}customer/?id=${id}`, { replaceState: true, keepFocus: true, noScroll: true });
}
