import { book } from '../../db/open';
import type { FollowUp } from '../../domain/follow-up';
import type { PlainDay } from '../../domain/time';

/** The day of each customer's next open follow-up, as it is stored. */
export async function readDues(): Promise<Map<string, PlainDay>> {
	const dues = new Map<string, PlainDay>();
	takeEarliest(dues, await book().followUps.where('openDueOn').above('').toArray());
	return dues;
}

/**
 * The same after follow-ups were written, reading those of their customers only.
 *
 * @param ids of the follow-ups @returns undefined where one of them is gone, and with it whom it was for
 */
export async function renewedDues(
	dues: ReadonlyMap<string, PlainDay>,
	ids: readonly string[]
): Promise<{ dues: Map<string, PlainDay>; changed: string[] } | undefined> {
	const written = await book().followUps.bulkGet([...ids]);
	if (written.includes(undefined)) return undefined;
	const changed = [...new Set(written.map((followUp) => followUp!.customerId))];
	const renewed = new Map(dues);
	for (const id of changed) renewed.delete(id);
	takeEarliest(renewed, await book().followUps.where('customerId').anyOf(changed).toArray());
	return { dues: renewed, changed };
}

function takeEarliest(dues: Map<string, PlainDay>, followUps: readonly FollowUp[]): void {
	for (const { customerId, openDueOn } of followUps) {
		const known = dues.get(customerId);
		if (openDueOn !== undefined && (known === undefined || openDueOn < known)) dues.set(customerId, openDueOn);
	}
}
