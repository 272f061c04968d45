import { registerStamp } from '../record';
import type { Stamp } from '../stamp';
import type { Instant } from '../time';
import { ratingsOf, type Dossier } from './features';

/** Whether a customer is satisfied, and the moment and the writing of that. */
export interface Label {
	satisfied: boolean;
	at: Instant;
	stamp: Stamp;
}

/**
 * What was imported as `satisfied`, else the last rating: 4 and 5 are yes, 1 and 2 no. `undecided` is a last rating
 * between them; `unlabelled` a customer who never said.
 */
export function labelOf(
	dossier: Pick<Dossier, 'customer' | 'contacts' | 'feedback'>
): Label | 'undecided' | 'unlabelled' {
	const { customer } = dossier;
	if (customer.satisfied) {
		const { value, at } = customer.satisfied;
		return { satisfied: value, at, stamp: registerStamp(customer, 'satisfied') };
	}
	const last = ratingsOf(dossier).at(-1);
	if (!last) return 'unlabelled';
	if (last.rating > 2 && last.rating < 4) return 'undecided';
	return { satisfied: last.rating >= 4, at: last.at, stamp: last.stamp };
}
