import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { editCustomer } from '$lib/db/customers';
import { book } from '$lib/db/open';
import type { Customer } from '$lib/domain/customer';
import type { RegisterPath } from '$lib/domain/record';
import { now } from '$lib/ui/clock.svelte';
import { forgetNewRecord } from '$lib/ui/draft';
import { attempt, tellDone } from '../undoable';

/** The customer on screen, as far as writing it is concerned. */
export class CustomerRecord {
	readonly id: string;
	#isNew: boolean;
	#last: Promise<unknown> = Promise.resolve();

	constructor(id: string, isNew: boolean) {
		this.id = id;
		this.#isNew = isNew;
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
			const edit = { id: this.id, isNew, registers, now: now(), continues };
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

/** The address names the record as soon as there is one; nobody who is typing notices. */
function showRecord(id: string): Promise<void> {
	return goto(`${resolve('/')}customer/?id=${id}`, { replaceState: true, keepFocus: true, noScroll: true });
}
