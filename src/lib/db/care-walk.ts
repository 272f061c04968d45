import { CARE_TABLES, refreshCare } from './care-derived';
import { noteBirthdays } from './birthdays';
import type { SatchelDatabase } from './schema';
import { readSetting } from './settings';
import { transact } from './transact';
import { zoneHere } from './zone';

/** Customers in one transaction: taps that save wait no longer than that. */
const SLICE = 500;

/**
 * Works out `careDueOn` of every customer anew, a slice a transaction, after the rules, the segments or the time zone
 * changed; of a book from before there were cadences also what it stands on. What is written meanwhile goes by the new
 * rules already. Broken off, it is begun again the next time.
 *
 * @param onSlice awaited between slices; may throw to cancel
 */
export async function workOutCare(
	db: SatchelDatabase,
	onSlice: (done: number, total: number) => Promise<void>
): Promise<void> {
	const before = await readSetting(db, 'careWorkedOut');
	const zone = zoneHere();
	const total = await db.customers.count();
	let done = 0;
	for (let last = ''; ;) {
		await onSlice(done, total);
		const ids = await transact(db, [...CARE_TABLES], async () => {
			const rows = await db.customers.where(':id').above(last).limit(SLICE).toArray();
			const found = new Set(rows.map(({ id }) => id));
			if (!before) await noteBirthdays(db, rows);
			const changed = await refreshCare(db, { contacted: before ? undefined : found, ruled: found });
			return { ids: [...found], touched: changed.length ? { customers: changed } : {} };
		}).then((slice) => slice.ids);
		done += ids.length;
		if (ids.length < SLICE) break;
		last = ids.at(-1)!;
	}
	await db.transaction('rw', db.settings, async () => {
		const now = await readSetting(db, 'careWorkedOut');
		// Rules that changed meanwhile ask for another walk.
		if (now?.stale === before?.stale) await db.settings.put({ key: 'careWorkedOut', value: { zone } });
	});
}
