import { visitMinutes } from '../domain/contact-times';
import { commit, type Receipt } from './commit';
import { editing, type Step } from './interactions';
import type { SatchelDatabase } from './schema';
import { readSetting, writeSetting } from './settings';

/** Starts the clock of a visit. One that still runs is stopped: nobody is at two places. */
export async function startVisit(db: SatchelDatabase, contact: string, now: number): Promise<void> {
	const running = await readSetting(db, 'visit');
	if (running && running.contact !== contact && (await db.interactions.get(running.contact)))
		await stopVisit(db, running.contact, { now });
	await writeSetting(db, 'visit', { contact, at: new Date(now).toISOString() });
}

/** Stops the clock of a visit: it began when the clock was started and took so long; left blank where that was too long ago. */
export function stopVisit(db: SatchelDatabase, contact: string, step: Step): Promise<Receipt> {
	return commit(db, editing(contact, step), ['interactions'], async () => {
		const running = await readSetting(db, 'visit');
		if (running?.contact !== contact) return { changes: [] };
		await db.settings.delete('visit');
		const minutes = visitMinutes(running.at, step.now);
		if (minutes === null) return { changes: [] };
		const { direction } = (await db.interactions.get(contact))!;
		const set: [string, unknown][] = [['minutes', minutes]];
		// The times of an inbound contact are its own: received, answered, resolved.
		if (direction === 'out') set.push(['startedAt', running.at]);
		return { changes: [{ table: 'interactions', id: contact, set }] };
	});
}
