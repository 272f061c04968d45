import type { Cursor } from '$lib/db/timeline';

/** The most rows of a list that are on the page at once. */
const PAGE = 40;

/** Where a person is in a long list: at its first few rows, or on one of its pages. */
export class Pages {
	#first: number;
	/** More than the first few are on screen. */
	opened = $state(false);
	/** The last row of each page before this one. */
	#passed = $state.raw<readonly Cursor[]>([]);

	/** @param first rows shown until more are asked for */
	constructor(first: number) {
		this.#first = first;
	}

	/** Rows of the page on screen. */
	get most(): number {
		return this.opened ? PAGE : this.#first;
	}

	/** The row above the page, where there is one. */
	get before(): Cursor | undefined {
		return this.#passed.at(-1);
	}

	/** Shows what comes after the row that is the last on screen. */
	earlier(last: Cursor): void {
		if (this.opened) this.#passed = [...this.#passed, last];
		this.opened = true;
	}

	later(): void {
		this.#passed = this.#passed.slice(0, -1);
	}

	/** Back to the first few rows. */
	reset(): void {
		this.opened = false;
		this.#passed = [];
	}
}
