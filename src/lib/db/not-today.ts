import type { PlainDay } from '../domain/time';
import type { SatchelDatabase } from './schema';
import { readSetting, writeSetting } from './settings';

/** Customers who were taken off today's list of next best actions; tomorrow they are judged like everybody. */
export async function readNotToday(db: SatchelDatabase, today: PlainDay): Promise<string[]> {
	const stored = await readSetting(db, 'notToday');
	return stored?.day === today ? stored.ids : [];
}

/** @param aside whether the customer is taken off the list of today, or put back on it */
export async function setNotToday(db: SatchelDatabase, today: PlainDay, id: string, aside: boolean): Promise<void> {
	const others = (await readNotToday(db, today)).filter((each) => each !== id);
	await writeSetting(db, 'notToday', { day: today, ids: aside ? [...others, id] : others });
}
