import { cadenceOf, careDueOn, type CareRules } from '../domain/care/cadence';
import type { OffsetAt } from '../domain/care/contact';
import type { Customer } from '../domain/customer';
import { registerStamp } from '../domain/record';
import { stampTime } from '../domain/stamp';
import { dayOf, type PlainDay } from '../domain/time';
import { readCareRules } from './care-rules';
import { saidOf } from './current-model';
import type { AffectedCare } from './care-affected';
import { laterContacts, lastContactsOf, withDerived } from './derived';
import type { SatchelDatabase } from './schema';
import { standIns } from './standing';
import { offsetHere } from './zone';

/** What {@link refreshCare} reads and writes. */
export const CARE_TABLES = ['customers', 'interactions', 'models', 'predictions', 'settings'] as const;

/**
 * The local day from which a customer's gap is counted: that of the last care. Before there was any, that on which the
 * rep gave them a cadence of their own: it is kept from then on. Nobody else is missed before they were met.
 */
function careFrom(customer: Customer, lastCareAt: string | undefined, offsetAt: OffsetAt): PlainDay | undefined {
	const at = lastCareAt ?? (customer.careEveryDays && promisedAt(customer));
	return at === undefined ? undefined : dayOf(at, offsetAt(at));
}
const promisedAt = (customer: Customer): string =>
	new Date(stampTime(registerStamp(customer, 'careEveryDays')) || 0).toISOString();

/** Those merged into each of the customers, near or far. */
async function mergedIntoEach(db: SatchelDatabase, ids: readonly string[]): Promise<Map<string, Customer[]>> {
	const merged = new Map(ids.map((id): [string, Customer[]] => [id, []]));
	const standsFor = new Map(ids.map((id) => [id, id]));
	for (let found = [...ids]; found.length > 0;) {
		const next = await db.customers.where('mergedInto').anyOf(found).toArray();
		found = [];
		for (const customer of next) {
			if (standsFor.has(customer.id)) continue;
			const into = standsFor.get(customer.mergedInto!)!;
			standsFor.set(customer.id, into);
			merged.get(into)!.push(customer);
			found.push(customer.id);
		}
	}
	return merged;
}

/** The last care of a customer and those merged into it. */
const lastCareOf = (members: readonly Customer[]): string | undefined =>
	members.reduce<string | undefined>(
		(last, { lastCareAt }) => (lastCareAt && lastCareAt > (last ?? '') ? lastCareAt : last),
		undefined
	);

/**
 * Customers with the cadence that applies to them, the last care of them and of those merged into them, all their ids, and
 * the local day from which their gap is counted.
 */
export async function readCare(db: SatchelDatabase, standing: readonly Customer[]) {
	const ids = standing.map(({ id }) => id);
	const [rules, merged] = await Promise.all([readCareRules(db), mergedIntoEach(db, ids)]);
	return careOf(db, standing, rules, merged);
}

async function careOf(
	db: SatchelDatabase,
	standing: readonly Customer[],
	rules: CareRules,
	merged: ReadonlyMap<string, Customer[]>
) {
	const bySegment = Object.keys(rules.segments ?? {}).length > 0;
	const ids = standing.map(({ id }) => id);
	const segments = bySegment ? await saidOf(db, 'segments', ids) : undefined;
	return standing.map((customer) => {
		const members = [customer, ...merged.get(customer.id)!];
		const lastCareAt = lastCareOf(members);
		const cadence = cadenceOf(customer, segments?.get(customer.id), rules);
		const from = careFrom(customer, lastCareAt, offsetHere);
		return { customer, ids: members.map(({ id }) => id), lastCareAt, cadence, from };
	});
}

/** What care of customers is worked out from, their contacts aside: the customers, the rules, those merged into them. */
export const readCareBasis = (db: SatchelDatabase, ids: string[]) =>
	Promise.all([db.customers.bulkGet(ids), readCareRules(db), mergedIntoEach(db, ids)]);
export type CareBasis = Awaited<ReturnType<typeof readCareBasis>>;

/**
 * Keeps `lastContactAt`, `lastCareAt` and `careDueOn` of customers and of those that stand for them; runs inside the
 * writing transaction, over {@link CARE_TABLES}, and asks for all it reads before it first waits, so that what was sent to
 * the store before the call is in what it reads. Unstamped and unjournaled: they follow from the records and this phone's
 * rules and time zone. Ids that are not in the book are passed over.
 *
 * @param affected what new contacts add, whose contacts have to be looked up, and of whom something changed that decides
 *   their cadence
 * @param basis of all of them, where it was read before in this transaction and nothing of it changed since
 * @returns ids of the customers it changed
 */
export async function refreshCare(
	db: SatchelDatabase,
	{ added = new Map(), contacted = new Set(), ruled = new Set() }: Partial<AffectedCare>,
	basis?: CareBasis
): Promise<string[]> {
	const asked = [...new Set([...added.keys(), ...contacted, ...ruled])];
	if (asked.length === 0) return [];
	const [[found, rules, mergedIntoAsked], last] = await Promise.all([
		basis ?? readCareBasis(db, asked),
		lastContactsOf(db, contacted)
	]);
	const stored = found.filter((customer) => customer !== undefined);
	const fresh = new Map(
		stored.map((customer) => {
			const known = contacted.has(customer.id) ? last.get(customer.id) : customer;
			const now = laterContacts(known ?? {}, added.get(customer.id) ?? {});
			return [customer.id, withDerived(customer, { ...now, careDueOn: customer.careDueOn })];
		})
	);
	const [standing, mergedIntoStanding] = stored.some(({ mergedInto }) => mergedInto)
		? await readStanding(db, asked)
		: [stored, mergedIntoAsked];
	const current = (customer: Customer) => fresh.get(customer.id) ?? customer;
	const merged = new Map([...mergedIntoStanding].map(([id, customers]) => [id, customers.map(current)]));

	const before = new Map([...standing, ...stored].map((customer) => [customer.id, customer]));
	const dueOn = new Map<string, PlainDay>();
	for (const { customer, cadence, from } of await careOf(db, standing.map(current), rules, merged))
		if (cadence && from !== undefined && !customer.deleted) dueOn.set(customer.id, careDueOn(from, cadence));
	const changed = [...before.values()].flatMap((customer) => {
		const now = { ...current(customer), careDueOn: dueOn.get(customer.id) };
		return DERIVED.some((field) => customer[field] !== now[field]) ? withDerived(customer, now) : [];
	});
	await db.customers.bulkPut(changed);
	return changed.map(({ id }) => id);
}

async function readStanding(
	db: SatchelDatabase,
	ids: readonly string[]
): Promise<[Customer[], Map<string, Customer[]>]> {
	const standing = [...new Map([...(await standIns(db, ids)).values()].map((each) => [each.id, each])).values()];
	return [
		standing,
		await mergedIntoEach(
			db,
			standing.map(({ id }) => id)
		)
	];
}

const DERIVED = ['lastContactAt', 'lastCareAt', 'careDueOn'] as const;
