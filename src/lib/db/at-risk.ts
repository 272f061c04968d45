import { atRisk, isLeftAlone } from '../domain/care/at-risk';
import { horizonOf } from '../domain/care/agenda';
import type { Customer } from '../domain/customer';
import type { Prediction, Reason } from '../domain/model';
import { unpaced, type Pace } from '../domain/pace';
import type { PlainDay } from '../domain/time';
import { currentModel, saidOf } from './current-model';
import { careRow, type CareRow } from './care-row';
import { MOST_COUNTED } from './gone-quiet';
import type { SatchelDatabase } from './schema';
import { readSetting } from './settings';
import type { Shown } from './shown';
import { standingCustomers } from './standing';

/**
 * Customers whom the model in use holds to be at risk, in order, so that Today need not read what it says of everybody.
 * No index of the store may tell how satisfied somebody is, and these are values: lists of ids in `settings`, made anew
 * once models changed (`distrustModels`). What is shown of them is read each time, so that a contact, a promise or the
 * trash takes somebody off at once.
 */
const sliceKey = (slice: number) => `atRisk/${slice}` as const;
const PREFIX = 'satisfaction/';
/** Customers in a list. */
const SLICE = 100;
/** Predictions read in one transaction: taps that save wait no longer than that. */
const READ = 2000;

/** Puts everybody who is at risk in order, unless it has been done. */
export async function rankAtRisk(db: SatchelDatabase, pace: Pace = unpaced): Promise<void> {
	const before = await readSetting(db, 'atRisk');
	if (before && before.stale === undefined) return;
	const model = await currentModel(db, 'satisfaction');
	const said: Pick<Prediction, 'id' | 'customerId' | 'probability'>[] = [];
	const total = model ? await db.records('predictions').count() : 0;
	for (let [last, read] = [PREFIX, 0]; model;) {
		const rows = await db
			.records('predictions')
			.where(':id')
			.between(last, `${PREFIX}\uffff`, false)
			.limit(READ)
			.toArray();
		for (const { id, customerId, probability, deleted, model: by } of rows)
			if (by === model.id && !deleted) said.push({ id, customerId, probability });
		if (rows.length < READ) break;
		last = rows.at(-1)!.id;
		await pace((read += READ), total);
	}
	const ids = atRisk(said).map(({ customerId }) => customerId);
	await db.transaction('rw', db.settings, async () => {
		// Models that changed meanwhile ask for another look.
		if ((await readSetting(db, 'atRisk'))?.stale !== before?.stale) return;
		await db.settings.where('key').startsWith('atRisk/').delete();
		for (let slice = 0; slice * SLICE < ids.length; slice++)
			await db.settings.put({ key: sliceKey(slice), value: ids.slice(slice * SLICE, (slice + 1) * SLICE) });
		await db.settings.put({ key: 'atRisk', value: {} });
	});
}

export interface RiskRow extends CareRow {
	probability: number;
	reasons: Reason[];
}

/**
 * Who is at risk, the likeliest to be unsatisfied first. Left out: who was contacted lately, and who has a follow-up on
 * Today already. Reads no more than it is asked for, but for those left out, so it takes as long in a book of 100,000
 * customers as in one of a thousand.
 *
 * @param when milliseconds since 1970, and the phone's calendar day then
 * @returns `total` up to one more than {@link MOST_COUNTED}; `more` where there are rows after those; null until {@link rankAtRisk} has been over the book
 */
export async function readAtRisk(
	db: SatchelDatabase,
	when: { now: number; today: PlainDay },
	{ offset, most }: Shown
): Promise<{ rows: RiskRow[]; total: number; more: boolean } | null> {
	const ranked = await readSetting(db, 'atRisk');
	if (!ranked || ranked.stale !== undefined) return null;
	const wanted = Math.max(offset + most, MOST_COUNTED) + 1;
	const found: { customer: Customer; probability: number; reasons: Reason[] }[] = [];
	let planned: ReadonlySet<string> | undefined;
	for (let slice = 0; found.length < wanted; slice++) {
		const ids = await readSetting(db, sliceKey(slice));
		if (!ids) break;
		planned ??= await plannedFor(db, when.today);
		const [customers, said] = await Promise.all([db.customers.bulkGet(ids), saidOf(db, 'satisfaction', ids)]);
		for (const customer of customers) {
			// One merged into another has no prediction of its own any more: the other's counts.
			if (!customer || customer.deleted || customer.mergedInto !== undefined) continue;
			const { probability, reasons = [] } = said.get(customer.id) ?? {};
			if (probability === undefined || planned.has(customer.id)) continue;
			if (isLeftAlone(customer.lastContactAt, when.now)) continue;
			found.push({ customer, probability, reasons });
		}
	}
	return {
		rows: found.slice(offset, offset + most).map(({ customer, ...said }) => ({ ...careRow(customer), ...said })),
		total: Math.min(found.length, MOST_COUNTED + 1),
		more: found.length > offset + most
	};
}

/** Customers of whom Today speaks for a follow-up. */
async function plannedFor(db: SatchelDatabase, today: PlainDay): Promise<Set<string>> {
	const due = await db.followUps.where('openDueOn').belowOrEqual(horizonOf(today)).toArray();
	const customers = await standingCustomers(
		db,
		due.map(({ customerId }) => customerId)
	);
	return new Set([...customers.values()].map(({ id }) => id));
}
