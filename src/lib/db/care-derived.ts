import { cadenceOf, careDueOn, type CareRules } from '../domain/care/cadence';
import type { OffsetAt } from '../domain/care/contact';
import type { Customer } from '../domain/customer';
import { registerStamp } from '../domain/record';
import { stampTime } from '../domain/stamp';
import { dayOf, type PlainDay } from '../domain/time';
import { saidOf } from './current-model';
import { lastContactsOf, withDerived, type LastContacts } from './derived';
import type { SatchelDatabase } from './schema';
import { standIns } from './standing';
import { offsetHere } from './zone';

/** What {@link refreshCare} reads and writes. */
export const CARE_TABLES = ['customers', 'interactions', 'models', 'predictions', 'settings'] as const;

/**
 * The local day from which a customer's gap is counted: that of the last care. Before there was any, that on which the
 * rep gave them a cadence of their own: it is kept from then on. Nobody else is missed before they were met.
 */
export function careFrom(customer: Customer, lastCareAt: string | undefined, offsetAt: OffsetAt): PlainDay | undefined {
	const at = lastCareAt ?? (customer.careEveryDays && promisedAt(customer));
	return at === undefined ? undefined : dayOf(at, offsetAt(at));
}
const promisedAt = (customer: Customer): string =>
	new Date(stampTime(registerStamp(customer, 'careEveryDays')) || 0).toISOString();

/** Those merged into each of the customers, near or far, itself first. */
async function membersOf(
	db: SatchelDatabase,
	standing: readonly Customer[],
	fresh: ReadonlyMap<string, Customer>
): Promise<Map<string, Customer[]>> {
	const members = new Map([...standing].map((customer) => [customer.id, [customer]]));
	const standsFor = new Map([...members.keys()].map((id) => [id, id]));
	for (let found = [...members.keys()]; found.length > 0;) {
		const merged = await db.customers.where('mergedInto').anyOf(found).toArray();
		found = [];
		for (const customer of merged) {
			if (standsFor.has(customer.id)) continue;
			const into = standsFor.get(customer.mergedInto!)!;
			standsFor.set(customer.id, into);
			members.get(into)!.push(fresh.get(customer.id) ?? customer);
			found.push(customer.id);
		}
	}
	return members;
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
 *
 * @param fresh rows that are newer than the stored ones, by id
 */
export async function readCare(
	db: SatchelDatabase,
	standing: readonly Customer[],
	fresh: ReadonlyMap<string, Customer> = new Map()
) {
	const rules: CareRules = ((await db.settings.get('care'))?.value as CareRules | undefined) ?? {};
	const ids = standing.map(({ id }) => id);
	const bySegment = Object.keys(rules.segments ?? {}).length > 0;
	const segments = bySegment ? await saidOf(db, 'segments', ids) : undefined;
	const members = await membersOf(db, standing, fresh);
	return standing.map((customer) => {
		const lastCareAt = lastCareOf(members.get(customer.id)!);
		const cadence = cadenceOf(customer, segments?.get(customer.id)?.segment, rules);
		const ids = members.get(customer.id)!.map(({ id }) => id);
		return { customer, ids, lastCareAt, cadence, from: careFrom(customer, lastCareAt, offsetHere) };
	});
}

/**
 * Keeps `lastContactAt`, `lastCareAt` and `careDueOn` of customers and of those that stand for them; runs inside the
 * writing transaction, over {@link CARE_TABLES}. Unstamped and unjournaled: they follow from the records and this
 * phone's rules and time zone. Ids that are not in the book are passed over.
 *
 * @param contacted whose contacts changed @param ruled of whom something changed that decides their cadence
 * @returns ids of the customers it changed
 */
export async function refreshCare(
	db: SatchelDatabase,
	contacted: ReadonlySet<string>,
	ruled: ReadonlySet<string> = new Set()
): Promise<string[]> {
	if (contacted.size + ruled.size === 0) return [];
	const last = contacted.size > 0 ? await lastContactsOf(db, contacted) : new Map<string, LastContacts>();
	const asked = [...new Set([...contacted, ...ruled])];
	const stored = (await db.customers.bulkGet(asked)).filter((customer) => customer !== undefined);
	const fresh = new Map(stored.map((customer) => [customer.id, customer]));
	for (const customer of stored)
		if (contacted.has(customer.id))
			fresh.set(customer.id, withDerived(customer, { ...last.get(customer.id), careDueOn: customer.careDueOn }));
	const stand = stored.some(({ mergedInto }) => mergedInto) ? await standIns(db, asked) : fresh;
	const standing = new Map([...stand.values()].map(({ id, ...rest }) => [id, fresh.get(id) ?? { id, ...rest }]));

	const before = new Map([...standing, ...stored.map((customer) => [customer.id, customer] as const)]);
	const dueOn = new Map<string, PlainDay>();
	for (const { customer, cadence, from } of await readCare(db, [...standing.values()], fresh))
		if (cadence && from !== undefined && !customer.deleted) dueOn.set(customer.id, careDueOn(from, cadence));
	const changed = [...before.values()].flatMap((customer) => {
		const now = { ...(fresh.get(customer.id) ?? customer), careDueOn: dueOn.get(customer.id) };
		return DERIVED.some((field) => customer[field] !== now[field]) ? withDerived(customer, now) : [];
	});
	await db.customers.bulkPut(changed);
	return changed.map(({ id }) => id);
}

const DERIVED = ['lastContactAt', 'lastCareAt', 'careDueOn'] as const;
