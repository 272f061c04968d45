import { birthdaysOn } from '../domain/care/birthday';
import { withdrawalOf } from '../domain/consent';
import type { Customer } from '../domain/customer';
import type { PlainDay } from '../domain/time';
import { bornOn } from './birthdays';
import { MOST_TODAY, readAgenda, type Due } from './agenda';
import type { SatchelDatabase } from './schema';
import { standingCustomers } from './standing';

/** Open follow-ups whose day is past. Read from the index alone. */
export const countOverdue = (db: SatchelDatabase, today: PlainDay): Promise<number> =>
	db.followUps.where('openDueOn').below(today).count();

/** One thing to do today, with what is needed on the way. */
export interface Task extends Due {
	phone?: string;
	address?: string;
	place?: Customer['place'];
}

export interface DayPlan {
	/** What is overdue, then what is due today, each in the order of the agenda. */
	tasks: Task[];
	birthdays: Customer[];
	/** More is overdue than one day can hold; it was not read. */
	moreOverdue: boolean;
}

/** Overdue follow-ups that a plan takes in. */
const MOST_OVERDUE = 100;

/** What there is to do on a day: by index, as Today reads it. */
export async function readDay(db: SatchelDatabase, today: PlainDay): Promise<DayPlan> {
	const shown = (most: number) => ({ offset: 0, most });
	const rows = { overdue: shown(MOST_OVERDUE), today: shown(MOST_TODAY), ahead: shown(0) };
	const { overdue, today: due, more } = await readAgenda(db, today, rows);
	const all = [...overdue, ...due];
	const customers = await standingCustomers(
		db,
		all.map(({ customerId }) => customerId)
	);
	const tasks = all.map((each): Task => {
		const customer = customers.get(each.customerId);
		const { phone, morePhones, address, place } = customer ?? {};
		const calls = !withdrawalOf(customer ?? {}, ['phone']);
		return { ...each, phone: calls ? (phone ?? morePhones?.[0]) : undefined, address, place };
	});
	return { tasks, birthdays: await bornOn(db, birthdaysOn(today)), moreOverdue: more.includes('overdue') };
}
