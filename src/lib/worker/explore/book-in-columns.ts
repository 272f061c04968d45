import { onCommit, type Touched } from '../../db/announce';
import { book } from '../../db/open';
import { readSlices } from '../../db/read-slices';
import { offsetHere } from '../../db/zone';
import { mergesAmong, standsFor, type Customer } from '../../domain/customer';
import {
	contactColumns,
	customerColumns,
	feedbackColumns,
	orderColumns,
	type Here,
	type Owned
} from '../../domain/insights/explore/book-columns';
import { factsOf, type Columns } from '../../domain/insights/explore/columns';
import type { ColumnFacts, ExploredTable } from '../../domain/insights/explore/question';
import { Cancelled } from '../../domain/pace';
import type { TaskContext } from '../context';
import { Version } from '../version';

/** A table of the book, built, as it stood at `version`. */
export interface BuiltTable {
	table: Columns;
	/** Those its rows belong to; null for the customers themselves. */
	customers: Columns | null;
	facts: ColumnFacts[];
	version: number;
}

const SOURCES = ['customers', 'interactions', 'orders', 'feedback'] as const;

/** Tables built since the book last changed, by name, day and currency. */
const built = new Map<string, Promise<BuiltTable>>();
const version = new Version();
let isFollowing = false;

function follow(): void {
	if (isFollowing) return;
	isFollowing = true;
	onCommit((touched: Touched) => {
		if (!SOURCES.some((table) => touched[table])) return;
		built.clear();
		version.current++;
		version.tell();
	});
}

/** Resolves once the book is not that of `given` any more. @throws Cancelled */
export function whenChanged(given: number, signal: AbortSignal): Promise<void> {
	follow();
	return version.changed(given, signal);
}

/** A table as columns: built at the first question after a change of the book, else as it is in memory. */
export async function builtTable(
	name: ExploredTable,
	{ today, homeCurrency }: Pick<Here, 'today' | 'homeCurrency'>,
	context: TaskContext
): Promise<BuiltTable> {
	follow();
	const key = `${name} ${today} ${homeCurrency}`;
	for (;;) {
		let building = built.get(key);
		if (!building) {
			building = build(name, { today, homeCurrency, local }, context);
			built.set(key, building);
			building.catch(() => built.get(key) === building && built.delete(key));
		}
		try {
			return await building;
		} catch (error) {
			// Another question was building it and was cancelled; this one was not.
			if (!(error instanceof Cancelled) || context.signal.aborted) throw error;
		}
	}
}

/** The wall's clock where the phone is. */
function local(at: string): number {
	return Date.parse(at) + offsetHere(at) * 60_000;
}

async function build(name: ExploredTable, here: Here, { report, pace }: TaskContext): Promise<BuiltTable> {
	const asOf = version.current;
	const table = name === 'contacts' ? 'interactions' : name === 'customers' ? 'orders' : name;
	const tables = [...new Set(['customers', 'orders', table] as const)];
	const read = await readSlices(book(), tables, report);
	const standing = standingIn(read.customers);
	const owned = <R extends { customerId: string; deleted?: boolean }>(rows: readonly R[]): Owned<R>[] =>
		rows.flatMap((row) => {
			const customerId = standing.get(row.customerId);
			if (row.deleted || customerId === undefined) return [];
			return row.customerId === customerId ? row : { ...row, customerId };
		});
	await pace(1, 1);
	const customers = customerColumns(
		read.customers.filter(({ id }) => standing.get(id) === id),
		owned(read.orders),
		here
	);
	await pace(1, 1);
	const facts = customers.columns.map(factsOf);
	if (name === 'customers') return { table: customers, customers: null, facts, version: asOf };
	const own =
		name === 'contacts'
			? contactColumns(owned(read.interactions), here)
			: name === 'orders'
				? orderColumns(owned(read.orders), here)
				: feedbackColumns(owned(read.feedback), here);
	await pace(1, 1);
	const theirs = facts.map((column) => ({ ...column, id: `customer.${column.id}` }));
	return { table: own, customers, facts: [...own.columns.map(factsOf), ...theirs], version: asOf };
}

/** For each customer the one that stands for it; none where that one is in the trash. */
function standingIn(customers: readonly Customer[]): Map<string, string> {
	const known = new Map(customers.map((customer) => [customer.id, customer]));
	const mergedInto = mergesAmong(known);
	const standing = new Map<string, string>();
	for (const { id } of customers) {
		const one = standsFor(id, mergedInto);
		if (!known.get(one)!.deleted) standing.set(id, one);
	}
	return standing;
}
