import type { Customer } from '../customer';
import type { Feedback } from '../feedback';
import { followUpKind, type FollowUp } from '../follow-up';
import { CHANNELS, OUTCOMES, type Interaction, type Rating } from '../interaction';
import type { Order } from '../order';
import { addDays, weekdayOf, yearsBetween, type Instant, type PlainDay } from '../time';
import { rowsOf, type SampleBook, type SampleContact, type SampleCustomer } from './book';

/** What a book is loaded into. */
export interface SampleSetting {
	batch: string;
	newId: () => string;
	/** Which of its two languages the rep's own words are in. */
	language: 'en' | 'zh-CN';
	today: PlainDay;
	now: Instant;
	/** ISO 4217, and how many decimals its amounts have. */
	currency: string;
	decimals: number;
	/** A moment on the clock of the phone. */
	instantAt: (day: PlainDay, minuteOfDay: number) => Instant;
}

type Fresh<R> = Omit<R, 'clock'>;
export interface SampleRecords {
	customers: Fresh<Customer>[];
	interactions: Fresh<Interaction>[];
	followUps: Fresh<FollowUp>[];
	feedback: Fresh<Feedback>[];
	orders: Fresh<Order>[];
}

/** Spreads the rows that a slow month leaves out evenly over the rows there are. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * A sample book as records, set so that its year ends now: days keep their weekdays, nothing lies in the future but open
 * promises, and months carry as much trade as their season has.
 */
export function unpack(book: SampleBook, setting: SampleSetting): SampleRecords {
	const { batch, newId, today, now, instantAt, currency, decimals } = setting;
	const monday = addDays(today, 1 - weekdayOf(today));
	const at = ({ day, minute }: { day: number; minute: number }) => instantAt(addDays(monday, day), minute);
	const text = textOf(book, setting.language);
	const amount = (minorUnits: number) => minorUnits / 10 ** decimals;
	const inSeason = (index: number, day: number) =>
		(index * GOLDEN_RATIO) % 1 < book.season[Number(addDays(monday, day).slice(5, 7)) - 1]!;

	const rows = [...rowsOf(book.customers)];
	const contacts = [...rowsOf(book.contacts)];
	const kept = [...rowsOf(book.kept)];
	const customers = rows.map((row) => customerOf(row, { ...setting, text, amount, since: addDays(monday, -365) }));
	const idOf = ({ customer }: { customer: number }) => customers[customer]!.id;

	// A rating or a promise makes a contact worth telling in a slow month too.
	const told = new Set(kept.flatMap(({ madeIn, keptBy }) => [madeIn, keptBy]));
	const interactions = new Map<number, Fresh<Interaction>>();
	contacts.forEach((contact, index) => {
		const startedAt = at(contact);
		if (startedAt > now || !(contact.rating || told.has(index) || inSeason(index, contact.day))) return;
		const frame = { id: newId(), batch, customerId: idOf(contact), startedAt };
		interactions.set(index, { ...frame, ...contactFields(contact, startedAt, now, text) });
	});

	const promised = kept.flatMap(({ madeIn, due, keptBy, title }): Fresh<FollowUp>[] => {
		const [made, done] = [interactions.get(madeIn), interactions.get(keptBy)];
		if (!made || !done) return [];
		const frame = { id: newId(), batch, customerId: made.customerId, dueOn: addDays(monday, due) };
		const outcome = { promisedIn: made.id, doneBy: done.id, doneAt: done.startedAt };
		return [{ ...frame, ...outcome, kind: followUpKind(made.channel), title: text(title) }];
	});
	const open = [...rowsOf(book.open)].map(({ inDays, minute, kind, title, ...row }): Fresh<FollowUp> => ({
		...{ id: newId(), batch, customerId: idOf(row), kind, title: text(title) },
		dueOn: onWorkday(addDays(today, inDays), today),
		...(minute >= 0 && { dueTime: clockTime(minute) })
	}));

	return {
		customers,
		interactions: [...interactions.values()],
		followUps: [...promised, ...open],
		feedback: [...rowsOf(book.scores)]
			.map(({ kind, score, comment, ...row }) => ({
				...{ id: newId(), batch, customerId: idOf(row), at: at(row), kind, score },
				...given({ comment: text(comment) })
			}))
			.filter((row) => row.at <= now),
		orders: [...rowsOf(book.orders)]
			.filter(({ day }, index) => inSeason(index, day))
			.map((row) => ({
				...{ id: newId(), batch, customerId: idOf(row), at: at(row), amount: amount(row.amount), currency },
				...given({ note: text(row.note) })
			}))
			.filter((row) => row.at <= now)
	};
}

