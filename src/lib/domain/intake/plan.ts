import { standsFor, type Customer } from '../customer';
import { paceOfPart, pacedEach, type Pace } from '../pace';
import type { CleanColumn, Cleaned } from './cleaned';
import { isKept } from './cleaning';
import { keysOfCustomer, keysOfRow, KeyIndex, Multimap } from './match';
import { newCustomer, PlannedCustomer, type Making } from './new-customer';
import type { Plan, PlanOptions } from './planned';
import { isNews } from './registers';
import { isDisputed, planChange, type Cell, type Found, type Row, type Told } from './row-change';

const ID = /^[\w-]{1,64}$/;
const NOBODY: readonly string[] = [];

/**
 * Matches every kept row to the book and says what would change. Planning writes nothing; planning the same file on
 * the book as the plan leaves it finds every row unchanged.
 *
 * @param customers all of them, those in the trash and merged ones too
 * @throws Cancelled by the pace
 */
export async function makePlan(
	cleaned: Cleaned,
	customers: readonly Customer[],
	options: PlanOptions,
	pace: Pace
): Promise<Plan> {
	const { book, trash, reached } = await indexOf(customers, options.country, paceOfPart(pace, 0, 2));
	const own = cleaned.columns.get('satchelId');
	const columns = [...cleaned.columns.values()].filter((column) => column !== own);
	const rowOf = (index: number): Row => ({
		number: cleaned.rowNumbers[index]!,
		fingerprint: cleaned.fingerprints.at(index),
		cells: cellsOfRow(columns, index)
	});
	const making: Making = {
		customerOf: (index, id) => newCustomer(rowOf(index), cleaned.companies, id, options),
		newId: options.newId,
		numberOf: (index) => cleaned.rowNumbers[index]!
	};
	const taken = new Set(customers.map(({ id }) => id));
	/** A customer that was exported comes back under its own id, unless that is, or was, somebody else's here; the others get a new one. */
	const idFor = (wanted: unknown): string | undefined => {
		if (typeof wanted !== 'string' || !ID.test(wanted) || taken.has(wanted) || options.erased?.has(wanted))
			return undefined;
		taken.add(wanted);
		return wanted;
	};
	const { rowNumbers, notes, columnNotes, steps } = cleaned;
	const aside = [...cleaned.quarantined.values()].sort((a, b) => a.row - b.row);
	const plan: Plan = {
		counts: { rows: cleaned.rowCount, quarantined: 0, leftOut: 0, duplicates: 0, unchanged: 0, changed: 0, new: 0 },
		created: [],
		changed: [],
		adopted: [],
		kept: [],
		unchanged: [],
		quarantined: aside.filter(({ reason }) => reason.code !== 'row-left-out'),
		leftOut: aside.filter(({ reason }) => reason.code === 'row-left-out'),
		duplicates: [...cleaned.repeats].map(([row, of]) => ({ row: rowNumbers[row]!, of: rowNumbers[of]! })),
		notes,
		columnNotes,
		steps
	};
	const told = new Map<string, Told>();
	await pacedEach(cleaned.rowCount, paceOfPart(pace, 1, 2), (index) => {
		if (!isKept(cleaned, index)) return;
		const keys = keysOfRow(cleaned, index);
		const row = rowOf(index);
		const candidates = book.find(keys).filter((each) => !isDisputed(row.cells, each, told, options.country));
		const found = likest(candidates, row, options.country);
		if (found) return planChange(plan, row, found, told, options);
		const reaching = reached.get(keys.reaches);
		const alike = reaching.length > 0 ? [...new Set(reaching.map(({ standing }) => standing.id))] : NOBODY;
		const inTrash = trash.find(keys)[0]?.standing.id;
		plan.created.push(new PlannedCustomer(alike, inTrash, index, making, idFor(own?.values.at(index))));
	});
	const { created, changed, unchanged, quarantined, leftOut, duplicates } = plan;
	plan.counts.quarantined = quarantined.length;
	plan.counts.leftOut = leftOut.length;
	plan.counts.unchanged = unchanged.length;
	plan.counts.duplicates = duplicates.length;
	plan.counts.new = created.length;
	plan.counts.changed = changed.length;
	return plan;
}

const cellsOfRow = (columns: CleanColumn[], index: number): Cell[] =>
	columns.flatMap((column) => {
		const value = column.values.at(index);
		return value === undefined
			? []
			: [{ column, value, holds: !column.faults.has(index), filled: column.filled?.has(index) ?? false }];
	});

interface BookIndex {
	book: KeyIndex<Found>;
	trash: KeyIndex<Found>;
	/** Customers in the book by each phone and each email. */
	reached: Multimap<Found>;
}

/** Every customer by its keys, the oldest first; a merged one leads to the one that stands for it. */
async function indexOf(customers: readonly Customer[], country: string, pace: Pace): Promise<BookIndex> {
	const byId = new Map(customers.map((customer) => [customer.id, customer]));
	const sorted = [...customers].sort((a, b) => (a.id < b.id ? -1 : 1));
	const index: BookIndex = { book: new KeyIndex(), trash: new KeyIndex(), reached: new Multimap() };
	await pacedEach(sorted.length, pace, (at) => {
		const direct = sorted[at]!;
		const standing = byId.get(standsFor(direct.id, (id) => byId.get(id)?.mergedInto)) ?? direct;
		const found = { direct, standing };
		const keys = keysOfCustomer(direct, country);
		(standing.deleted ? index.trash : index.book).add(keys, found);
		if (!standing.deleted) for (const key of keys.reaches) index.reached.add(key, found);
	});
	return index;
}

/** Of several customers with the same keys: the one whom this very row found before, else whom it changes least, else the oldest. */
function likest(found: Found[], { cells, fingerprint }: Row, country: string): Found | undefined {
	if (found.length < 2) return found[0];
	const before = found.find(({ direct }) => direct.fingerprints?.includes(fingerprint));
	if (before) return before;
	const news = found.map(
		({ standing }) =>
			cells.filter(({ column, value, holds }) => holds && isNews(standing, column, value, country)).length
	);
	return found[news.indexOf(Math.min(...news))];
}
