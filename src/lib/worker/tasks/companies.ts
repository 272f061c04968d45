import { onCommit, type Touched } from '../../db/announce';
import { book } from '../../db/open';
import { Companies } from '../../domain/company';
import { displayName, type Customer } from '../../domain/customer';
import type { TaskContext } from '../context';
import { Version } from '../version';

interface Opened {
	companies: Companies;
	version: Version;
	/** Settles when all commits heard of so far are taken in. */
	current: Promise<void>;
}

/** Somebody, or a company, by name. */
export interface Named {
	id: string;
	name: string;
	title?: string;
}

/** Customers read at a time. */
const SLICE = 2000;

const { compare } = new Intl.Collator();

let opened: Promise<Opened> | undefined;

/** The people at a company: a window of those linked to it, by name, and the ids of those who only give its name. */
export async function people({ company, from, count }: { company: string; from: number; count: number }) {
	const { companies, version } = await current();
	const { linked, named } = companies.peopleOf(company);
	const [rows, unlinked] = [await namesOf(linked), await namesOf(named)];
	rows.sort((a, b) => compare(a.name, b.name));
	return {
		total: rows.length,
		rows: rows.slice(from, from + count),
		named: unlinked.map(({ id }) => id),
		version: version.current
	};
}

/** Companies in the book whose name holds a text, one of just that name first. */
export async function find({ text, most }: { text: string; most: number }): Promise<Named[]> {
	const { companies } = await current();
	return namesOf(companies.find(text, most));
}

/** Answers as soon as anybody's company may be another than at `version`. */
export async function changed(version: number, { signal }: TaskContext): Promise<void> {
	await (await current()).version.changed(version, signal);
}

async function namesOf(ids: string[]): Promise<Named[]> {
	const stored = await book().customers.bulkGet(ids);
	const isListed = (customer: Customer | undefined): customer is Customer => !!customer && !customer.deleted;
	return stored.filter(isListed).map((each) => ({ id: each.id, name: displayName(each), title: each.title }));
}

async function current(): Promise<Opened> {
	const state = await (opened ??= open());
	await state.current;
	return state;
}

async function open(): Promise<Opened> {
	const state: Opened = { companies: new Companies(), version: new Version(), current: Promise.resolve() };
	let stop = () => {};
	/** After a failed read what is in memory cannot be trusted: the next question reads the book again. */
	const startAnew = () => {
		stop();
		opened = undefined;
	};
	stop = onCommit((touched) => {
		state.current = state.current
			.then(() => takeIn(state, touched))
			.catch(startAnew)
			.then(() => state.version.tell());
	});
	state.current = readAll(state);
	try {
		await state.current;
		return state;
	} catch (error) {
		startAnew();
		throw error;
	}
}

async function takeIn(state: Opened, { customers }: Touched): Promise<void> {
	if (!customers) return;
	if (customers === 'all') {
		state.companies = new Companies();
		await readAll(state);
	} else
		(await book().customers.bulkGet(customers)).forEach((customer, index) => {
			if (customer) state.companies.put(customer);
			else state.companies.remove(customers[index]!);
		});
	state.version.current++;
}

async function readAll({ companies }: Opened): Promise<void> {
	for (let last = ''; ;) {
		const customers = await book().customers.where(':id').above(last).limit(SLICE).toArray();
		for (const customer of customers) companies.put(customer);
		if (customers.length < SLICE) return;
		last = customers.at(-1)!.id;
	}
}
