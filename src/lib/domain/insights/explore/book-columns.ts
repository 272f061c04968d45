import type { Customer, CustomValue } from '../../customer';
import type { Feedback } from '../../feedback';
import type { Interaction } from '../../interaction';
import type { Order } from '../../order';
import { isPlainDay, yearsBetween, type Instant, type PlainDay } from '../../time';
import { category, day, dayNumber, number, tags, yesNo, type Column, type Columns } from './columns';

/** Where and when the book is looked at. */
export interface Here {
	today: PlainDay;
	/** ISO 4217: of totals that name no currency. */
	homeCurrency: string;
	/** Milliseconds since 1970 on the wall's clock where the phone is. */
	local: (at: Instant) => number;
}

/** A row of a customer that stands in the book. */
export type Owned<R> = R & { customerId: string };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const localDay = (here: Here, at: Instant | undefined) =>
	at === undefined ? undefined : Math.floor(here.local(at) / DAY_MS);
const plain = (text: string | undefined) => (text && isPlainDay(text) ? dayNumber(text) : undefined);

/**
 * The customers of the book. Number of orders and total amount: those told at the start plus the orders after that day;
 * orders in another than the home currency are in the number and not in the amount.
 *
 * @param orders of these customers, under the customer that stands for theirs
 */
export function customerColumns(customers: readonly Customer[], orders: readonly Owned<Order>[], here: Here): Columns {
	const bought = ordersSinceOpening(customers, orders, here);
	return {
		rows: customers.length,
		customer: customers.map(({ id }) => id),
		columns: [
			// A recorded age is the age as it was told; a birthday counts only where there is none.
			number('age', customers, ({ age, birthday }) =>
				age ? age.years : birthday && isPlainDay(birthday) ? yearsBetween(birthday, here.today) : undefined
			),
			number('orderCount', customers, ({ id, opening }) => added(opening?.orderCount, bought.get(id)?.count)),
			number('totalAmount', customers, ({ id, opening }) => added(opening?.totalAmount, bought.get(id)?.amount)),
			yesNo('satisfied', customers, ({ satisfied }) => satisfied?.value),
			category('gender', customers, ({ gender }) => gender),
			tags('tags', customers, (customer) => customer.tags),
			category('source', customers, ({ source }) => source, true),
			category('kind', customers, ({ kind }) => kind),
			category('company', customers, ({ company }) => company, true),
			category('title', customers, ({ title }) => title, true),
			category('preferredChannel', customers, ({ preferredChannel }) => preferredChannel),
			day('lastContactAt', customers, ({ lastContactAt }) => localDay(here, lastContactAt)),
			day('birthday', customers, ({ birthday }) => plain(birthday)),
			...customColumns(customers)
		]
	};
}

const added = (opening: number | undefined, since: number | undefined) =>
	opening === undefined && since === undefined ? undefined : (opening ?? 0) + (since ?? 0);

function ordersSinceOpening(customers: readonly Customer[], orders: readonly Owned<Order>[], here: Here) {
	const openings = new Map(customers.map(({ id, opening }) => [id, opening && dayNumber(opening.asOf)]));
	const bought = new Map<string, { count: number; amount?: number }>();
	for (const { customerId, at, amount, currency } of orders) {
		const opening = openings.get(customerId);
		if (opening !== undefined && !(Math.floor(here.local(at) / DAY_MS) > opening)) continue;
		const sum = bought.get(customerId) ?? { count: 0 };
		sum.count++;
		if (currency === here.homeCurrency) sum.amount = (sum.amount ?? 0) + amount;
		bought.set(customerId, sum);
	}
	return bought;
}

/** A column for each custom field: of numbers, days or yes and no where all its values are, else of words. */
function customColumns(customers: readonly Customer[]): Column[] {
	const names = new Set(customers.flatMap(({ custom }) => Object.keys(custom ?? {})));
	return [...names].sort().map((name): Column => {
		const read = ({ custom }: Customer): CustomValue | undefined =>
			custom && Object.hasOwn(custom, name) ? custom[name] : undefined;
		const id = `custom/${name}`;
		const values = customers.map(read).filter((value) => value !== undefined && value !== '');
		const all = (test: (value: CustomValue | undefined) => boolean) => values.length > 0 && values.every(test);
		const is = <T>(customer: Customer, type: string) => {
			const value = read(customer);
			return typeof value === type ? (value as T) : undefined;
		};
		if (all((value) => typeof value === 'number')) return number(id, customers, (each) => is<number>(each, 'number'));
		if (all((value) => typeof value === 'boolean')) return yesNo(id, customers, (each) => is<boolean>(each, 'boolean'));
		if (all((value) => isPlainDay(String(value))))
			return day(id, customers, (each) => plain(is<string>(each, 'string')));
		return category(id, customers, (each) => read(each)?.toString(), true);
	});
}

/** When something was: its day, its weekday (Monday 1) and its hour. */
function moments<R>(id: string, rows: readonly R[], read: (row: R) => Instant, { local }: Here): Column[] {
	const times = rows.map((row) => local(read(row)));
	return [
		day(id, times, (time) => Math.floor(time / DAY_MS)),
		// 1970-01-01 was a Thursday.
		number('weekday', times, (time) => modulo(Math.floor(time / DAY_MS) + 3, 7) + 1),
		number('hour', times, (time) => modulo(Math.floor(time / HOUR_MS), 24))
	];
}

const modulo = (value: number, by: number) => ((value % by) + by) % by;

export function contactColumns(contacts: readonly Owned<Interaction>[], here: Here): Columns {
	return {
		rows: contacts.length,
		customer: contacts.map(({ customerId }) => customerId),
		columns: [
			number('satisfaction', contacts, ({ satisfaction }) => satisfaction),
			number('minutes', contacts, ({ minutes }) => minutes),
			number('responseHours', contacts, ({ receivedAt, respondedAt }) =>
				receivedAt && respondedAt ? (Date.parse(respondedAt) - Date.parse(receivedAt)) / HOUR_MS : undefined
			),
			category('channel', contacts, ({ channel }) => channel),
			category('outcome', contacts, ({ outcome }) => outcome),
			category('direction', contacts, ({ direction }) => direction),
			category('by', contacts, ({ by }) => by, true),
			...moments('startedAt', contacts, ({ startedAt }) => startedAt, here)
		]
	};
}

/** Amounts of different currencies are columns of their own: they are never added. The currency most used comes first. */
export function orderColumns(orders: readonly Owned<Order>[], here: Here): Columns {
	return {
		rows: orders.length,
		customer: orders.map(({ customerId }) => customerId),
		columns: [
			...byFrequency(orders.map(({ currency }) => currency)).map((each) =>
				number(`amount/${each}`, orders, ({ currency, amount }) => (currency === each ? amount : undefined))
			),
			category('currency', orders, ({ currency }) => currency),
			...moments('at', orders, ({ at }) => at, here)
		]
	};
}

/** Scores of different kinds stand on scales of their own, so each kind is a column. */
export function feedbackColumns(feedback: readonly Owned<Feedback>[], here: Here): Columns {
	return {
		rows: feedback.length,
		customer: feedback.map(({ customerId }) => customerId),
		columns: [
			...byFrequency(feedback.map(({ kind }) => kind)).map((each) =>
				number(`score/${each}`, feedback, ({ kind, score }) => (kind === each ? score : undefined))
			),
			category('feedbackKind', feedback, ({ kind }) => kind),
			...moments('at', feedback, ({ at }) => at, here)
		]
	};
}

function byFrequency(words: readonly string[]): string[] {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
}
