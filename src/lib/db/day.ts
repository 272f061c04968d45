import type { PlainDay } from '../domain/time';
import type { SatchelDatabase } from './schema';

/** Open follow-ups whose day is past. Read from the index alone. */
export const countOverdue = (db: SatchelDatabase, today: PlainDay): Promise<number> =>
	db.followUps.where('openDueOn').below(today).count();
