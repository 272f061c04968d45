import { birthdaysAhead, monthDayOf } from '../domain/care/birthday';
import type { Customer } from '../domain/customer';
import { grouped } from '../domain/grouped';
import type { PlainDay } from '../domain/time';
import type { SatchelDatabase } from './schema';
import { readSetting } from './settings';
import type { Shown } from './shown';

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
	for (const [monthDay, born] of grouped(customers, ({ birthday }) => monthDayOf(birthday))) {
		if (monthDay === undefined) continue;
		const key = bucketOf(monthDay);
		const known = new Set(await readSetting(db, key));
		const before = known.size;
		for (const { id } of born) known.add(id);
		if (known.size > before) await db.settings.put({ key, value: [...known] });
	}
}

async function idsBornOn(db: SatchelDatabase, monthDays: readonly string[]): Promise<string[]> {
	const lists = await db.settings.bulkGet(monthDays.map(bucketOf));
	return lists.flatMap((list) => (list?.value as string[] | undefined) ?? []);
}

const isOf = (customer: Customer | undefined, monthDays: readonly string[]): customer is Customer =>
	customer !== undefined &&
	!customer.deleted &&
	!customer.mergedInto &&
	monthDays.includes(monthDayOf(customer.birthday) ?? '');

/** Customers whose birthday is on one of the dates; those merged into others and those in the trash are left out. */
export async function bornOn(db: SatchelDatabase, monthDays: readonly string[]): Promise<Customer[]> {
	const customers = await db.customers.bulkGet(await idsBornOn(db, monthDays));
	return customers.filter((customer) => isOf(customer, monthDays));
}

/** Customers looked up at a time. */
const SLICE = 40;

/**
 * Who has a birthday on a day of the next week, today's first; those merged into others and those in the trash are left
 * out. Reads no more customers than it is asked for, but for a few whose birthday has changed.
 *
 * @returns one more than `most`, where there are more
 */
export async function readBirthdays(
	db: SatchelDatabase,
	today: PlainDay,
	{ offset, most }: Shown
): Promise<{ day: PlainDay; customer: Customer }[]> {
	const found: { day: PlainDay; customer: Customer }[] = [];
	const wanted = offset + most + 1;
	for (const { day, born } of birthdaysAhead(today)) {
		const ids = await idsBornOn(db, born);
		for (let from = 0; from < ids.length && found.length < wanted; from += SLICE)
			for (const customer of await db.customers.bulkGet(ids.slice(from, from + SLICE)))
				if (isOf(customer, born)) found.push({ day, customer });
		if (found.length >= wanted) break;
	}
	return found.slice(offset, wanted);
}
