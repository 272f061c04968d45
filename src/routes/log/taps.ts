import type { Receipt } from '$lib/db/commit';
import { editContact, logContact, promiseFollowUp, type Step } from '$lib/db/interactions';
import { book } from '$lib/db/open';
import { standingCustomers } from '$lib/db/standing';
import { keepTaps, type Tap } from './taps-left';

/** Taps whose writing is not done, in their order. */
const begun = new Set<Tap>();
// The store drops what a page that goes has not finished: those taps are kept, and the next page writes them (rescue.ts).
if (typeof addEventListener === 'function') addEventListener('pagehide', () => keepTaps([...begun]));

/** Does the work that stores a tap; until it is done, leaving the page does not lose the tap. */
export async function storing<T>(tap: Tap, work: () => Promise<T>): Promise<T> {
	begun.add(tap);
	try {
		return await work();
	} finally {
		begun.delete(tap);
	}
}

/** Writes a tap, of whoever stands for the customer now; undefined where nobody does. */
export async function write(tap: Tap, step: Step): Promise<Receipt | undefined> {
	const { contact } = tap;
	switch (tap.what) {
		case 'contact': {
			const { customerId, channel, at } = tap;
			const customer = (await standingCustomers(book(), [customerId])).get(customerId);
			return customer && logContact(book(), { id: contact, customerId: customer.id, channel, at }, step.now);
		}
		case 'follow-up':
			return promiseFollowUp(book(), contact, tap.dueOn, step);
		default:
			return editContact(book(), contact, tap.what, tap.value, step);
	}
}
