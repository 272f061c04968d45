import type { RuledCadence } from '../domain/care/cadence';
import type { Instant, PlainDay } from '../domain/time';
import { readCare } from './care-derived';
import { careRow, type CareRow } from './care-row';
import type { Shown } from './shown';
import type { SatchelDatabase } from './schema';

export interface QuietRow extends CareRow {
	/** Missing where there was no contact since the rep gave them a cadence. */
	lastCareAt?: Instant;
	from: PlainDay;
	cadence: RuledCadence;
}

/** More than this are not counted. */
export const MOST_COUNTED = 99;

/**
 * Customers past the longest gap of their cadence, the longest past first. By index and of what is shown only, so it
 * takes as long in a book of 100,000 customers as in one of ten. To be believed while `isCareWorkedOut`.
 *
 * @returns `total` up to one more than {@link MOST_COUNTED}; `more` where there are rows after those
 */
export async function readGoneQuiet(
	db: SatchelDatabase,
	today: PlainDay,
	{ offset, most }: Shown
): Promise<{ rows: QuietRow[]; total: number; more: boolean }> {
	const quiet = () => db.customers.where('careDueOn').below(today);
	const [customers, counted] = await Promise.all([
		quiet()
			.offset(offset)
			.limit(most + 1)
			.toArray(),
		quiet()
			.limit(MOST_COUNTED + 1)
			.primaryKeys()
	]);
	const rows = (await readCare(db, customers.slice(0, most))).flatMap(({ customer, lastCareAt, cadence, from }) =>
		cadence && from !== undefined ? [{ ...careRow(customer), lastCareAt, cadence, from }] : []
	);
	return { rows, total: counted.length, more: customers.length > most };
}
