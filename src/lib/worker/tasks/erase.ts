import { erasePerson, type ErasureReceipt } from '../../db/erase';
import { book } from '../../db/open';

/** Erases a customer for good; the journal of large imports is read for it. @param input.now milliseconds since 1970 */
export function eraseCustomer(input: { customer: string; now: number }): Promise<ErasureReceipt> {
	return erasePerson(book(), input.customer, input.now);
}
