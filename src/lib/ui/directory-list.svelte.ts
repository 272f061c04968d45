import type { DirectoryPage, DirectoryQuery } from '../domain/directory/directory';
import type { DirectoryRow, DirectorySort } from '../domain/directory/entry';
import { filterKey, type DirectoryFilter } from '../domain/directory/filter';
import { clock } from './clock.svelte';

/** How the list reaches the directory; the routes give it one that asks the worker. */
export interface DirectorySource {
	/** Undefined where the store failed; that has been told already. */
	query(query: DirectoryQuery): Promise<(DirectoryPage & { version: number }) | undefined>;
	/** Settles when the directory is no longer of that version, or when the signal aborts. */
	changed(version: number, signal: AbortSignal): Promise<void>;
}

/** Rows fetched at once: a few screens of them. */
const WINDOW = 60;

/** The customers a text finds, as a list of which only the rows that came near the screen were ever fetched. */
export class DirectoryList {
	text = $state('');
	sort = $state<DirectorySort>('name');
	/** Lists those to whom all of it applies. */
	filter = $state.raw<DirectoryFilter>({});
	/** False until the first answer. */
	ready = $state(false);
	/** How many the text finds. */
	total = $state(0);
	/** How many customers there are. */
	everybody = $state(0);
	/** As long as `total`, with a hole where a row has not come yet. */
	rows = $state.raw<readonly (DirectoryRow | undefined)[]>([]);
	/** The search that the rows answer: `text` may be ahead of it. */
	answered = $state('');

	#source: DirectorySource;
	#trash: boolean;
	#version: number | undefined;
	#question = 0;
	/** What the rows answer. */
	#asked: Pick<DirectoryQuery, 'text' | 'sort' | 'filter' | 'today'> = { text: '', sort: 'name' };
	#windows = new Set<number>();
	#visible = { from: 0, to: 0 };

	/** @param options.trash lists those in the trash instead */
	constructor(source: DirectorySource, { trash = false } = {}) {
		this.#source = source;
		this.#trash = trash;
	}

	/** Keeps the list current until the returned function is called; meant for `onMount`. */
	follow(): () => void {
		const stop = new AbortController();
		void this.#follow(stop.signal);
		return () => stop.abort();
	}

	async #follow(signal: AbortSignal): Promise<void> {
		await this.search();
		while (this.#version !== undefined) {
			await this.#source.changed(this.#version, signal);
			if (signal.aborted) return;
			await this.search();
		}
	}

	/** Asks anew, for the rows on screen. What is shown stays until the answer is there. */
	async search(): Promise<void> {
		const question = ++this.#question;
		const asked = { text: this.text, sort: this.sort, filter: this.filter, today: clock.today };
		const same = keyOf(asked) === keyOf(this.#asked);
		const from = same ? this.#visible.from : 0;
		const count = same ? Math.max(WINDOW, this.#visible.to - from) : WINDOW;
		const answer = await this.#source.query({ ...asked, trash: this.#trash, from, count });
		if (question !== this.#question) return;
		this.#version = answer?.version;
		if (!answer) return;
		this.#windows.clear();
		this.#asked = asked;
		this.answered = asked.text;
		this.total = answer.total;
		this.everybody = answer.everybody;
		this.rows = withRows(new Array<undefined>(answer.total).fill(undefined), answer);
		this.ready = true;
	}

	/** Tells which rows are on screen: those are the ones kept current. */
	see(from: number, to: number): void {
		this.#visible = { from, to };
	}

	/** Fetches the window that holds a row, unless it is there or on its way. */
	async load(index: number): Promise<void> {
		const from = Math.floor(index / WINDOW) * WINDOW;
		if (this.rows[index] || this.#windows.has(from)) return;
		this.#windows.add(from);
		const question = this.#question;
		const answer = await this.#source.query({ ...this.#asked, trash: this.#trash, from, count: WINDOW });
		if (answer && question === this.#question) this.rows = withRows([...this.rows], answer);
	}
}

const keyOf = ({ text, sort, filter = {}, today }: Pick<DirectoryQuery, 'text' | 'sort' | 'filter' | 'today'>) =>
	JSON.stringify([text, sort, filterKey(filter, today)]);

function withRows(rows: (DirectoryRow | undefined)[], { from, rows: fetched }: DirectoryPage) {
	fetched.forEach((row, index) => (rows[from + index] = row));
	return rows;
}