type Text = (place: number) => string;
const textOf =
	({ texts }: SampleBook, language: SampleSetting['language']): Text =>
	(place) =>
		texts[place]?.[language === 'en' ? 0 : 1] ?? '';

/** The fields that say something: blank texts and unknown codes are left out. */
const given = <F extends object>(fields: F): Partial<F> =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined)) as Partial<F>;

interface CustomerSetting extends SampleSetting {
	text: Text;
	amount: (minorUnits: number) => number;
	/** The first day of the book's year. */
	since: PlainDay;
}

function customerOf(row: SampleCustomer, setting: CustomerSetting): Fresh<Customer> {
	const { batch, newId, today, instantAt, text, amount, since } = setting;
	const { name, company, phone, email, address, gender, age, birthday, wechat, ideal, maximum } = row;
	const refused = CHANNELS[row.withdrawn];
	return {
		...{ id: newId(), batch, kind: name ? 'person' : 'company', phone, email },
		...given({ name, company, address, gender: gender || undefined, title: text(row.title) }),
		...given({ needs: text(row.needs), source: text(row.source), notes: text(row.notes) }),
		...given({ preferredChannel: CHANNELS[row.preferred], tags: row.tags.map(text).sort() }),
		...(wechat && { handles: { wechat } }),
		...(birthday && { birthday: birthdayOf(birthday, age, today) }),
		...(age && !birthday && { age: { years: age, asOf: today } }),
		...(ideal && { careEveryDays: { ideal, maximum } }),
		...(refused && { consent: { [refused]: { state: 'withdrawn' as const, at: instantAt(since, 600) } } }),
		...(row.orderCount && {
			opening: { orderCount: row.orderCount, totalAmount: amount(row.totalAmount), asOf: since }
		})
	};
}

/** The birthday of somebody who is so many years old today. */
function birthdayOf(monthAndDay: string, age: number, today: PlainDay): PlainDay {
	const year = Number(today.slice(0, 4)) - age;
	const day = `${year}-${monthAndDay}`;
	return yearsBetween(day, today) === age ? day : `${year - 1}-${monthAndDay}`;
}

function contactFields(
	{ channel, inbound, outcome, minutes, note, respondedAfter, resolvedAfter, rating }: SampleContact,
	startedAt: Instant,
	now: Instant,
	text: Text
): Pick<Fresh<Interaction>, 'channel' | 'direction'> & Partial<Interaction> {
	/** The moment so much later, where it has come. */
	const after = (wait: number) => {
		const moment = new Date(Date.parse(startedAt) + wait * 60_000).toISOString();
		return wait >= 0 && moment <= now ? moment : undefined;
	};
	const resolvedAt = after(resolvedAfter);
	return {
		channel: CHANNELS[channel]!,
		direction: inbound ? 'in' : 'out',
		...given({ outcome: OUTCOMES[outcome], note: text(note) }),
		...(minutes && { minutes }),
		...(inbound && { receivedAt: startedAt, status: resolvedAt ? ('resolved' as const) : ('open' as const) }),
		...(inbound && given({ respondedAt: after(respondedAfter), resolvedAt })),
		...(rating && { satisfaction: rating as Rating })
	};
}

/** Nobody promises a weekend: what falls on one is due on the Friday before or the Monday after, today aside. */
function onWorkday(day: PlainDay, today: PlainDay): PlainDay {
	const beyond = weekdayOf(day) - 5;
	if (day === today || beyond <= 0) return day;
	return day < today ? addDays(day, -beyond) : addDays(day, 3 - beyond);
}

const clockTime = (minute: number): string =>
	[Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
