import { onCommit, type Touched } from '../../db/announce';
import { currentPredictions } from '../../db/models';
import { book } from '../../db/open';
import { Directory, type DirectoryPage, type DirectoryQuery } from '../../domain/directory/directory';
import { Cancelled } from '../../domain/pace';
import type { TaskContext } from '../context';
import { loadHan } from '../directory/load-han';

interface DirectoryAnswer extends DirectoryPage {
	/** Differs from that of every earlier answer once a customer has changed. */
	version: number;
}

interface Opened {
	directory: Directory;
	version: number;
	/** Settles when all commits heard of so far are taken in. */
	current: Promise<void>;
	/** Called at the next change. */
	waiting: Set<() => void>;
	/** Customers by the number of their segment, once asked for. */
	segments?: Promise<ReadonlyMap<number, ReadonlySet<string>>>;
}

interface DirectoryQuestion extends DirectoryQuery {
	/** Asks for those in this segment only, of the segments that are saved. */
	segment?: number;
}

let opened: Promise<Opened> | undefined;

/** A window of the customers that match, in memory; the first call reads the book. */
export async function query({ segment, ...input }: DirectoryQuestion): Promise<DirectoryAnswer> {
	const state = await current();
	if (input.text.trim() !== '') await learnHan(state);
	const among = segment === undefined ? undefined : await customersIn(segment, state);
	return { ...state.directory.query(input, among), version: state.version };
}

/** Before the first search of a book with Chinese in it, so that every answer is whole. */
async function learnHan({ directory }: Opened): Promise<void> {
	if (!directory.lacksHan) return;
	const han = await loadHan();
	if (directory.lacksHan) directory.learn(han);
}

const NOBODY: ReadonlySet<string> = new Set();

async function customersIn(segment: number, state: Opened): Promise<ReadonlySet<string>> {
	state.segments ??= readSegmentMembers().catch((error: unknown) => {
		state.segments = undefined;
		throw error;
	});
	return (await state.segments).get(segment) ?? NOBODY;
}

async function readSegmentMembers(): Promise<Map<number, Set<string>>> {
	const members = new Map<number, Set<string>>();
	for (const { customerId, segment } of await currentPredictions(book(), 'segments')) {
		if (segment === undefined) continue;
		const known = members.get(segment);
		if (known) known.add(customerId);
		else members.set(segment, new Set([customerId]));
	}
	return members;
}

/** Answers as soon as the directory is not the one of `version` any more: a page waits on it, then asks again. */
export async function changed(version: number, { signal }: TaskContext): Promise<void> {
	const state = await current();
	if (signal.aborted) throw new Cancelled();
	if (state.version !== version) return;
	await new Promise<void>((resolve, reject) => {
		state.waiting.add(resolve);
		signal.addEventListener('abort', () => {
			state.waiting.delete(resolve);
			reject(new Cancelled());
		});
	});
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
		// A version of an earlier worker must not pass for one of this one's.
		const state: Opened = { directory, version: Date.now(), current: Promise.resolve(), waiting: new Set() };
		hear = (touched) => {
			state.current = state.current
				.then(() => takeIn(state, touched))
				.catch(startAnew)
				.then(() => tell(state));
		};
		missed.forEach(hear);
		void prepare(state);
		return state;
	} catch (error) {
		startAnew();
		throw error;
	}
}

/** Sorts and reads dictionaries ahead of the first search, a little at a time, so that a question never waits long. */
async function prepare(state: Opened): Promise<void> {
	do await new Promise((resume) => setTimeout(resume));
	while (state.directory.prepare());
	// Where it fails, the first search tries again and tells.
	await learnHan(state).catch(() => {});
}

async function takeIn(state: Opened, { customers, interactions, models, predictions }: Touched): Promise<void> {
	if (models || predictions) state.segments = undefined;
	if (!customers && !interactions && !models && !predictions) return;
	if (customers === 'all' || interactions === 'all') {
		state.directory = new Directory(await book().customers.toArray());
		void prepare(state);
	} else {
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
	state.version++;
}

function tell(state: Opened): void {
	state.waiting.forEach((resolve) => resolve());
	state.waiting.clear();
}
