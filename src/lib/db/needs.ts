import { commonNeeds } from '../domain/needs';
import type { SatchelDatabase } from './schema';

/** Contacts looked through: those of some weeks, so that what is asked for now comes first. */
const LATEST = 500;

/** The needs that the book's latest contacts tell most often. */
export async function readCommonNeeds(db: SatchelDatabase, most: number): Promise<string[]> {
	const contacts = await db.interactions.orderBy('startedAt').reverse().limit(LATEST).toArray();
	return commonNeeds(
		contacts.flatMap(({ needs, deleted }) => (needs && !deleted ? needs : [])),
		most
	);
}
