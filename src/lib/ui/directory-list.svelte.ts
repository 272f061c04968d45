import type { DirectoryPage, DirectoryQuery } from '../domain/directory/directory';
import type { DirectoryRow, DirectorySort } from '../domain/directory/entry';

/** How the list reaches the directory; the routes give it one that asks the worker. */
export interface DirectorySource {
	query(query: DirectoryQuery): Promise<DirectoryPage & { version: number }>;
	/** Settles when the directory is no longer of that version; rejects when the signal aborts. */
	changed(version: number, signal: AbortSignal): Promise<void>;
}

const WINDOW = 60;

/**
 * Customers found by a text, as a list of which only the rows on screen and their neighbours were ever fetched.
 * `rows` has a hole where a row has not come yet.
 */
export class DirectoryList {
	text = $state('');
	sort = $state<DirectorySort>('name');
	/** False until the first answer. */
	ready = $state(false);
	total = $state(0);
	everybody = $state(0);
	rows = $state.raw<readonly (DirectoryRow | undefined)[]>([]);
	/** The search that `rows` answers. */
	shownText = $state('');

	#source: DirectorySource;
	#version: number | undefined;
	#question = 0;
	#asked = new Set<number>();
	#visible = { from: 0, to: WINDOW };

	constructor(source: DirectorySource) {
		this.#source = source;
	}

	/** Keeps the list current until the returned function is called; meant for an effect. */
	follow(): () => void {
		const stop = new AbortController();
		void this.#follow(stop.signal);
		return () => stop.abort();
	}

	async #follow(signal: AbortSignal): Promise<void> {
		await this.search();
		while (!signal.aborted && this.#version !== undefined) {
			try {
				await this.#source.changed(this.#version, signal);
			} catch (error) {
				if (signal.aborted) return;
				throw error;
			}
			await this.search();
		}
	}

	/** Asks anew, for the rows on screen. The rows shown stay until the answer is there. */
	async search(): Promise<void> {
		const question = ++this.#question;
		const { text, sort } = this;
		const from = text === this.shownText ? this.#visible.from : 0;
		const count = text === this.shownText ? Math.max(WINDOW, this.#visible.to - from) : WINDOW;
		const answer = await this.#source.query({ text, sort, from, count });
		if (question !== this.#question) return;
		this.#version = answer.version;
		this.#asked = new Set();
		this.total = answer.total;
		this.everybody = answer.everybody;
		this.shownText = text;
		this.rows = this.#filled(new Array<undefined>(answer.total), answer);
		this.ready = true;
	}

	/** Tells which rows are on screen; those not there yet are fetched. */
	async show(from: number, to: number): Promise<void> {
		this.#visible = { from, to };
		const question = this.#question;
		for (let start = Math.floor(from / WINDOW) * WINDOW; start < Math.min(to, this.total); start += WINDOW) {
			const missing = this.rows.slice(start, start + WINDOW).includes(undefined);
			if (!missing || this.#asked.has(start)) continue;
			this.#asked.add(start);
			const { shownText: text, sort } = this;
			const answer = await this.#source.query({ text, sort, from: start, count: WINDOW });
			if (question !== this.#question) return;
			this.rows = this.#filled([...this.rows], answer);
		}
	}

	#filled(rows: (DirectoryRow | undefined)[], answer: DirectoryPage): (DirectoryRow | undefined)[] {
		answer.rows.forEach((row, index) => (rows[answer.from + index] = row));
		return rows;
	}
}
