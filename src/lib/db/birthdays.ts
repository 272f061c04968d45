import { monthDayOf } from '../domain/care/birthday';
import type { Customer } from '../domain/customer';
import type { SatchelDatabase } from './schema';

/**
 * Customers by the date of their birthday, so that Today need not read them all. No index of the store may say when
 * somebody was born, and these lists are values: only ever added to, for a customer whose birthday has changed is passed
 * over when its list is read.
 */
const bucketOf = (monthDay: string) => `birthdays/${monthDay}` as const;

/** Puts customers that were written on the lists of their birthdays; inside the writing transaction, over `settings`. */
export async function noteBirthdays(
	db: SatchelDatabase,
	customers: Iterable<Pick<Customer, 'id' | 'birthday'>>
): Promise<void> {
	const born = new Map<string, string[]>();
	for (const { id, birthday } of customers) {
		const monthDay = monthDayOf(birthday);
		if (monthDay === undefined) continue;
		const ids = born.get(monthDay);
		if (ids) ids.push(id);
		else born.set(monthDay, [id]);
	}
	for (const [monthDay, ids] of born) {
		const key = bucketOf(monthDay);
		const known = new Set(((await db.settings.get(key))?.value as string[] | undefined) ?? []);
		const before = known.size;
		for (const id of ids) known.add(id);
		if (known.size > before) await db.settings.put({ key, value: [...known] });
	}
}

/** Customers whose birthday is on one of the dates; those merged into others and those in the trash are left out. */
export async function bornOn(db: SatchelDatabase, monthDays: readonly string[]): Promise<Customer[]> {
	const lists = await db.settings.bulkGet(monthDays.map(bucketOf));
	const ids = lists.flatMap((list) => (list?.value as string[] | undefined) ?? []);
	const customers = await db.customers.bulkGet(ids);
	return customers.filter(
		(customer) =>
			customer !== undefined &&
			!customer.deleted &&
			customer.mergedInto === undefined &&
			monthDays.includes(monthDayOf(customer.birthday) ?? '')
	) as Customer[];
}
