import { onCommit, type Touched } from '../../db/announce';
import { book } from '../../db/open';
import { Directory, type DirectoryPage, type DirectoryQuery } from '../../domain/directory/directory';
import type { DirectoryRow } from '../../domain/directory/entry';
import { findIn } from '../../domain/directory/highlight';
import type { TagCount } from '../../domain/directory/tags';
import { searchTerms } from '../../domain/directory/terms';
import { fold } from '../../domain/text';
import type { TaskContext } from '../context';
import { readDues, renewedDues } from '../directory/dues';
import { loadHan } from '../directory/load-han';
import { Narrowing } from '../directory/narrowing';
import { Version } from '../version';

interface DirectoryAnswer extends DirectoryPage {
	/** Differs from that of every earlier answer once a customer has changed. */
	version: number;
}

interface Opened {
	directory: Directory;
	version: Version;
	/** Settles when all commits heard of so far are taken in. */
	current: Promise<void>;
	narrowing: Narrowing;
	/** Each customer's next follow-up, once asked for. */
	dues?: Promise<Map<string, string>>;
}

let opened: Promise<Opened> | undefined;

/** A window of the customers that match, in memory; the first call reads the book. */
export async function query(input: DirectoryQuery): Promise<DirectoryAnswer> {
	const state = await current();
	const { text, sort, filter = {} } = input;
	if (text.trim() !== '') await learnHan(state);
	if (sort === 'due' || filter.due) await learnDues(state);
	const among = await state.narrowing.among(filter);
	const version = state.version.current;
	const page = state.directory.query(input, among);
	const rows = text.trim() === '' ? page.rows : await withFound(state.directory, page.rows, text);
	return { ...page, rows, version };
}

/** Before the first search of a book with Chinese in it, so that every answer is whole. */
async function learnHan({ directory }: Opened): Promise<void> {
	if (!directory.lacksHan) return;
	const han = await loadHan();
	if (directory.lacksHan) directory.learn(han);
}

async function learnDues(state: Opened): Promise<void> {
	state.dues ??= readDues().then((dues) => {
		state.directory.setDues(dues);
		return dues;
	});
	await state.dues.catch((error: unknown) => {
		state.dues = undefined;
		throw error;
	});
}

/** The rows with where the search found each: what they show and the store's other texts, of these few only. */
async function withFound(directory: Directory, rows: DirectoryRow[], text: string): Promise<DirectoryRow[]> {
	const terms = searchTerms(text, directory.han);
	const merged = directory.mergedInto(new Set(rows.map(({ id }) => id)));
	const ids = rows.flatMap(({ id }) => [id, ...(merged.get(id) ?? [])]);
	const stored = await book().customers.bulkGet(ids);
	const byId = new Map(stored.flatMap((customer) => (customer ? [[customer.id, customer]] : [])));
	return rows.map((row): DirectoryRow => {
		const customer = byId.get(row.id);
		if (!customer) return row;
		const others = (merged.get(row.id) ?? []).flatMap((id) => byId.get(id) ?? []);
		return { ...row, found: findIn(customer, terms, directory.han, others) };
	});
}

/** The tags in use that a text is found in, those of most customers first. */
export async function tags({
	text,
	most
}: {
	text: string;
	most: number;
}): Promise<{ tags: TagCount[]; total: number }> {
	const { directory } = await current();
	const needle = fold(text);
	const found = directory.tags().filter(({ tag }) => needle === '' || fold(tag).includes(needle));
	return { tags: found.slice(0, most), total: found.length };
}

/** Answers as soon as the directory is not the one of `version` any more: a page waits on it, then asks again. */
export async function changed(version: number, { signal }: TaskContext): Promise<void> {
	await (await current()).version.changed(version, signal);
}

async function current(): Promise<Opened> {
	const state = await (opened ??= open());
	await state.current;
	return state;
}

async function open(): Promise<Opened> {
	const missed: Touched[] = [];
	let hear = (touched: Touched) => void missed.push(touched);
	const stop = onCommit((touched) => hear(touched));
	/** After a failed read what is in memory cannot be trusted: the next question reads the book again. */
	const startAnew = () => {
		stop();
		opened = undefined;
	};
	try {
		const directory = new Directory(await book().customers.toArray());
		const state: Opened = {
			directory,
			version: new Version(),
			current: Promise.resolve(),
			narrowing: new Narrowing()
		};
		hear = (touched) => {
			state.current = state.current
				.then(() => takeIn(state, touched))
				.catch(startAnew)
				.then(() => state.version.tell());
		};
		missed.forEach(hear);
		void prepare(state);
		return state;
	} catch (error) {
		startAnew();
		throw error;
	}
}

/** Sorts, reads dictionaries and puts texts together ahead of the first search, a little at a time, so that a question never waits long. */
async function prepare(state: Opened): Promise<void> {
	await prepareDirectory(state);
	// Where it fails, the first search tries again and tells.
	await learnHan(state).catch(() => {});
	await prepareDirectory(state);
}

async function prepareDirectory(state: Opened): Promise<void> {
	do await new Promise((resume) => setTimeout(resume));
	while (state.directory.prepare());
}

async function takeIn(state: Opened, touched: Touched): Promise<void> {
	const { customers, interactions, followUps, models, predictions } = touched;
	if (!customers && !interactions && !followUps && !models && !predictions) return;
	state.narrowing.takeIn(touched);
	if (customers === 'all' || interactions === 'all') {
		state.directory = new Directory(await book().customers.toArray());
		state.dues = undefined;
		void prepare(state);
	} else if (customers || interactions) {
		const ids = new Set(customers);
		// A contact moves its customer's last contact, which is written beside it.
		for (const contact of await book().interactions.bulkGet(interactions ?? []))
			if (contact) ids.add(contact.customerId);
		const stored = await book().customers.bulkGet([...ids]);
		state.directory.update(
			[...ids],
			stored.filter((customer) => customer !== undefined)
		);
	}
	if (followUps) await takeInDues(state, followUps);
	state.version.current++;
}

async function takeInDues(state: Opened, followUps: string[] | 'all'): Promise<void> {
	const known = await state.dues?.catch(() => undefined);
	if (!known) return;
	const renewed = followUps === 'all' ? undefined : await renewedDues(known, followUps);
	state.dues = renewed && Promise.resolve(renewed.dues);
	if (renewed) state.directory.setDues(renewed.dues, renewed.changed);
}
