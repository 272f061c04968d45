import { byDue, horizonOf, sectionOf, type AgendaSection } from '../domain/care/agenda';
import { refusedChannel } from '../domain/care/promised';
import { besideName, displayName } from '../domain/customer';
import type { FollowUp } from '../domain/follow-up';
import type { Channel } from '../domain/interaction';
import { isSample } from '../domain/sample';
import type { PlainDay } from '../domain/time';
import type { SatchelDatabase } from './schema';
import type { Shown } from './shown';
import { standingCustomers } from './standing';

/** One row of Today. */
export interface Due extends Pick<FollowUp, 'id' | 'dueOn' | 'dueTime' | 'kind'> {
	customerId: string;
	/** Name on display; empty where nothing is known of the customer. */
	customer: string;
	/** What tells them from others of the name: the company, else a number or address. */
	beside?: string;
	/** The customer came with a sample book. */
	sample?: true;
	/** Its title, else the first line of the note it was promised in. */
	what?: string;
	/** What it was promised on, where the customer has refused that since. */
	refused?: Channel;
}

export interface Agenda extends Record<AgendaSection, Due[]> {
	/** Sections with more rows after those shown. */
	more: AgendaSection[];
	/** First due day beyond the horizon. */
	next?: PlainDay;
}

/** Promises of one day, the clock's order among them, are read whole up to here. */
export const MOST_TODAY = 400;

/**
 * What Today shows. Reads open follow-ups by their index and the customers they name, nothing else and no more than is
 * shown, so it takes as long in a book of 100,000 customers as in one of ten.
 */
export async function readAgenda(
	db: SatchelDatabase,
	today: PlainDay,
	shown: Record<AgendaSection, Shown>
): Promise<Agenda> {
	const open = () => db.followUps.where('openDueOn');
	const page = (rows: ReturnType<(typeof db.followUps)['toCollection']>, { offset, most }: Shown) =>
		rows
			.offset(offset)
			.limit(most + 1)
			.toArray();
	const [overdue, due, ahead, next] = await Promise.all([
		page(open().below(today), shown.overdue),
		open().equals(today).limit(MOST_TODAY).toArray(),
		page(open().between(today, horizonOf(today), false, true), shown.ahead),
		open().above(horizonOf(today)).first()
	]);
	const { offset, most } = shown.today;
	const read = { overdue, today: due.sort(byDue).slice(offset, offset + most + 1), ahead };
	const sections = Object.keys(read) as AgendaSection[];
	const dues = await named(
		db,
		sections.flatMap((of) => read[of].slice(0, shown[of].most))
	);
	const of = (section: AgendaSection) => dues.filter((each) => sectionOf(each.dueOn, today) === section).sort(byDue);
	return {
		overdue: of('overdue'),
		today: of('today'),
		ahead: of('ahead'),
		more: sections.filter((section) => read[section].length > shown[section].most),
		...(next && { next: next.dueOn })
	};
}

async function named(db: SatchelDatabase, followUps: FollowUp[]): Promise<Due[]> {
	const customers = await standingCustomers(
		db,
		followUps.map((followUp) => followUp.customerId)
	);
	const untitled = followUps.flatMap(({ title, promisedIn }) => (title || !promisedIn ? [] : promisedIn));
	const notes = new Map<string, string>();
	for (const contact of await db.interactions.bulkGet(untitled))
		if (contact?.note && !contact.deleted) notes.set(contact.id, contact.note.trim().split('\n')[0]!);
	return followUps.flatMap(({ id, dueOn, dueTime, kind, title, promisedIn, customerId }) => {
		const customer = customers.get(customerId);
		if (!customer) return [];
		const what = title || notes.get(promisedIn ?? '');
		const of = { customerId: customer.id, customer: displayName(customer), beside: besideName(customer) };
		const refused = refusedChannel(customer, kind);
		return { id, dueOn, dueTime, kind, what, refused, ...of, ...(isSample(customer) && { sample: true }) };
	});
}
