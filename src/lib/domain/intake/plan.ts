import { standsFor, type Customer } from '../customer';
import { paceOfPart, pacedEach, type Pace } from '../pace';
import type { CleanColumn, Cleaned } from './cleaned';
import { isKept } from './cleaning';
import { keysOfCustomer, keysOfRow, KeyIndex } from './match';
import type { Plan, PlanOptions } from './planned';
import { isNews } from './registers';
import { isDisputed, KEY_COLUMNS, newCustomer, planChange, type Cell, type Found, type Told } from './row-change';

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
	const { book, trash } = await indexOf(customers, options.country, paceOfPart(pace, 0, 2));
	const columns = [...cleaned.columns.values()];
	const { rowNumbers, notes, columnNotes } = cleaned;
	const plan: Plan = {
		counts: { rows: cleaned.rowCount, quarantined: 0, duplicates: 0, unchanged: 0, changed: 0, new: 0 },
		created: [],
		changed: [],
		adopted: [],
		kept: [],
		quarantined: [...cleaned.quarantined.values()].sort((a, b) => a.row - b.row),
		duplicates: [...cleaned.repeats].map(([row, of]) => ({ row: rowNumbers[row]!, of: rowNumbers[of]! })),
		notes,
		columnNotes
	};
	const told = new Map<string, Told>();
	await pacedEach(cleaned.rowCount, paceOfPart(pace, 1, 2), (index) => {
		if (!isKept(cleaned, index)) return;
		const keys = keysOfRow(cleaned, index);
		const cells = cellsOfRow(columns, index);
		const row = { number: rowNumbers[index]!, fingerprint: cleaned.fingerprints[index]!, cells };
		const candidates = book.find(keys).filter((each) => !isDisputed(cells, each, told, options.country));
		const found = likest(candidates, cells, options.country);
		if (found) return planChange(plan, row, found, told, options);
		plan.created.push({
			row: row.number,
			customer: newCustomer(row, cleaned.companies, options),
			possibleDuplicateOf: [...new Set(book.sharing(keys).map(({ standing }) => standing.id))],
			inTrash: trash.find(keys)[0]?.standing.id
		});
	});
	const { created, changed, quarantined, duplicates } = plan;
	plan.counts.quarantined = quarantined.length;
	plan.counts.duplicates = duplicates.length;
	plan.counts.new = created.length;
	plan.counts.changed = changed.length;
	return plan;
}

const cellsOfRow = (columns: CleanColumn[], index: number): Cell[] =>
	columns.flatMap((column) => {
		const value = column.values[index];
		return value === undefined ? [] : [{ column, value, holds: !column.faults.has(index) }];
	});

/** Every customer by its keys, the oldest first; a merged one leads to the one that stands for it. */
async function indexOf(customers: readonly Customer[], country: string, pace: Pace) {
	const byId = new Map(customers.map((customer) => [customer.id, customer]));
	const sorted = [...customers].sort((a, b) => (a.id < b.id ? -1 : 1));
	const [book, trash] = [new KeyIndex<Found>(), new KeyIndex<Found>()];
	await pacedEach(sorted.length, pace, (index) => {
		const direct = sorted[index]!;
		const standing = byId.get(standsFor(direct.id, (id) => byId.get(id)?.mergedInto)) ?? direct;
		(standing.deleted ? trash : book).add(keysOfCustomer(direct, country), { direct, standing });
	});
	return { book, trash };
}

/** Of several customers with the same keys: the one whose names and numbers, then whose values, the row changes least; then the oldest. */
function likest(found: Found[], cells: Cell[], country: string): Found | undefined {
	if (found.length < 2) return found[0];
	const unlikeness = ({ standing }: Found) => {
		const news = cells.filter(({ column, value, holds }) => holds && isNews(standing, column, value, country));
		return news.filter(({ column }) => KEY_COLUMNS.has(column.key)).length * cells.length + news.length;
	};
	const scores = found.map(unlikeness);
	return found[scores.indexOf(Math.min(...scores))];
}
