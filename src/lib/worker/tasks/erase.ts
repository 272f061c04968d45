import { eraseTrashedAttachments, measureTrashedAttachments, type TrashedAttachments } from '../../db/attachment-trash';
import { erasePerson, type ErasureReceipt } from '../../db/erase';
import { book } from '../../db/open';
import { scrubSnapshots } from '../../db/snapshots';
import type { TaskContext } from '../context';

/** Erases a customer for good, from older books that were kept too. @param input.now milliseconds since 1970 */
export async function eraseCustomer(
	input: { customer: string; now: number },
	{ pace }: TaskContext
): Promise<ErasureReceipt> {
	const receipt = await erasePerson(book(), input.customer, input.now);
	const snapshots = await scrubSnapshots(book(), pace);
	return snapshots ? { ...receipt, counts: { ...receipt.counts, snapshots } } : receipt;
}

/** What the photos and memos in the trash take. */
export const trashedAttachments = (): Promise<TrashedAttachments> => measureTrashedAttachments(book());

/** Erases them for good. @param input.now milliseconds since 1970 */
export const emptyAttachments = (input: { now: number }): Promise<TrashedAttachments> =>
	eraseTrashedAttachments(book(), input.now);
